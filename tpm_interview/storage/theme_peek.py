"""The theme alone, for the first picture: reading all settings takes longer than a frame."""

import tomllib
from pathlib import Path

from tpm_interview.domain.settings import Theme


def peeked_theme(settings_file: Path) -> Theme:
    """The theme in settings.toml; the system's for a file that is missing or broken."""
    try:
        return Theme(tomllib.loads(settings_file.read_text(encoding="utf-8-sig"))["theme"])
    except (OSError, ValueError, KeyError):
        return Theme.SYSTEM
