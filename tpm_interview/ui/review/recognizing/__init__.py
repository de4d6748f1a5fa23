"""Recognizing again: which answers with which recognizer, how far it is, what came of it."""
