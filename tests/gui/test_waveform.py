"""The waveform: what is in sight of it, what a drag means, marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.transcript import Span
from tpm_interview.ui.widgets import Waveform
from tpm_interview.ui.widgets.peak_levels import PeakLevels
from tpm_interview.ui.widgets.time_window import CLOSEST_S, TimeWindow

WIDTH, HEIGHT, MIDDLE = 600, 120, 60
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wave(qtbot: QtBot) -> Waveform:
    """A minute, 10 px a second."""
    made = Waveform()
    made.set_sound([0.5] * 3000, 60.0, [Span(20.0, 23.4)])
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def drag(wave: Waveform, from_x: int, to_x: int) -> None:
    QTest.mousePress(wave, LEFT, pos=QPoint(from_x, MIDDLE))
    QTest.mouseMove(wave, QPoint((from_x + to_x) // 2, MIDDLE))
    QTest.mouseRelease(wave, LEFT, pos=QPoint(to_x, MIDDLE))


def turn(wave: Waveform, x: int, steps: int, keys: Qt.KeyboardModifier) -> bool:
    place = QPointF(x, MIDDLE)
    event = QWheelEvent(
        place,
        wave.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(wave, event)
    return event.isAccepted()


def test_the_wheel_with_ctrl_looks_closer_around_the_mouse(wave: Waveform) -> None:
    turn(wave, 450, 2, CTRL)
    window = wave.window_shown
    assert window.is_zoomed
    assert window.time_s(450, WIDTH) == pytest.approx(45.0)
    turn(wave, 450, -9, CTRL)
    assert wave.window_shown == TimeWindow.whole(60.0)


def test_the_wheel_goes_along_only_where_something_is_out_of_sight(wave: Waveform) -> None:
    assert not turn(wave, 300, -1, Qt.KeyboardModifier.NoModifier)
    wave.zoom(3)
    assert turn(wave, 300, -1, Qt.KeyboardModifier.NoModifier)
    assert wave.window_shown.start_s > 0


def test_zooming_by_key_is_around_the_playhead(wave: Waveform) -> None:
    wave.set_position(30.0)
    wave.zoom(2)
    assert wave.window_shown.x(30.0, WIDTH) == pytest.approx(300)
    wave.show_whole()
    assert not wave.window_shown.is_zoomed


def test_what_plays_stays_in_sight_unless_the_candidate_looks_elsewhere(wave: Waveform) -> None:
    wave.zoom(3)
    end_s = wave.window_shown.end_s
    wave.set_position(end_s - 0.1)
    wave.set_position(end_s + 0.1)
    assert wave.window_shown.shows(end_s + 0.1)
    wave.reveal(55.0)
    elsewhere = wave.window_shown
    wave.set_position(end_s + 0.2)
    assert wave.window_shown == elsewhere


def test_a_click_is_a_moment_of_what_is_in_sight(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_position(30.0)
    wave.zoom(2)
    with qtbot.waitSignal(wave.seek_requested) as sought:
        QTest.mouseClick(wave, LEFT, pos=QPoint(100, MIDDLE))
    assert sought.args == [pytest.approx(wave.window_shown.time_s(100, WIDTH))]


@pytest.mark.parametrize("steps", [0, 2, 4])
def test_a_drag_is_a_loop_at_any_closeness(wave: Waveform, qtbot: QtBot, steps: int) -> None:
    wave.zoom(steps, 30.0)
    window = wave.window_shown
    with qtbot.waitSignal(wave.loop_requested) as looped:
        drag(wave, 400, 200)
    loop = looped.args[0]
    assert loop.start_s == pytest.approx(window.time_s(200, WIDTH))
    assert loop.end_s == pytest.approx(window.time_s(400, WIDTH))


@pytest.mark.parametrize(
    ("from_x", "to_x", "loop"),
    [(100, 150, Span(15.0, 30.0)), (302, 402, Span(10.0, 40.2)), (300, 50, Span(5.0, 10.0))],
)
def test_each_end_of_a_loop_can_be_dragged_also_past_the_other(
    wave: Waveform, qtbot: QtBot, from_x: int, to_x: int, loop: Span
) -> None:
    wave.set_loop(Span(10.0, 30.0))
    with qtbot.waitSignal(wave.loop_requested) as looped:
        drag(wave, from_x, to_x)
    assert looped.args[0].start_s == pytest.approx(loop.start_s)
    assert looped.args[0].end_s == pytest.approx(loop.end_s)


def test_a_click_on_a_flag_goes_to_its_moment(wave: Waveform, qtbot: QtBot) -> None:
    wave.set_marks([Mark(12.0, "<b>Here</b>"), Mark(40.0)])
    wave.grab()
    with qtbot.waitSignal(wave.seek_requested) as sought:
        QTest.mouseClick(wave, LEFT, pos=QPoint(125, HEIGHT - 6))
    assert sought.args == [12.0]


def test_the_thin_bar_below_moves_what_is_in_sight(wave: Waveform) -> None:
    wave.zoom(4)
    QTest.mouseClick(wave, LEFT, pos=QPoint(300, HEIGHT - 2))
    window = wave.window_shown
    assert window.start_s + window.length_s / 2 == pytest.approx(30.0)


def test_a_pause_is_no_bar_but_dots(wave: Waveform) -> None:
    before = wave.grab().toImage()
    wave.set_sound([0.5] * 3000, 60.0)
    after = wave.grab().toImage()
    scale = before.devicePixelRatio()
    x, y = int(217 * scale), int((MIDDLE - 20) * scale)
    spoken = {after.pixelColor(x + i, y).name() for i in range(3)}
    silent = {before.pixelColor(x + i, y).name() for i in range(3)}
    assert len(silent) == 1
    assert spoken != silent


def test_every_part_is_painted_in_any_state(wave: Waveform) -> None:
    wave.set_marks([Mark(1.0), Mark(59.9)])
    wave.set_loop(Span(0.0, 60.0))
    for steps in (0, 3, 9):
        wave.zoom(steps)
        wave.grab()
    wave.set_sound([], 0.0)
    wave.zoom(1)
    assert not wave.grab().isNull()


@given(
    whole_s=st.floats(0.5, 4000),
    moves=st.lists(st.tuples(st.floats(-8, 8), st.floats(0, 1), st.floats(-500, 500)), max_size=8),
)
def test_what_is_in_sight_is_always_a_part_of_the_recording(
    whole_s: float, moves: list[tuple[float, float, float]]
) -> None:
    window = TimeWindow.whole(whole_s)
    for steps, share, by_s in moves:
        around_s = window.start_s + share * window.length_s
        window = window.zoomed(steps, around_s)
        assert window.start_s - 1e-6 <= around_s <= window.end_s + 1e-6
        window = window.scrolled(by_s)
        assert window.start_s >= -1e-6
        assert window.end_s <= whole_s + 1e-6
        assert window.length_s >= min(whole_s, CLOSEST_S) - 1e-6


@given(
    peaks=st.lists(st.floats(0, 1), min_size=1, max_size=700),
    share=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    count=st.integers(1, 300),
)
def test_no_peak_is_missed_however_coarse_the_bars(
    peaks: list[float], share: tuple[float, float], count: int
) -> None:
    first, last = sorted(each * len(peaks) for each in share)
    bars = PeakLevels(peaks).bars(first, last, count)
    assert len(bars) == count
    inside = peaks[int(first + 0.999) : int(last)]
    assert max(bars) >= max(inside, default=0.0)
