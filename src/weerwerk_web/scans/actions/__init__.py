"""What is done with a scan."""
