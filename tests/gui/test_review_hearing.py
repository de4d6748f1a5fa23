"""Hearing a take in Review: keys, loops, pauses, volume, speakers, and files that go wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QWidget
from pytestqt.qtbot import QtBot

from fakes.answered import spoken_answer, steady
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, FakeSpeaker
from fakes.screen_reader import SeenPage
from fakes.sounds import wav_file
from tpm_interview.domain.clock import clock
from tpm_interview.domain.errors import SpeakerLost, UnreadableAudio
from tpm_interview.domain.session import NewPrompt
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.domain.transcript import Span, Transcript, Version, Word
from tpm_interview.services.listening import Listening
from tpm_interview.services.review import ReviewService
from tpm_interview.services.settings import SettingsService
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.ui.review.choosing_speaker import ChoosingSpeaker
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.speaker_menu import SpeakerMenu
from tpm_interview.ui.widgets import Button, Waveform, WordFlow

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)
SPEECH = (Span(0.0, 5.0), Span(8.0, 20.0), Span(20.5, 30.0))
SKIPPED = (Span(5.125, 7.875),)
SAID = "We shipped the flag first. Then we moved the date."


@dataclass
class FakeDevices:
    """Speakers that come and go."""

    names: list[str] = field(default_factory=lambda: ["Desk", "Headphones"])

    def speakers(self) -> tuple[AudioDevice, ...]:
        return tuple(AudioDevice(name, name == "Desk") for name in self.names)


@dataclass
class Hearing(SeenPage):
    """The page with a take of 30 seconds, silent players and two speakers."""

    qtbot: QtBot
    desk: Desk
    page: ReviewPage
    settings: SettingsService
    devices: FakeDevices
    players: list[FakeSoundPlayer]
    path: Path

    @property
    def player(self) -> FakeSoundPlayer:
        return self.players[-1]

    @property
    def wave(self) -> Waveform:
        return self.page.pane.deck.wave

    def press(self, key: Qt.Key | str, on: QWidget | None = None) -> None:
        if isinstance(key, str):
            QTest.keyClicks(on or self.page, key)
        else:
            QTest.keyClick(on or self.page, key)

    def play(self, at_s: float) -> None:
        """Playing, the sound being there."""
        self.press("K")
        self.qtbot.waitUntil(lambda: bool(self.players) and self.player.is_playing)
        self.be_at(at_s)

    def be_at(self, at_s: float) -> None:
        self.player.position_s = at_s
        self.qtbot.waitUntil(lambda: clock(at_s) in self.texts())

    def wait_loop(self, loop: Span | None) -> None:
        self.qtbot.waitUntil(lambda: self.player.loop == loop)


@pytest.fixture
def hearing(qtbot: QtBot, tmp_path: Path) -> Iterator[Hearing]:
    players: list[FakeSoundPlayer] = []

    def made(speaker: str) -> FakeSoundPlayer:
        players.append(FakeSoundPlayer(speaker))
        return players[-1]

    with desk_in(tmp_path / "library") as desk:
        path = _answered(desk)
        page, devices = ReviewPage(lambda: NOW), FakeDevices()
        qtbot.addWidget(page)
        settings = SettingsService(SettingsFile(tmp_path / "settings.toml"))
        listening = Listening(FakeSpeaker(), lambda: settings.current.sound.speaker, made)
        controller = ReviewController(
            page, ReviewService(desk.library), desk.transcription, listening
        )
        speaker = ChoosingSpeaker(page, controller, settings, devices)
        page.resize(936, 600)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        shown = Hearing(qtbot, desk, page, settings, devices, players, path)
        qtbot.waitUntil(lambda: controller.view is not None and controller.view.is_drawn)
        shown.wait_for("of 0:30")
        yield shown
        speaker.close()
        controller.close()


def _answered(desk: Desk) -> Path:
    words = tuple(Word(word, 2.0 * i, 2.0 * i + 1.9, 0.9) for i, word in enumerate(SAID.split()))
    said = Transcript(Version.RECOGNIZED, NOW, words, SPEECH)
    take = spoken_answer(desk.library, NewPrompt("q", "A question?"), said, NOW, steady(30))
    assert take.audio_file
    return desk.library.recordings.resolve(take.audio_file)


@pytest.mark.parametrize(
    ("key", "at_s"),
    [("J", "0:07"), ("L", "0:17"), (Qt.Key.Key_Left, "0:07"), (Qt.Key.Key_Right, "0:17")],
)
def test_keys_go_five_seconds_wherever_the_focus_is(
    hearing: Hearing, key: Qt.Key | str, at_s: str
) -> None:
    for focused in (hearing.page.list, hearing.wave, hearing.button("Skip pauses")):
        hearing.page.pane.seek_requested.emit(12.5)
        focused.setFocus()
        hearing.press(key, focused)
        assert at_s in hearing.texts()


def test_no_key_of_hearing_takes_a_letter_from_a_text_being_written(hearing: Hearing) -> None:
    hearing.page.to_search()
    hearing.qtbot.waitUntil(lambda: hearing.page.focusWidget() is not hearing.page.list)
    box = hearing.page.focusWidget()
    assert box is not None
    hearing.press("jkl[]+-0rs", box)
    hearing.press(Qt.Key.Key_Left, box)
    assert hearing.players == []
    assert not hearing.wave.window_shown.is_zoomed


def test_k_and_space_play_and_pause(hearing: Hearing) -> None:
    hearing.play(3.0)
    hearing.press(Qt.Key.Key_Space)
    hearing.qtbot.waitUntil(lambda: not hearing.player.is_playing)
    assert hearing.button("Play")


def test_brackets_loop_from_here_to_here(hearing: Hearing) -> None:
    hearing.play(4.0)
    hearing.press("[")
    hearing.wait_loop(Span(4.0, 30.0))
    hearing.be_at(9.0)
    hearing.press("]")
    hearing.wait_loop(Span(4.0, 9.0))
    assert "0:04 to 0:09" in hearing.button("Loop").text()


def test_brackets_the_wrong_way_round_are_turned(hearing: Hearing) -> None:
    hearing.play(9.0)
    hearing.press("]")
    hearing.wait_loop(Span(0.0, 9.0))
    hearing.be_at(12.0)
    hearing.press("[")
    hearing.wait_loop(Span(9.0, 12.0))


def test_r_loops_the_sentence_and_ends_the_loop(hearing: Hearing) -> None:
    hearing.play(3.0)
    hearing.press("R")
    hearing.wait_loop(Span(0.0, 9.9))
    hearing.press("R")
    hearing.wait_loop(None)


def test_s_skips_long_pauses_but_for_a_breath_and_stays_on(hearing: Hearing) -> None:
    hearing.play(1.0)
    assert hearing.player.skips == ()
    hearing.press("S")
    hearing.qtbot.waitUntil(lambda: hearing.player.skips == SKIPPED)
    assert hearing.button("Skip pauses").isChecked()
    hearing.press("S")
    hearing.qtbot.waitUntil(lambda: hearing.player.skips == ())


def test_a_pause_that_is_asked_for_is_heard_though_pauses_are_skipped(hearing: Hearing) -> None:
    hearing.press("S")
    hearing.play(0.0)
    hearing.qtbot.waitUntil(lambda: hearing.player.skips == SKIPPED)
    hearing.page.pane.beside.facts.hear_requested.emit(2.0)
    hearing.qtbot.waitUntil(lambda: hearing.player.position_s == 2.0)
    assert hearing.player.skips == SKIPPED
    hearing.page.pane.beside.facts.hear_requested.emit(5.0)
    hearing.qtbot.waitUntil(lambda: hearing.player.skips == ())
    assert not hearing.button("Skip pauses").isChecked()


def test_pauses_skipped_before_playing_are_skipped_from_its_start(hearing: Hearing) -> None:
    hearing.press("S")
    hearing.play(1.0)
    assert hearing.player.skips == SKIPPED


def test_plus_minus_and_zero_zoom(hearing: Hearing) -> None:
    hearing.press("+")
    hearing.press("=")
    closer_s = hearing.wave.window_shown.length_s
    hearing.press("-")
    assert 30.0 > hearing.wave.window_shown.length_s > closer_s
    hearing.press("0")
    assert not hearing.wave.window_shown.is_zoomed


def test_up_and_down_make_it_louder_while_left_and_right_still_seek(hearing: Hearing) -> None:
    hearing.play(1.0)
    (slider,) = hearing.page.pane.deck.findChildren(QSlider)
    assert slider.accessibleName() == "Volume"
    slider.setFocus()
    hearing.press(Qt.Key.Key_Down, slider)
    hearing.qtbot.waitUntil(lambda: hearing.player.volume == 0.9)
    hearing.press(Qt.Key.Key_Right, slider)
    assert slider.value() == 90
    mute = next(b for b in hearing.page.findChildren(Button) if b.accessibleName() == "Mute")
    mute.click()
    hearing.qtbot.waitUntil(lambda: hearing.player.volume == 0)


def test_a_speaker_chosen_while_playing_goes_on_at_the_same_place(hearing: Hearing) -> None:
    hearing.play(6.0)
    menu = hearing.page.pane.deck.player.speakers
    hearing.qtbot.waitUntil(lambda: len(menu.menu().actions()) == 3)
    menu.menu().actions()[2].trigger()
    hearing.qtbot.waitUntil(lambda: len(hearing.players) == 2 and hearing.player.is_playing)
    assert (hearing.player.speaker, hearing.player.position_s) == ("Headphones", 6.0)
    assert hearing.settings.current.sound.speaker == "Headphones"
    assert "Headphones" in menu.accessibleName()


def test_a_speaker_chosen_in_settings_holds_here_too(hearing: Hearing) -> None:
    hearing.play(6.0)
    now = hearing.settings.current
    hearing.settings.change(replace(now, sound=replace(now.sound, speaker="Headphones")))
    hearing.qtbot.waitUntil(lambda: len(hearing.players) == 2 and hearing.player.is_playing)


def test_a_speaker_that_goes_away_is_told_and_playing_goes_on_elsewhere(hearing: Hearing) -> None:
    hearing.play(6.0)
    hearing.player.error, hearing.player.is_playing = SpeakerLost("Desk"), False
    hearing.wait_for("The speaker stopped playing")
    hearing.wait_for("choose another speaker")
    hearing.player.error = None
    hearing.press("K")
    hearing.qtbot.waitUntil(lambda: hearing.player.is_playing)
    assert hearing.player.position_s == 6.0
    hearing.qtbot.waitUntil(lambda: not hearing.page.pane.banner.isVisible())


def test_a_long_name_of_a_speaker_is_elided_and_read_out_whole(qtbot: QtBot) -> None:
    menu, name = SpeakerMenu(), "USB Audio && Conference Speaker & Microphone of the meeting room"
    qtbot.addWidget(menu)
    menu.set_speakers((AudioDevice(name, False),), name)
    assert menu.text().endswith("\u2026")
    assert name in menu.accessibleName()


def test_a_recording_deleted_while_the_page_is_open_leaves_the_words(hearing: Hearing) -> None:
    hearing.path.unlink()
    hearing.press("K")
    hearing.wait_for("The recording of this take is missing")
    assert any(f.accessibleName() == SAID for f in hearing.page.findChildren(WordFlow))


def test_a_recording_that_became_something_else_cannot_be_read(hearing: Hearing) -> None:
    hearing.play(2.0)
    hearing.press("K")
    hearing.qtbot.waitUntil(lambda: not hearing.player.is_playing)
    hearing.path.write_bytes(b"no sound at all")
    hearing.player.cannot_read = UnreadableAudio()
    hearing.press("K")
    hearing.wait_for("The recording of this take cannot be read")
    hearing.wait_for("Put a good copy into its folder")


def test_another_recording_in_its_place_is_heard_and_doubted(hearing: Hearing) -> None:
    wav_file(hearing.path, steady(12))
    hearing.press("K")
    hearing.qtbot.waitUntil(lambda: bool(hearing.players) and hearing.player.is_playing)
    hearing.wait_for("not as long as it was")


def test_a_recording_that_breaks_off_while_it_is_heard_is_told(hearing: Hearing) -> None:
    hearing.play(6.0)
    hearing.player.is_playing = False
    hearing.wait_for("not as long as it was")
