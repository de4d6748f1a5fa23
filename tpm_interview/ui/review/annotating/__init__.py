"""What the candidate says about a take by hand: note, marks, star and own rating."""
