"""The voice engines there are. A new one is one file and one line in VOICES."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Protocol, cast

from tpm_interview.domain.sound import SpokenWord, VoiceInfo
from tpm_interview.speech.voices.spoken_form import Respelling

VOICES = {
    "hibari": "tpm_interview.speech.voices.hibari:Hibari",
    "system": "tpm_interview.speech.voices.system:System",
}
"""Engine name, which begins every id of its voices, to `module:Class`; the best one first."""


@dataclass(frozen=True, slots=True)
class Synthesis:
    """How long a sound became and when the words of the engine's own text start in it."""

    duration_s: float
    words: tuple[SpokenWord, ...]


class VoiceEngine(Protocol):
    """One way to make speech; lives in the voice process, on its main thread.

    The class is also read outside that process, so its module imports no engine. `packages` are
    the distributions whose versions shape the sound; raise `revision` when our own code does.
    The constructor loads the engine and raises whatever is wrong with it.
    """

    packages: tuple[str, ...]
    revision: int
    respellings: tuple[Respelling, ...]

    def __init__(self) -> None: ...

    def voices(self) -> tuple[VoiceInfo, ...]:
        """All voices, best first."""

    def synthesize(
        self, text: str, voice: str, speed: float, volume: float, out: Path
    ) -> Synthesis:
        """Write `text` as mono 16-bit WAV; `voice` is an id without its engine.

        Raises NoVoice or VoiceFailed.
        """


def engine_class(place: str) -> type[VoiceEngine]:
    """The class at a `module:Class`, a value of VOICES."""
    module, _, attribute = place.partition(":")
    return cast(type[VoiceEngine], getattr(import_module(module), attribute))  # text -> class


@cache
def engine_version(place: str) -> str:
    """Changes with everything about an engine that may change its sound."""
    engine = engine_class(place)
    return " ".join((str(engine.revision), *(f"{p} {_installed(p)}" for p in engine.packages)))


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"
