"""The weerbaarheidsscan: answers and measurements in, scores with their reasons out (S1–S16)."""
