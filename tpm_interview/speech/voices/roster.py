"""What is known of the engines and their voices; safe from any thread."""

import threading

from tpm_interview.domain.errors import NoVoice
from tpm_interview.domain.sound import VoiceInfo
from tpm_interview.speech.voices.messages import EngineStarted
from tpm_interview.speech.voices.registry import VOICES

NATURAL = "hibari:heart"


class Roster:
    """Filled as engines start; an engine that could not is not started again."""

    def __init__(self) -> None:
        self._known: dict[str, EngineStarted] = {}
        self._changed = threading.Condition()
        self._is_closed = False

    def add(self, started: EngineStarted) -> None:
        with self._changed:
            self._known[started.engine] = started
            self._changed.notify_all()

    def close(self) -> None:
        """No more will come; nobody waits any longer."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def to_start(self) -> dict[str, str]:
        """The entries of VOICES worth starting."""
        with self._changed:
            failed = {name for name, known in self._known.items() if not known.voices}
        return {name: place for name, place in VOICES.items() if name not in failed}

    @property
    def default_voice(self) -> str:
        """The first voice; the natural one as long as no engine has started."""
        with self._changed:
            found = self._voices()
        return found[0].id if found else NATURAL

    def voices(self, timeout_s: float) -> tuple[VoiceInfo, ...]:
        """All voices once every engine has started or failed, else those so far.

        Raises NoVoice, also once closed and none is known.
        """
        with self._changed:
            self._changed.wait_for(self._is_complete, timeout_s)
            found = self._voices()
        if not found:
            raise self.no_voice()
        return found

    def no_voice(self) -> NoVoice:
        """The error that says why there is none."""
        with self._changed:
            problems = [known.problem for known in self._known.values() if known.problem]
        return NoVoice("; ".join(problems) or "no voice has started")

    def _is_complete(self) -> bool:
        return self._is_closed or len(self._known) == len(VOICES)

    def _voices(self) -> tuple[VoiceInfo, ...]:
        engines = (self._known[name] for name in VOICES if name in self._known)
        return tuple(voice for engine in engines for voice in engine.voices)
