"""Who may do what: people, their roles, how they sign in, and the seat from which they act."""
