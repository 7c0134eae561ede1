"""Whose data this is: organisations, and the scope that keeps them apart."""
