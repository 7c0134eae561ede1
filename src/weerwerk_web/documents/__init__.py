"""Files that people add as evidence: looked at before they are taken, kept encrypted."""
