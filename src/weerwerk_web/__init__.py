"""Weerwerk in the browser: a shell on a database around the core."""
