"""Takes written for other people and other programs, one format a module."""
