"""A player that makes no sound and a voice that renders nothing."""

import wave
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import SpokenPrompt
from tpm_interview.domain.transcript import Span
from tpm_interview.services.listening import Listening


class FakeSoundPlayer:
    """Stands where the test puts `position_s`; plays until `is_playing` is taken away."""

    def __init__(self, speaker: str = "") -> None:
        self.speaker = speaker
        self.position_s = 0.0
        self.is_playing = False
        self.error: UserError | None = None
        self.refuses: UserError | None = None
        self.cannot_read: UserError | None = None
        self.loaded: list[Path] = []
        self.loop: Span | None = None
        self.skips: tuple[Span, ...] = ()
        self.tempo = 1.0
        self.volume = 1.0
        self.length_s: float | None = None
        self.is_closed = False

    def load(self, path: Path) -> float:
        if self.cannot_read is not None:
            raise self.cannot_read
        self.loaded.append(path)
        self.loop, self.skips = None, ()
        return self.length_s or _length_s(path)

    def play(self, from_s: float | None = None) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.position_s = self.position_s if from_s is None else from_s
        self.is_playing = True

    def pause(self) -> None:
        self.is_playing = False

    def stop(self) -> None:
        self.is_playing = False
        self.position_s = 0.0

    def seek(self, position_s: float) -> None:
        self.position_s = position_s

    def set_tempo(self, tempo: float) -> None:
        self.tempo = tempo

    def set_loop(self, loop: Span | None) -> None:
        self.loop = loop

    def set_skips(self, spans: tuple[Span, ...]) -> None:
        self.skips = spans

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def close(self) -> None:
        self.is_closed = True


def _length_s(path: Path) -> float:
    if not path.is_file():
        return 1.0
    with wave.open(str(path), "rb") as wav:
        return wav.getnframes() / wav.getframerate()


class FakeSpeaker:
    """Renders a text to a path that names it; or raises what it is told to."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.fails: UserError | None = None

    def rendered(self, text: str, voice: str = "") -> SpokenPrompt:
        if self.fails is not None:
            raise self.fails
        self.said.append(text)
        return SpokenPrompt(Path(f"{len(self.said)}.wav"), 1.0, ())


def silent_listening(player: FakeSoundPlayer, voice: FakeSpeaker | None = None) -> Listening:
    """A service that plays on `player`, whatever the speaker is called."""
    return Listening(voice or FakeSpeaker(), lambda: "", lambda speaker: player)
