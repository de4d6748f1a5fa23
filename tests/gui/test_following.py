"""The word being heard stays in sight until the reader scrolls."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.ui.review.reading_flow import ReadingFlow
from tpm_interview.ui.review.transcript_pane import TranscriptPane

COUNT = 800
NOW = datetime(2026, 5, 13, tzinfo=UTC)


class Followed:
    """A pane with many words that are being heard."""

    def __init__(self) -> None:
        self.pane = TranscriptPane()
        words = tuple(Word(f"word{i}", i / 2, i / 2 + 0.4) for i in range(COUNT))
        said = Transcript(Version.RECOGNIZED, NOW, words)
        take = Take(1, 1, 1, TakeState.RECOGNIZED, NOW, 400.0, "recordings/1.wav", None, said)
        self.pane.set_take(take, (), False)
        self.pane.set_beside((), ())
        self.pane.resize(500, 300)

    @property
    def flow(self) -> ReadingFlow:
        (found,) = self.pane.findChildren(ReadingFlow)
        return found

    @property
    def area(self) -> QScrollArea:
        return next(a for a in self.pane.findChildren(QScrollArea) if a.isVisible())

    def is_in_sight(self, index: int) -> bool:
        return self.flow.visibleRegion().contains(self.flow.word_box(index).center().toPoint())

    @property
    def has_chip(self) -> bool:
        return self.pane.following.chip.isVisible()


@pytest.fixture
def followed(qtbot: QtBot) -> Followed:
    made = Followed()
    qtbot.addWidget(made.pane)
    made.pane.show()
    made.pane.activateWindow()
    qtbot.waitUntil(made.pane.isActiveWindow)
    made.pane.following.set_playing(True)
    return made


def turn_the_wheel(area: QScrollArea) -> None:
    place, by = QPointF(50, 50), QPoint(0, -120)
    event = QWheelEvent(
        place,
        QPointF(area.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        by,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.viewport(), event)


def test_the_lit_word_is_kept_in_sight(followed: Followed) -> None:
    for index in (10, 300, COUNT - 1):
        followed.pane.set_lit(index)
        assert followed.is_in_sight(index)
    assert not followed.has_chip


def test_the_wheel_lets_go_and_o_follows_again(followed: Followed) -> None:
    followed.pane.set_lit(10)
    turn_the_wheel(followed.area)
    assert followed.has_chip
    followed.pane.set_lit(600)
    assert not followed.is_in_sight(600)
    QTest.keyClick(followed.pane, Qt.Key.Key_O)
    assert followed.is_in_sight(600)
    assert not followed.has_chip


def test_page_down_lets_go_and_enter_on_the_chip_follows_again(followed: Followed) -> None:
    followed.flow.setFocus()
    QTest.keyClick(followed.flow, Qt.Key.Key_PageDown)
    followed.pane.set_lit(700)
    assert not followed.is_in_sight(700)
    chip = followed.pane.following.chip
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert followed.is_in_sight(700)
    assert followed.flow.hasFocus()


def test_choosing_words_lets_go(followed: Followed) -> None:
    start, end = (followed.flow.word_box(i).center().toPoint() for i in (2, 9))
    QTest.mousePress(followed.flow, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(followed.flow, end)
    followed.pane.set_lit(500)
    assert followed.has_chip
    assert not followed.is_in_sight(500)
    QTest.mouseRelease(followed.flow, Qt.MouseButton.LeftButton, pos=end)


def test_a_click_on_a_word_follows_again(followed: Followed) -> None:
    turn_the_wheel(followed.area)
    box = followed.flow.visibleRegion().boundingRect().topLeft() + QPoint(20, 40)
    QTest.mouseClick(followed.flow, Qt.MouseButton.LeftButton, pos=box)
    assert not followed.has_chip
    followed.pane.set_lit(700)
    assert followed.is_in_sight(700)


def test_playing_after_a_pause_follows_again(followed: Followed) -> None:
    turn_the_wheel(followed.area)
    followed.pane.following.set_playing(False)
    assert not followed.has_chip
    followed.pane.following.set_playing(True)
    followed.pane.set_lit(700)
    assert followed.is_in_sight(700)


def test_scrolling_without_sound_needs_no_chip(followed: Followed) -> None:
    followed.pane.following.set_playing(False)
    turn_the_wheel(followed.area)
    assert not followed.has_chip


def test_the_cursor_stays_in_sight(followed: Followed) -> None:
    followed.pane.following.set_playing(False)
    followed.flow.setFocus()
    QTest.keyClick(followed.flow, Qt.Key.Key_End)
    assert followed.is_in_sight(COUNT - 1)
