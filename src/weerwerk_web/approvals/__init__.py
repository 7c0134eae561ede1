"""Four eyes in our own house (R4): one asks, another approves, and only that exact thing may then be done, once."""
