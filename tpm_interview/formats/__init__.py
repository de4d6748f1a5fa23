"""Text and files to domain objects and back."""
