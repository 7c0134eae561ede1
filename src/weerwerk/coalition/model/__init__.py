"""What goes into the coalition engine and what comes out."""
