"""Pure functions over a transcript."""
