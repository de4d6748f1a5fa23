"""The history of a question, and its takes side by side."""
