"""What was done and what was looked at, in a chain that shows every change to it."""
