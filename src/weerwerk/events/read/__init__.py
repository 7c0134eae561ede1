"""One module per kind of file; each turns a file into batches of case, step, person and time."""
