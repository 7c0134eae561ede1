"""Plans in the browser."""
