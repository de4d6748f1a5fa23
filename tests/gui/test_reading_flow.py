"""The words of a transcript: heard, chosen, marked; by mouse and by keyboard."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.ui.review.reading_flow import ReadingFlow
from tpm_interview.ui.review.reading_pieces import cross_box
from tpm_interview.ui.widgets.word_layout import PieceKind

SAID = "So um last spring I ran the migration and you know the risk was that nobody owned it"
UM = Filler(1, 1, 1.0, FillerSource.HEARD)
YOU_KNOW = Filler(9, 10, 9.0, FillerSource.HEARD)
UNHEARD = Filler(-1, -1, 4.95, FillerSource.MARKED)
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def flow(qtbot: QtBot) -> ReadingFlow:
    made = ReadingFlow()
    qtbot.addWidget(made)
    made.set_spoken(said(), [Span(6.0, 6.99), Span(11.2, 12.9)])
    made.set_beside((UM, UNHEARD, YOU_KNOW), (Mark(8.0, "<b>here</b>"),))
    made.resize(420, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def said(doubted: Sequence[int] = ()) -> list[Word]:
    """A word a second; one and a half after the long pause."""
    return [
        Word(text, at + 2.0 * (at > 11), at + 2.0 * (at > 11) + 0.8, 0.2 if at in doubted else 0.9)
        for at, text in enumerate(SAID.split())
    ]


def middle(flow: ReadingFlow, index: int) -> QPoint:
    return flow.word_box(index).center().toPoint()


def drag(flow: ReadingFlow, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(flow, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(flow, (start + end) / 2)
    QTest.mouseMove(flow, end)
    QTest.mouseRelease(flow, Qt.MouseButton.LeftButton, NONE, end)


def test_a_click_hears_a_word_and_enter_the_next(qtbot: QtBot, flow: ReadingFlow) -> None:
    with qtbot.waitSignal(flow.word_clicked) as clicked:
        QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, middle(flow, 2))
    assert clicked.args == [2]
    QTest.keyClick(flow, Qt.Key.Key_Right)
    with qtbot.waitSignal(flow.word_clicked) as entered:
        QTest.keyClick(flow, Qt.Key.Key_Return)
    assert entered.args == [3]


def test_down_and_end_reach_other_rows(qtbot: QtBot, flow: ReadingFlow) -> None:
    flow.setFocus()
    QTest.keyClick(flow, Qt.Key.Key_Down)
    assert flow.cursor_box().top() == flow.word_box(0).bottom()
    QTest.keyClick(flow, Qt.Key.Key_End)
    with qtbot.waitSignal(flow.word_clicked) as last:
        QTest.keyClick(flow, Qt.Key.Key_Return)
    assert last.args == [len(SAID.split()) - 1]


def test_dragging_chooses_words_and_asks_for_them_once(qtbot: QtBot, flow: ReadingFlow) -> None:
    heard: list[Span | None] = []
    flow.choice_made.connect(heard.append)
    with qtbot.assertNotEmitted(flow.word_clicked):
        drag(flow, middle(flow, 2), middle(flow, 6))
    assert heard == [Span(2.0, 6.8)]
    assert flow.chosen_text == "last spring I ran the"
    QTest.keyClick(flow, Qt.Key.Key_Escape)
    assert heard == [Span(2.0, 6.8), None]
    assert flow.chosen_text == ""


def test_shift_chooses_from_the_cursor_on(qtbot: QtBot, flow: ReadingFlow) -> None:
    QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, middle(flow, 5))
    QTest.mouseClick(flow, Qt.MouseButton.LeftButton, SHIFT, middle(flow, 3))
    assert flow.chosen_span() == Span(3.0, 5.8)
    QTest.keyClick(flow, Qt.Key.Key_Right, SHIFT)
    assert flow.chosen_text == "I ran"
    for _ in range(4):  # word by word, whatever stands between them
        QTest.keyClick(flow, Qt.Key.Key_Right, SHIFT)
    assert flow.chosen_text == "ran the migration and"


def test_the_chosen_words_are_copied_without_signs(flow: ReadingFlow) -> None:
    flow.setFocus()
    QTest.keyClick(flow, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(flow, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SAID


def test_a_click_elsewhere_ends_the_choice(qtbot: QtBot, flow: ReadingFlow) -> None:
    drag(flow, middle(flow, 2), middle(flow, 4))
    QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, middle(flow, 3))
    assert flow.chosen_span() == Span(2.0, 4.8)  # within it only what is heard changes
    with qtbot.waitSignal(flow.choice_made) as ended:
        QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, middle(flow, 7))
    assert ended.args == [None]


@pytest.mark.parametrize(
    ("kind", "at_s"), [(PieceKind.PAUSE, 10.7), (PieceKind.SOUND, 4.45), (PieceKind.FLAG, 7.5)]
)
def test_what_has_no_word_is_heard_from_half_a_second_before(
    qtbot: QtBot, flow: ReadingFlow, kind: PieceKind, at_s: float
) -> None:
    place = flow.pieces_of(kind)[-1].center().toPoint()
    with qtbot.waitSignal(flow.moment_clicked) as clicked:
        QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, place)
    assert clicked.args[0] == pytest.approx(at_s)


@pytest.mark.parametrize("filler", [UM, YOU_KNOW, UNHEARD])
def test_the_cross_of_a_filler_takes_it_away(
    qtbot: QtBot, flow: ReadingFlow, filler: Filler
) -> None:
    plate = flow.plates(filler)[-1]
    QTest.mouseMove(flow, plate.center().toPoint())
    cross = cross_box(plate).center().toPoint()
    QTest.mouseMove(flow, cross)
    with qtbot.waitSignal(flow.filler_removed) as removed:
        QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, cross)
    assert removed.args == [filler]


def test_nothing_jumps_when_a_cross_is_shown(flow: ReadingFlow) -> None:
    before = [flow.word_box(index) for index in range(12)]
    flow.set_hovered(UM)
    flow.grab()
    assert [flow.word_box(index) for index in range(12)] == before


def test_a_word_of_a_filler_is_heard(qtbot: QtBot, flow: ReadingFlow) -> None:
    with qtbot.waitSignal(flow.word_clicked) as clicked:
        QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, middle(flow, 10))
    assert clicked.args == [10]


def test_the_cursor_tells_what_it_stands_on(flow: ReadingFlow) -> None:
    flow.clearFocus()
    assert flow.under_cursor() is None  # neither focus nor a lit word
    flow.set_lit(3)
    assert flow.under_cursor() == 3.0
    flow.setFocus()
    assert flow.under_cursor() == 3.0
    for _ in range(2):
        QTest.keyClick(flow, Qt.Key.Key_Left)
    assert flow.under_cursor() == UM


def test_tool_tips_say_who_found_a_filler_and_what_was_doubted(flow: ReadingFlow) -> None:
    assert flow.told_at(flow.plates(UM)[0].center()).startswith("Heard by the recognizer")
    assert flow.told_at(flow.plates(UNHEARD)[0].center()).startswith("Marked by you")
    assert flow.told_at(flow.pieces_of(PieceKind.FLAG)[0].center()) == "<b>here</b>"
    assert flow.told_at(flow.word_box(3).center()) == ""
    flow.set_spoken(said(doubted=[3]), ())
    assert flow.told_at(flow.word_box(3).center()) == "The recognizer was not sure of this word."


def test_pauses_from_a_second_on_are_gaps(flow: ReadingFlow) -> None:
    flow.set_spoken(said(), [Span(11.9, 12.95)])
    assert len(flow.pieces_of(PieceKind.PAUSE)) == 1


def test_marks_and_fillers_keep_cursor_and_choice(flow: ReadingFlow) -> None:
    drag(flow, middle(flow, 6), middle(flow, 8))
    flow.set_beside((), ())
    assert flow.chosen_text == "the migration and"
    QTest.keyClick(flow, Qt.Key.Key_Right, SHIFT)
    assert flow.chosen_text == "the migration and you"


def test_an_empty_transcript_takes_keys_and_clicks(flow: ReadingFlow) -> None:
    flow.set_spoken((), ())
    flow.set_beside((UNHEARD,), ())
    flow.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(flow, key)
    QTest.mouseClick(flow, Qt.MouseButton.LeftButton, NONE, QPoint(5, 5))
    flow.grab()
    assert flow.chosen_span() is None
