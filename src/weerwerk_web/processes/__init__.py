"""Processes in the browser."""
