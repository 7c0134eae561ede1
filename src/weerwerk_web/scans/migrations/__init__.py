"""The changes of the tables of scans, in order."""
