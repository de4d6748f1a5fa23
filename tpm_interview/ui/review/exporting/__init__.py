"""Taking along: answers to a file for mentors, readers and other programs."""
