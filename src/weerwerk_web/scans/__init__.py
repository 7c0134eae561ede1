"""The scan in the browser."""
