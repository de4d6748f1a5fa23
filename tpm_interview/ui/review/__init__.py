"""Review: what was rehearsed, to listen to and to read."""
