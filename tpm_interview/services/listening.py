"""Listening: to a recorded take, to a microphone check, to a voice that says a sentence."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from tpm_interview.domain.errors import UserError, VoiceFailed
from tpm_interview.domain.sound import SpokenPrompt
from tpm_interview.domain.transcript import Span
from tpm_interview.speech.audio_files import peaks, write_wav

PEAKS_PER_S = 50
"""Enough to look into a word: the closest look at a recording shows some seconds of it."""


@dataclass(frozen=True, slots=True)
class SoundPicture:
    """A sound to look at; `peaks` from 0 to 1, evenly spread over the duration."""

    peaks: tuple[float, ...]
    duration_s: float


def picture(path: Path) -> SoundPicture:
    """What a sound file looks like; reads all of it. Raises UnreadableAudio."""
    found = peaks(path, PEAKS_PER_S)
    return SoundPicture(found, len(found) / PEAKS_PER_S)


class SoundPlayer(Protocol):
    """What plays one file at a time: `speech.player.Player`, or a test's own."""

    @property
    def position_s(self) -> float: ...
    @property
    def is_playing(self) -> bool: ...
    @property
    def error(self) -> UserError | None: ...
    def load(self, path: Path) -> float: ...
    def play(self, from_s: float | None = None) -> None: ...
    def pause(self) -> None: ...
    def stop(self) -> None: ...
    def seek(self, position_s: float) -> None: ...
    def set_tempo(self, tempo: float) -> None: ...
    def set_loop(self, loop: Span | None) -> None: ...
    def set_skips(self, spans: tuple[Span, ...]) -> None: ...
    def set_volume(self, volume: float) -> None: ...
    def close(self) -> None: ...


class Speaks(Protocol):
    """What turns a text into a sound file: the `Prompter`."""

    def rendered(self, text: str, voice: str = "") -> SpokenPrompt: ...


class Listening:
    """One player for one page.

    Everything but `position_s` and `is_playing` may take long and belongs on one thread that is
    not the window's. Whatever makes a sound raises NoSpeaker where there is none.
    """

    def __init__(
        self,
        voice: Speaks,
        speaker: Callable[[], str],
        make_player: Callable[[str], SoundPlayer],
    ) -> None:
        """`speaker` tells the name of the chosen one; it is asked again for each new sound.

        Whoever chooses another says so with `change_speaker`.
        """
        self._voice = voice
        self._speaker = speaker
        self._make_player = make_player
        self._player: SoundPlayer | None = None
        self._made_for = ""
        self._path: Path | None = None
        self._tempo, self._volume = 1.0, 1.0
        self._loop: Span | None = None
        self._skips: tuple[Span, ...] = ()
        self._scratch: TemporaryDirectory[str] | None = None

    @property
    def position_s(self) -> float:
        """Where in the file the sound is; exact to the sound card's buffer."""
        player = self._player
        return player.position_s if player else 0.0

    @property
    def is_playing(self) -> bool:
        player = self._player
        return player is not None and player.is_playing

    @property
    def error(self) -> UserError | None:
        """Why the sound ended before its end; None where it did not."""
        player = self._player
        return player.error if player else None

    def load(self, path: Path) -> float:
        """Take another sound, without loop and skips; its length in seconds.

        The one before stops. Raises UnreadableAudio.
        """
        player = self._current_player()
        player.stop()
        length_s = player.load(path)
        self._path, self._loop, self._skips = path, None, ()
        self._throw_away_scratch()
        return length_s

    def play(self, from_s: float | None = None) -> None:
        """Go on, or begin at a moment. Raises NoSpeaker."""
        if self._player:
            self._player.play(from_s)

    def play_file(self, path: Path) -> None:
        self.load(path)
        self.play(0.0)

    def play_pcm(self, pcm: bytes) -> None:
        """Hear 16 kHz mono 16-bit sound, as a microphone check keeps it; it is not stored."""
        # Windows keeps a file that the player still reads; the system's own cleaning takes it
        scratch = TemporaryDirectory(prefix="tpm-interview-", ignore_cleanup_errors=True)
        path = Path(scratch.name) / "check.wav"
        write_wav(path, pcm)
        self.load(path)
        self._scratch = scratch
        self.play(0.0)

    def say(self, text: str, voice: str = "") -> None:
        """Hear a text in the chosen voice, or in another. Raises NoVoice or VoiceFailed."""
        try:
            spoken = self._voice.rendered(text, voice)
        except CancelledError:  # the voice's process is being closed
            raise VoiceFailed from None
        self.play_file(spoken.path)

    def pause(self) -> None:
        if self._player:
            self._player.pause()

    def stop(self) -> None:
        if self._player:
            self._player.stop()

    def seek(self, at_s: float) -> None:
        if self._player:
            self._player.seek(at_s)

    def set_tempo(self, tempo: float) -> None:
        """0.5 to 2, pitch kept; it stays for what is heard next."""
        self._tempo = tempo
        if self._player:
            self._player.set_tempo(tempo)

    def set_volume(self, volume: float) -> None:
        """0 (mute) to 1, at once; it stays for what is heard next."""
        self._volume = volume
        if self._player:
            self._player.set_volume(volume)

    def set_loop(self, loop: Span | None) -> None:
        self._loop = loop
        if self._player:
            self._player.set_loop(loop)

    def set_skips(self, spans: tuple[Span, ...]) -> None:
        """Pass over these stretches of the sound; they go with it."""
        self._skips = spans
        if self._player:
            self._player.set_skips(spans)

    def change_speaker(self) -> None:
        """Another speaker was chosen: what is heard goes on there, at the same place.

        Raises NoSpeaker where it cannot be opened; UnreadableAudio where the file is gone.
        """
        before, path = self._player, self._path
        if before is None or self._made_for == self._speaker():
            return
        was_playing, at_s = before.is_playing, before.position_s
        self._close_player()
        if path is None:
            return
        player = self._current_player()
        player.load(path)
        player.set_loop(self._loop)
        player.set_skips(self._skips)
        player.seek(at_s)
        if was_playing:
            player.play(at_s)

    def close(self) -> None:
        self._close_player()
        self._throw_away_scratch()

    def _current_player(self) -> SoundPlayer:
        wanted = self._speaker()
        if self._player is None or self._made_for != wanted:
            self._close_player()
            self._player = self._make_player(wanted)
            self._player.set_tempo(self._tempo)
            self._player.set_volume(self._volume)
            self._made_for = wanted
        return self._player

    def _close_player(self) -> None:
        player, self._player = self._player, None
        if player:
            player.close()

    def _throw_away_scratch(self) -> None:
        scratch, self._scratch = self._scratch, None
        if scratch:
            scratch.cleanup()
