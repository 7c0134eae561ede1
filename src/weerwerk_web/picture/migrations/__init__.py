"""The changes of the tables of picture, in order."""
