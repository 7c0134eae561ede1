"""The pieces of a page of the library."""
