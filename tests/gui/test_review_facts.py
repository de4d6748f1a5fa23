"""The facts beside a take: shown, explained, and heard where they are."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes import takes
from fakes.answered import spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.sounds import noise
from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations, FillerMark
from tpm_interview.domain.session import NewPrompt, Take
from tpm_interview.domain.transcript import Span
from tpm_interview.services.review import ReviewService
from tpm_interview.services.take_facts import take_facts
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.facts.rate_sketch import RateSketch
from tpm_interview.ui.review.facts_column import FactsColumn
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.widgets import Button

HOSTILE = '<img src="http://127.0.0.1:1/x.png">'
SAID = ["um", "we", "cut", "three", "weeks,", "I", "mean,", "two", "risks", *["risk"] * 141]


def spoken(*texts: str) -> Take:
    words = takes.words_of(*texts)
    speech = (Span(0.0, 6.0), Span(8.5, words[-1].end_s))
    return replace(takes.spoken(words), transcript=takes.transcript(words, speech))


def shown(
    qtbot: QtBot,
    take: Take,
    beside: Annotations = NO_ANNOTATIONS,
    limit_s: int | None = 120,
    can_hear: bool = True,
) -> FactsColumn:
    column = FactsColumn()
    qtbot.addWidget(column)
    column.set_facts(take_facts(take, limit_s, beside), can_hear)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    return column


def texts(column: QWidget) -> list[str]:
    labels = column.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def button(column: FactsColumn, words: str) -> Button:
    made = column.findChildren(Button)
    return next(b for b in made if words in (b.text(), b.accessibleName()) and not b.isHidden())


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_every_measurement_has_a_row_with_a_question_mark(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*SAID))
    told = texts(column)
    for name in ("Time used", "Speaking rate", "Rate over time", "Articulation rate"):
        assert name in told
        assert button(column, f"What is this? {name}")
    for name in ("Longest pause", "Pause ratio", "Fillers", "I / we", "Most used words", "Numbers"):
        assert button(column, f"What is this? {name}")
    assert {"0:53 of 2:00", "2.5 s", "risk 142", "0 / 1"} <= set(told)


def test_fillers_say_who_found_them(qtbot: QtBot) -> None:
    beside = Annotations(fillers=(FillerMark(3.0, True),))
    told = texts(shown(qtbot, spoken(*SAID), beside))
    assert "2 heard by the recognizer, 1 marked by you. Some go unheard." in told
    assert "2.0 per 100" in told


def test_a_question_mark_explains_and_escape_closes(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*SAID))
    mark = button(column, "What is this? Articulation rate")
    mark.setFocus()
    press(Qt.Key.Key_Return)
    (about,) = [told for told in texts(column) if "Jacewicz" in told]
    assert about.startswith("How it is measured: 60 x words")
    assert "What is usual:" in about
    press(Qt.Key.Key_Escape)
    assert not [told for told in texts(column) if "Jacewicz" in told]


def test_i_explains_all_and_hides_all(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*SAID))
    QTest.keyClick(column, Qt.Key.Key_I)
    explained = [told for told in texts(column) if told.startswith("How it is measured")]
    assert len(explained) == 10
    assert button(column, "Hide  (I)")
    QTest.keyClick(column, Qt.Key.Key_I)
    assert not [told for told in texts(column) if told.startswith("How it is measured")]


def test_an_explanation_stays_open_when_the_numbers_change(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*SAID))
    button(column, "What is this? Fillers").click()
    column.set_facts(take_facts(spoken(*SAID[1:]), 120), can_hear=True)
    assert [told for told in texts(column) if "Bortfeld" in told]


@pytest.mark.parametrize(
    ("words", "at_s"), [("Hear it at 0:06", 5.0), ("three weeks", 3 * takes.STEP_S)]
)
def test_what_was_measured_can_be_heard_by_a_key(qtbot: QtBot, words: str, at_s: float) -> None:
    column = shown(qtbot, spoken(*SAID))
    button(column, words).setFocus()
    with qtbot.waitSignal(column.hear_requested) as heard:
        press(Qt.Key.Key_Return)
    assert heard.args == [pytest.approx(at_s)]


def test_a_number_is_heard_on_the_page_of_review(qtbot: QtBot, tmp_path: Path) -> None:
    player = FakeSoundPlayer()
    with desk_in(tmp_path / "library") as desk:
        _answer(desk)
        page = ReviewPage(lambda: takes.AT)
        qtbot.addWidget(page)
        service, sound = ReviewService(desk.library), silent_listening(player)
        controller = ReviewController(page, service, desk.transcription, sound)
        page.show()
        facts = page.pane.beside.facts
        qtbot.waitUntil(lambda: "three weeks" in [b.text() for b in facts.findChildren(Button)])
        button(facts, "three weeks").click()
        qtbot.waitUntil(lambda: player.is_playing)
        assert player.position_s == pytest.approx(3 * takes.STEP_S)
        controller.close()


def _answer(desk: Desk) -> None:
    """A take of 10 s, kept with its words."""
    said = takes.transcript(takes.words_of(*SAID[:9]), (Span(0.0, 3.0),))
    spoken_answer(desk.library, NewPrompt("q", "Why so late?"), said, takes.AT, noise(10.0))


def test_of_many_numbers_the_rest_is_shown_on_demand(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*[f"{n}," for n in range(30, 50)]))
    more = button(column, "Show 8 more")
    more.setFocus()
    press(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "42"
    assert button(column, "49")


def test_without_a_recording_nothing_can_be_heard(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*SAID), can_hear=False)
    assert not button(column, "three weeks").isEnabled()
    sketch = column.findChild(RateSketch)
    assert isinstance(sketch, RateSketch)
    with qtbot.assertNotEmitted(column.seek_requested):
        QTest.mouseClick(sketch, Qt.MouseButton.LeftButton, pos=QPoint(5, 40))


def test_the_sketch_tells_the_rate_and_goes_there(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken(*SAID))
    sketch = column.findChild(RateSketch)
    assert isinstance(sketch, RateSketch)
    sketch.setFocus()
    assert sketch.told() == "0:00 to 0:30: 166 words/min"
    press(Qt.Key.Key_Right)
    assert sketch.told().startswith("0:15 to 0:45")
    assert sketch.told() in sketch.accessibleName()
    with qtbot.waitSignal(column.seek_requested) as went:
        press(Qt.Key.Key_Return)
    assert went.args == [pytest.approx(15.0)]
    with qtbot.waitSignal(column.seek_requested) as went:
        QTest.mouseClick(sketch, Qt.MouseButton.LeftButton, pos=QPoint(5, 40))
    assert went.args == [pytest.approx(0.0)]


@pytest.mark.parametrize("take", [takes.typed("We", "won."), takes.silent()])
def test_of_what_was_not_spoken_only_the_time_is_shown(qtbot: QtBot, take: Take) -> None:
    column = shown(qtbot, take, limit_s=None)
    assert "Time used" in texts(column)
    assert "Speaking rate" not in texts(column)


def test_a_short_answer_has_no_course_of_its_rate(qtbot: QtBot) -> None:
    column = shown(qtbot, spoken("We", "won."))
    assert "Rate over time" not in texts(column)


def test_what_was_said_is_shown_as_text(qtbot: QtBot) -> None:
    said = [*SAID, f"5{HOSTILE}", HOSTILE, HOSTILE, "&7"]
    column = shown(qtbot, spoken(*said))
    labels = column.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert button(column, "&&7")
