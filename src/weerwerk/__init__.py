"""Weerwerk: where criminals can put pressure on a municipality's own processes, and what helps most."""

__version__ = "0.1.0"
