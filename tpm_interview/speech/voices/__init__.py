"""Voices: engines behind one protocol, their child process, and the cache of what they spoke."""
