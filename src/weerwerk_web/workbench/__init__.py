"""The pages where the apps meet: start, the way around, the audit's review, the faults."""
