"""Starting, preparing, checking and keeping an installation."""
