"""What the first picture needs of settings.toml: reading all of it takes longer than a frame."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from tpm_interview.domain.settings import WIDEST_WINDOW_PX, Theme, WindowSettings


@dataclass(frozen=True, slots=True)
class Look:
    """How the window shall look from the first moment."""

    theme: Theme = Theme.SYSTEM
    window: WindowSettings = field(default_factory=WindowSettings)


def peeked_look(settings_file: Path) -> Look:
    """Theme and window of settings.toml; the defaults for what is missing or broken."""
    try:
        found = tomllib.loads(settings_file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return Look()
    return Look(_theme(found.get("theme")), _window(found.get("window")))


def _theme(given: object) -> Theme:
    try:
        return Theme(str(given))
    except ValueError:
        return Theme.SYSTEM


def _window(given: object) -> WindowSettings:
    match given:
        case {"width": int(width), "height": int(height), "maximized": bool(maximized)} if (
            1 <= width <= WIDEST_WINDOW_PX and 1 <= height <= WIDEST_WINDOW_PX
        ):
            return WindowSettings(width, height, maximized)
    return WindowSettings()
