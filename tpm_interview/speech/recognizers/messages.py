"""What the window's side asks of the recognizer's process; answers are `domain.hearing` events."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Begin:
    take: int


@dataclass(frozen=True, slots=True)
class Feed:
    """More sound of a live take: 16 kHz mono 16-bit."""

    take: int
    pcm: bytes


@dataclass(frozen=True, slots=True)
class Finish:
    take: int


@dataclass(frozen=True, slots=True)
class Drop:
    take: int


@dataclass(frozen=True, slots=True)
class Recognize:
    take: int
    path: Path


Request = Begin | Feed | Finish | Drop | Recognize
