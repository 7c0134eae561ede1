"""The pages on which what the apps hold comes together."""
