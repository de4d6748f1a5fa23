"""Hand-written stand-ins for what tests must not touch."""
