"""The measurements of a take, each with what it says and where it can be heard."""
