"""Question lists of other programs to findings; one module a format."""
