"""How many people must be pressed, and how many can be missed: computed from steps, rules and staff."""
