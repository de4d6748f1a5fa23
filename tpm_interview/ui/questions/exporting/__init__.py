"""Export: questions to a file for other people and programs."""
