"""The pages of processes: how they stand, who holds what, what one can try, and changing them."""
