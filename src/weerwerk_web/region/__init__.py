"""Sharing with the region in the browser."""
