"""Import: a list is chosen, read, looked through row by row, and taken into the bank."""
