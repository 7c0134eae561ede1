"""The pages on which the surroundings and the picture are put in."""
