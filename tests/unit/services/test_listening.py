"""Listening, on a player that makes no sound."""

import shutil
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from fakes.listening import FakeSoundPlayer, FakeSpeaker
from fakes.other_systems import hold_open_files
from tpm_interview.domain.errors import UnreadableAudio, VoiceFailed
from tpm_interview.domain.sound import SpokenPrompt
from tpm_interview.domain.transcript import Span
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


def test_choosing_another_speaker_goes_on_there_at_the_same_place() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.set_volume(0.3)
    listening.play_file(Path("a.wav"))
    listening.set_loop(Span(1.0, 9.0))
    listening.set_skips((Span(2.0, 3.0),))
    shelf.made[0].position_s = 4.2
    shelf.speaker = "Headphones"
    listening.change_speaker()
    first, second = shelf.made
    assert first.is_closed
    assert (second.speaker, second.loaded, second.is_playing) == (
        "Headphones",
        [Path("a.wav")],
        True,
    )
    assert (second.position_s, second.volume) == (4.2, 0.3)
    assert (second.loop, second.skips) == (Span(1.0, 9.0), (Span(2.0, 3.0),))


def test_a_pause_stays_a_pause_on_another_speaker() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.play_file(Path("a.wav"))
    shelf.made[0].position_s = 4.2
    listening.pause()
    shelf.speaker = "Headphones"
    listening.change_speaker()
    assert (shelf.made[1].is_playing, shelf.made[1].position_s) == (False, 4.2)


def test_the_same_speaker_chosen_again_changes_nothing() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.change_speaker()
    listening.play_file(Path("a.wav"))
    listening.change_speaker()
    assert len(shelf.made) == 1


def test_volume_and_tempo_stay_and_loop_and_skips_go_with_their_sound() -> None:
    shelf = Shelf()
    listening = shelf.listening()
    listening.set_volume(0.5)
    listening.play_file(Path("a.wav"))
    listening.set_loop(Span(0.0, 1.0))
    listening.set_skips((Span(2.0, 3.0),))
    listening.play_file(Path("b.wav"))
    (player,) = shelf.made
    assert (player.volume, player.loop, player.skips) == (0.5, None, ())


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


def test_a_picture_has_peaks_close_enough_to_look_into_a_word(tmp_path: Path) -> None:
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
