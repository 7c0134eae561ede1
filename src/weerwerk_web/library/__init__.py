"""The library in the browser."""
