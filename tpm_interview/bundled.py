"""Where the files shipped with the app lie: in a wheel inside the package, else in the checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The shipped folder `questions` or `resources`."""
    in_wheel = PACKAGE / "_shipped" / name
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / name
