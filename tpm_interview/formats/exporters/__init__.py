"""Questions to files of other programs; one module a format."""
