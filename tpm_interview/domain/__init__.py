"""What the app is about, as frozen dataclasses and rules; imports no other layer."""
