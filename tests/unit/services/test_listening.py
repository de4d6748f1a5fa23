"""Listening, on a player that makes no sound."""

import shutil
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from fakes.listening import FakeSoundPlayer, FakeSpeaker
from fakes.other_systems import hold_open_files
from tpm_interview.domain.errors import UnreadableAudio, VoiceFailed
from tpm_interview.domain.sound import SpokenPrompt
from tpm_interview.services.listening import PEAKS_PER_S, Listening, picture
from tpm_interview.speech.audio_files import write_wav

LOUD, QUIET = b"\x00\x40", b"\x00\x00"


class Closing(FakeSpeaker):
    """A voice whose process is being closed."""

    def rendered(self, text: str, voice: str = "") -> SpokenPrompt:
        raise CancelledError


class Shelf:
    """Makes players and keeps them."""

    def __init__(self) -> None:
        self.made: list[FakeSoundPlayer] = []
        self.speaker = ""

    def listening(self, voice: FakeSpeaker | None = None) -> Listening:
        return Listening(voice or FakeSpeaker(), lambda: self.speaker, self._make)

    def _make(self, speaker: str) -> FakeSoundPlayer:
        self.made.append(FakeSoundPlayer(speaker))
        return self.made[-1]


def test_nothing_is_opened_before_there_is_something_to_hear() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.set_tempo(1.5)
    listening.stop()
    assert (listening.position_s, listening.is_playing, shelf.made) == (0.0, False, [])


def test_another_speaker_is_used_from_the_next_sound_on() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.set_tempo(1.5)
    listening.play_file(Path("a.wav"))
    shelf.speaker = "Headphones"
    listening.play_file(Path("b.wav"))
    first, second = shelf.made
    assert first.is_closed
    assert (second.speaker, second.tempo, second.is_playing) == ("Headphones", 1.5, True)


def test_a_microphone_check_is_gone_from_the_disk_after_the_next_sound() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.play_pcm(LOUD * 1600)
    (check,) = shelf.made[0].loaded
    assert check.is_file()
    listening.play_file(Path("next.wav"))
    assert not check.parent.exists()


def test_closing_throws_the_check_away() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.play_pcm(LOUD * 1600)
    (check,) = shelf.made[0].loaded
    listening.close()
    assert not check.parent.exists()
    assert shelf.made[0].is_closed


def test_a_check_that_windows_still_holds_open_does_not_stop_the_next_sound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold_open_files(monkeypatch)
    shelf = Shelf()
    listening = shelf.listening()
    listening.play_pcm(LOUD * 1600)
    (check,) = shelf.made[0].loaded
    with check.open("rb"):
        listening.play_file(Path("next.wav"))
    assert shelf.made[0].loaded == [check, Path("next.wav")]
    monkeypatch.undo()
    shutil.rmtree(check.parent)


def test_a_voice_that_is_being_closed_is_an_error_the_window_can_show() -> None:
    with pytest.raises(VoiceFailed):
        Shelf().listening(Closing()).say("Hello")


def test_a_picture_has_twenty_peaks_a_second(tmp_path: Path) -> None:
    path = tmp_path / "half.wav"
    write_wav(path, LOUD * 16_000 + QUIET * 16_000)
    seen = picture(path)
    assert seen.duration_s == pytest.approx(2.0)
    assert len(seen.peaks) == 2 * PEAKS_PER_S
    assert seen.peaks[0] == pytest.approx(0.5)
    assert seen.peaks[-1] == 0.0


def test_a_file_without_sound_has_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "empty.wav"
    path.write_bytes(b"")
    with pytest.raises(UnreadableAudio):
        picture(path)
