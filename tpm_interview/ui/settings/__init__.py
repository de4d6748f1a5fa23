"""Settings: voice, microphone, recognizer, times, theme, library."""
