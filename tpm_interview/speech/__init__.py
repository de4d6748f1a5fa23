"""Microphone, player, recognizers and voices with their child processes; no Qt, no SQLAlchemy."""
