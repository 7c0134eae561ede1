"""The pages of a scan."""
