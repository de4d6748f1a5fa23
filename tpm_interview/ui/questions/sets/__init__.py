"""Named, ordered lists of questions."""
