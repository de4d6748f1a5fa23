"""Questions: the bank to look through and to read."""
