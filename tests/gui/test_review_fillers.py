"""Fillers of a take in Review: marked while it sounds, taken back, and brought again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fakes.answered import spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from tpm_interview.domain.session import NewPrompt
from tpm_interview.domain.transcript import Span, Transcript, Version, Word
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.filler_marking import FillerController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.reading_flow import ReadingFlow
from tpm_interview.ui.review.reading_pieces import cross_box
from tpm_interview.ui.widgets.word_layout import PieceKind

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)
SAID = ("So", "um", "we", "moved", "the", "date", "together.")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Filling:
    """Review with one take that is shown."""

    qtbot: QtBot
    desk: Desk
    player: FakeSoundPlayer
    page: ReviewPage
    controller: ReviewController
    changes: ReviewChanges

    @property
    def flow(self) -> ReadingFlow:
        return next(f for f in self.page.findChildren(ReadingFlow) if f.isVisible())

    def counted(self) -> list[tuple[int, float]]:
        view = self.controller.view
        return [(each.first, each.at_s) for each in view.fillers] if view else []

    def wait_for(self, *counted: tuple[int, float]) -> None:
        self.qtbot.waitUntil(lambda: self.counted() == list(counted))

    def play_at(self, at_s: float) -> None:
        QTest.keyClick(self.page, Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: self.player.is_playing)
        self.player.position_s = at_s
        self.qtbot.waitUntil(lambda: self.controller.playback.at_s == at_s)


@pytest.fixture
def filling(qtbot: QtBot, tmp_path: Path) -> Iterator[Filling]:
    with desk_in(tmp_path / "library") as desk:
        _answer(desk)
        player, changes = FakeSoundPlayer(), ReviewChanges()
        page = ReviewPage(lambda: NOW)
        qtbot.addWidget(page)
        listening = silent_listening(player)
        made = ReviewController(page, ReviewService(desk.library), desk.transcription, listening)
        changes.subscribe(made.on_changed)
        fillers = FillerController(page, made, FillerMarking(desk.library, changes))
        page.resize(936, 600)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: made.view is not None)
        yield Filling(qtbot, desk, player, page, made, changes)
        fillers.close()
        made.close()


def _answer(desk: Desk) -> None:
    """A word a second, half a second long."""
    words = tuple(Word(text, float(i), i + 0.5) for i, text in enumerate(SAID))
    said = Transcript(Version.RECOGNIZED, NOW, words, (Span(0.0, 7.0),))
    spoken_answer(desk.library, NewPrompt("q", "A question?"), said, NOW)


def test_a_click_on_the_cross_takes_a_filler_back_until_it_is_undone(filling: Filling) -> None:
    filling.wait_for((1, 1.0))
    view = filling.controller.view
    assert view
    cross = cross_box(filling.flow.plates(view.fillers[0])[-1]).center().toPoint()
    QTest.mouseMove(filling.flow, filling.flow.word_box(1).center().toPoint())
    QTest.mouseClick(filling.flow, Qt.MouseButton.LeftButton, pos=cross)
    filling.wait_for()
    filling.changes.undo()
    filling.wait_for((1, 1.0))


def test_f_marks_the_moment_that_is_heard_and_the_sound_goes_on(filling: Filling) -> None:
    filling.play_at(4.7)
    QTest.keyClick(filling.page, Qt.Key.Key_F)
    filling.wait_for((1, 1.0), (-1, 4.7))
    assert filling.player.is_playing
    assert len(filling.flow.pieces_of(PieceKind.SOUND)) == 1


def test_f_in_silence_is_for_the_word_at_the_cursor(filling: Filling) -> None:
    filling.flow.setFocus()
    for _ in range(3):
        QTest.keyClick(filling.flow, Qt.Key.Key_Right)
    QTest.keyClick(filling.flow, Qt.Key.Key_F)
    filling.wait_for((1, 1.0), (3, 3.0))
    QTest.keyClick(filling.flow, Qt.Key.Key_F)
    filling.wait_for((1, 1.0))
    for _ in range(2):
        QTest.keyClick(filling.flow, Qt.Key.Key_Left)
    QTest.keyClick(filling.flow, Qt.Key.Key_F)
    filling.wait_for()


def test_chosen_words_are_repeated_until_escape(filling: Filling) -> None:
    filling.flow.setFocus()
    QTest.keyClick(filling.flow, Qt.Key.Key_Right)
    QTest.keyClick(filling.flow, Qt.Key.Key_Right)
    QTest.keyClick(filling.flow, Qt.Key.Key_Right, SHIFT)
    assert filling.controller.playback.loop == Span(2.0, 3.5)
    QTest.keyClick(filling.flow, Qt.Key.Key_Escape)
    assert filling.controller.playback.loop is None


def test_another_loop_ends_the_choice_of_words(filling: Filling) -> None:
    filling.flow.setFocus()
    QTest.keyClick(filling.flow, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert filling.flow.chosen_span() == Span(0.0, 6.5)
    filling.page.pane.deck.wave.loop_requested.emit(Span(1.0, 2.0))
    assert filling.controller.playback.loop == Span(1.0, 2.0)
    assert filling.flow.chosen_span() is None
