"""Speech to text: one child process, a registry of recognizers, live and from the disk."""
