"""Correcting what was written down of a take, in the place of its words."""
