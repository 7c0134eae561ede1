"""Logs and findings in the browser."""
