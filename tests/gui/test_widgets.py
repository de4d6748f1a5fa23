"""The widgets every page is made of, used as a candidate would."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.domain.errors import DiskFull, MicrophoneSilent
from tpm_interview.domain.transcript import Span, Word, WordSource
from tpm_interview.ui.widgets import (
    Band,
    Banner,
    Button,
    Chips,
    Choice,
    Dots,
    EmptyState,
    FactTile,
    LevelMeter,
    Plate,
    RatingBar,
    Segments,
    ThinProgress,
    Tick,
    Waveform,
    WordFlow,
    column,
    holder,
    line,
)

REFCOUNT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Source(QObject):
    fired = Signal(int)

app = QApplication([])
label, source = QLabel(), Source()
for i in range(20_000):
    label.setText("x")
for i in range(5_000):
    source.fired.emit(i)
print("survived")
"""


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 400) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def words(text: str, fillers: str = "um uh") -> tuple[Word, ...]:
    """One second a word."""
    made = []
    for i, each in enumerate(text.split()):
        source = WordSource.FILLER if each in fillers.split() else WordSource.CLEAN
        made.append(Word(each, float(i), i + 0.9, source=source))
    return tuple(made)


def test_thousands_of_calls_do_not_eat_none_and_true() -> None:
    """PySide6 6.12.0 aborts here on Python 3.11; the pin in pyproject.toml keeps it away."""
    run = subprocess.run(
        [sys.executable, "-c", REFCOUNT], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.stdout.strip() == "survived", run.stderr


def test_silent_take_tells_the_candidate_what_to_do(qtbot: QtBot) -> None:
    banner = Banner()
    page = shown(qtbot, holder(column(banner)))
    assert page.isVisible()
    assert not banner.isVisible()
    banner.set_error(MicrophoneSilent(), "Take again")
    assert banner.isVisible()
    assert "Check the microphone" in banner.text()
    visible = [b.text() for b in banner.findChildren(QPushButton) if b.isVisible()]
    assert visible == ["Take again"]
    with qtbot.waitSignal(banner.action_requested) as acted:
        banner.findChildren(QPushButton)[0].click()
    assert acted.args == [0]
    banner.set_error(None)
    assert not banner.isVisible()


def test_a_banner_names_the_file_in_question(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.set_error(DiskFull("/home/me"))
    assert "(/home/me)" in banner.text()


def test_chips_wrap_where_it_is_narrow(qtbot: QtBot) -> None:
    names = ["Planning", "Risk", "Technical", "Stakeholders", "Leadership", "Delivery"]
    chips = Chips("Competency", [(name, name) for name in names])
    qtbot.addWidget(chips)
    assert chips.heightForWidth(900) < chips.heightForWidth(300)
    assert chips.minimumSizeHint().width() < 300


def test_chips_tell_all_that_is_chosen_in_the_order_shown(qtbot: QtBot) -> None:
    chips = Chips("Level", [("entry", "Entry"), ("senior", "Senior")])
    qtbot.addWidget(chips)
    spy = QSignalSpy(chips.changed)
    buttons = chips.findChildren(Button)
    buttons[1].click()
    buttons[0].click()
    assert spy.at(1) == [("entry", "senior")]
    chips.set_chosen(())
    assert chips.chosen() == ()
    assert spy.count() == 2


def test_chips_that_stay_keep_their_choice(qtbot: QtBot) -> None:
    chips = Chips("Tag", [("a", "A"), ("b", "B")])
    qtbot.addWidget(chips)
    chips.set_chosen(("b",))
    chips.set_choices([("b", "B"), ("c", "C")])
    assert chips.chosen() == ("b",)


def test_a_choice_shows_and_tells_what_is_chosen(qtbot: QtBot) -> None:
    choice = Choice("Microphone")
    qtbot.addWidget(choice)
    choice.set_choices([("", "System default"), ("usb", "A & B")], "usb")
    assert choice.value() == "usb"
    assert choice.accessibleName() == "Microphone: A & B"
    with qtbot.waitSignal(choice.chosen) as chosen:
        choice.menu().actions()[0].trigger()
    assert chosen.args == [""]
    choice.set_value("gone")
    assert choice.value() == ""


def test_segments_hold_exactly_one(qtbot: QtBot) -> None:
    segments = Segments([("a", "Transcript"), ("b", "Compare")])
    qtbot.addWidget(segments)
    assert segments.value() == "a"
    with qtbot.waitSignal(segments.chosen) as chosen:
        segments.findChildren(Button)[1].click()
    assert chosen.args == ["b"]
    assert segments.value() == "b"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_focus_answers_to_enter_and_space(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Replay")
    shown(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_key_works_wherever_the_focus_is_and_at_once(qtbot: QtBot) -> None:
    action, other = Button("Go", "action", key="Space"), Button("Other")
    page = shown(qtbot, holder(column(action, other)))
    other.setFocus()
    spies = QSignalSpy(action.clicked), QSignalSpy(other.clicked)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert [spy.count() for spy in spies] == [1, 0]


def test_the_key_of_a_hidden_or_disabled_button_does_nothing(qtbot: QtBot) -> None:
    action, other = Button("Go", "action", key="R"), Button("Other")
    page = shown(qtbot, holder(column(action, other)))
    spy = QSignalSpy(action.clicked)
    action.setEnabled(False)
    QTest.keyClick(page, Qt.Key.Key_R)
    action.setEnabled(True)
    action.hide()
    QTest.keyClick(page, Qt.Key.Key_R)
    assert spy.count() == 0


def test_marks_are_given_by_key(qtbot: QtBot) -> None:
    bar = RatingBar()
    shown(qtbot, bar)
    with qtbot.waitSignal(bar.rated) as rated:
        QTest.keyClick(bar, Qt.Key.Key_3)
    assert rated.args == [3]
    assert bar.rating() == 3
    bar.set_rating(None)
    assert bar.rating() is None


def test_a_tick_wraps_and_answers_to_enter(qtbot: QtBot) -> None:
    tick = Tick("What you cut & re-ordered, said at such a length that one line is too short")
    shown(qtbot, tick, 240)
    assert tick.heightForWidth(240) > tick.heightForWidth(900)
    QTest.keyClick(tick, Qt.Key.Key_Return)
    assert tick.isChecked()
    assert "&" in tick.accessibleName()
    assert "&&" not in tick.accessibleName()


def test_words_wrap_and_are_read_out(qtbot: QtBot) -> None:
    flow = WordFlow()
    qtbot.addWidget(flow)
    flow.set_words(words("So um last spring I ran the migration of our billing service"))
    assert flow.heightForWidth(200) > flow.heightForWidth(900)
    assert flow.accessibleName().startswith("So um last")


def test_a_long_pause_takes_room_before_the_word_after_it(qtbot: QtBot) -> None:
    flow = WordFlow()
    qtbot.addWidget(flow)
    flow.resize(900, 100)
    said = words("one two three")
    flow.set_words(said)
    plain = flow.word_box(2).left()
    flow.set_words(said, [Span(1.1, 1.3)])
    assert flow.word_box(2).left() == plain  # too short to be shown
    late = (*said[:2], Word("three", 5.0, 5.5))
    flow.set_words(late, [Span(1.9, 4.95)])
    assert flow.word_box(2).left() > plain + 50


def test_an_empty_flow_has_no_height(qtbot: QtBot) -> None:
    flow = WordFlow()
    flow.set_words(())
    shown(qtbot, flow)
    assert flow.heightForWidth(300) == 0


def test_a_place_on_the_waveform_is_a_moment(qtbot: QtBot) -> None:
    wave = Waveform()
    wave.set_sound([0.5] * 200, 10.0, [Span(2.0, 5.0)])
    shown(qtbot, wave, 500, 120)
    with qtbot.waitSignal(wave.seek_requested) as sought:
        QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(250, 60))
    assert sought.args[0] == pytest.approx(5.0, abs=0.05)
    wave.set_position(5.0)
    with qtbot.waitSignal(wave.seek_requested) as stepped:
        QTest.keyClick(wave, Qt.Key.Key_Right)
    assert stepped.args == [10.0]


def test_dragging_over_the_waveform_asks_for_a_loop(qtbot: QtBot) -> None:
    wave = Waveform()
    wave.set_sound([0.5] * 200, 10.0)
    shown(qtbot, wave, 500, 120)
    with qtbot.waitSignal(wave.loop_requested) as looped:
        QTest.mousePress(wave, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
        QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    assert looped.args[0].start_s == pytest.approx(2.0, abs=0.05)
    assert looped.args[0].end_s == pytest.approx(6.0, abs=0.05)


def test_a_fact_is_read_out_with_its_norm(qtbot: QtBot) -> None:
    tile = FactTile("Speaking rate", Band((60, 240), (110, 190)))
    qtbot.addWidget(tile)
    tile.set_fact("117", "words/min", "Usual talk: 110 to 190.", 117)
    assert tile.accessibleName() == "Speaking rate: 117 words/min. Usual talk: 110 to 190."


def test_an_empty_page_names_the_first_thing_to_do(qtbot: QtBot) -> None:
    page = EmptyState("headphones", "Nothing yet", "Rehearse first.", "Start  (Space)", "Space")
    shown(qtbot, page)
    with qtbot.waitSignal(page.action_requested):
        QTest.keyClick(page, Qt.Key.Key_Space)


def test_every_painted_widget_paints_in_any_state(qtbot: QtBot) -> None:
    meter, progress, band, dots = LevelMeter(), ThinProgress(), Band((0, 10), (2, 4)), Dots()
    wave, flow = Waveform(), WordFlow("prompt", dim_rest=True)
    plate = Plate("Mode", column(line("Mode")))
    page = shown(qtbot, holder(column(meter, progress, band, dots, wave, flow, plate)))
    page.grab()
    meter.set_level(5.0)
    meter.set_level(-200.0)
    progress.set_done(3.0)
    band.set_value(99.0)
    dots.set_rating(4)
    wave.set_sound([0.2, 2.0], 1.0)
    wave.set_loop(Span(0.1, 0.9))
    wave.setFocus()
    flow.set_words(words("um so"), partial=words("maybe"))
    flow.set_lit(1)
    page.grab()
    assert dots.accessibleName() == "Your rating: 4 of 4"
