"""Choosing and checking a microphone."""

from collections.abc import Callable

from tpm_interview.domain.sound import AudioDevice, MicrophoneFinding
from tpm_interview.services.sources import OnLost, OnSound, OpenSource, SoundSource
from tpm_interview.speech import devices
from tpm_interview.speech.level import level_dbfs
from tpm_interview.speech.microphone import Microphone
from tpm_interview.speech.microphone_check import examine

CHECK_S = 4.0


def microphones() -> tuple[AudioDevice, ...]:
    """Microphones the system has now, monitors of speakers left out; may take a moment."""
    return devices.microphones()


def speakers() -> tuple[AudioDevice, ...]:
    return devices.speakers()


def opener(name: str) -> OpenSource:
    """How to open the microphone of this name; empty is the system's default."""

    def open_source(on_sound: OnSound, on_lost: OnLost) -> SoundSource:
        return Microphone(name, on_sound, on_lost)

    return open_source


class MicrophoneMonitor:
    """Listens without recording: a live level, and on demand four seconds to hear back.

    Callbacks come on the microphone's own thread.
    """

    def __init__(
        self,
        on_level: Callable[[float], None],
        on_checked: Callable[[bytes, MicrophoneFinding], None],
        on_lost: OnLost,
    ) -> None:
        self._on_level = on_level
        self._on_checked = on_checked
        self._on_lost = on_lost
        self._source: SoundSource | None = None
        self._wanted_bytes = 0
        self._kept = bytearray()

    def open(self, name: str) -> None:
        """Listen to a microphone, in place of the one before. Raises NoMicrophone."""
        self.close()
        source = opener(name)(self._hear, self._on_lost)
        source.open()
        self._source = source

    def check(self) -> None:
        """Keep the next four seconds; `on_checked` gets them and what they sound like."""
        self._kept = bytearray()
        self._wanted_bytes = int(CHECK_S * 16_000) * 2

    def close(self) -> None:
        if self._source is not None:
            self._source.close()
            self._source = None
        self._wanted_bytes = 0

    def _hear(self, pcm: bytes) -> None:
        self._on_level(level_dbfs(pcm))
        if not self._wanted_bytes:
            return
        self._kept += pcm
        if len(self._kept) >= self._wanted_bytes:
            kept, self._wanted_bytes = bytes(self._kept[: self._wanted_bytes]), 0
            self._on_checked(kept, examine(kept))
