"""The knowledge of the field as data: read, checked, and looked up by id."""
