"""Settings of all tests."""

from hypothesis import settings

# Half as many examples as usual: all tests together should take minutes.
settings.register_profile("project", max_examples=50)
settings.load_profile("project")
