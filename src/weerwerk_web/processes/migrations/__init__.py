"""The tables of processes."""
