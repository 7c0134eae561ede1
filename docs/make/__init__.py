"""What is generated of the documentation, and the check of its links: ``./run docs``."""
