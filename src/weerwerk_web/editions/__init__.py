"""With which edition of the catalogue an organisation works."""
