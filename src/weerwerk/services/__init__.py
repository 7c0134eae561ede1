"""Where the concepts meet: one errand per module."""
