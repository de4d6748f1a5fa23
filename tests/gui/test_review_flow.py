"""Going from take to take in Review faster than they are read, and changes far down the list."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fakes.answered import heard, spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.sounds import noise
from tpm_interview.domain.search import Hit, Place, Snippet
from tpm_interview.domain.session import Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Span
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.review import controller as reviewing
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.take_reader import TakeReader
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.widgets import on_key

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)


class Flow:
    """The page over a library of three takes of two seconds, newest first: 3, 2, 1."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk, self.player = qtbot, desk, FakeSoundPlayer()
        self.page = ReviewPage(lambda: NOW)
        qtbot.addWidget(self.page)
        self.takes = [self._say(days) for days in (2, 1, 0)]
        self.changes = ReviewChanges()
        self.controller = ReviewController(
            self.page,
            ReviewService(desk.library),
            desk.transcription,
            silent_listening(self.player),
        )
        self.changes.subscribe(self.controller.on_changed)
        self.shown: list[TakeView] = []
        self.controller.view_shown.connect(self.shown.append)
        self.page.resize(936, 600)
        self.page.show()
        self.wait_for(3)

    def _say(self, days_ago: int) -> int:
        at = NOW - timedelta(days=days_ago)
        said = heard("We shipped the flag first.", at)
        return spoken_answer(self.desk.library, NewPrompt("q", "Why?"), said, at, noise(2)).id

    def hit(self, take_id: int, at_s: float) -> Hit:
        session = next(
            each
            for each in self.desk.library.sessions.newest(9)
            if take_id in [take.id for take in each.takes]
        )
        return made_hit(session.id, take_id, at_s)

    def wait_for(self, take_id: int) -> None:
        self.qtbot.waitUntil(lambda: self._is_shown(take_id))

    def _is_shown(self, take_id: int) -> bool:
        view = self.controller.view
        return view is not None and view.take.id == take_id and view.is_drawn


def made_hit(session_id: int, take_id: int, at_s: float) -> Hit:
    return Hit(
        take_id=take_id,
        session_id=session_id,
        question_id="q",
        prompt="Why?",
        snippet=Snippet("shipped"),
        place=Place.SAID,
        at_s=at_s,
        rank=0.0,
        started_at=NOW,
        state=TakeState.RECOGNIZED,
        mode=Mode.PRACTICE,
        rating=None,
        is_starred=False,
    )


@pytest.fixture
def flow(qtbot: QtBot, tmp_path: Path) -> Iterator[Flow]:
    with desk_in(tmp_path / "library") as desk:
        made = Flow(qtbot, desk)
        yield made
        made.controller.close()


def test_down_and_up_again_leaves_a_take_that_can_be_heard(flow: Flow) -> None:
    flow.page.select_take(flow.takes[1])
    flow.page.select_take(flow.takes[2])
    flow.qtbot.waitUntil(lambda: flow.controller.playback.duration_s > 0)
    QTest.keyClick(flow.page, Qt.Key.Key_K)
    flow.qtbot.waitUntil(lambda: flow.player.is_playing)


def test_a_hit_gone_on_to_is_the_one_that_is_shown_at_its_second(
    flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read, may_go_on, read = threading.Event(), threading.Event(), TakeReader.read

    def slowly(reader: TakeReader, entry: TakeEntry, is_being_read: bool) -> TakeView | None:
        if entry.take_id == flow.takes[0]:
            is_read.set()
            may_go_on.wait(10)
        return read(reader, entry, is_being_read)

    monkeypatch.setattr(TakeReader, "read", slowly)
    flow.page.hit_chosen.emit(flow.hit(flow.takes[0], 1.5))
    flow.qtbot.waitUntil(is_read.is_set)
    flow.page.hit_chosen.emit(flow.hit(flow.takes[1], 0.5))
    may_go_on.set()
    flow.wait_for(flow.takes[1])
    assert flow.controller.playback.at_s == pytest.approx(0.5)


def test_a_change_reads_the_take_that_is_shown_once(flow: Flow) -> None:
    flow.shown.clear()
    flow.desk.library.annotations.set_starred([flow.takes[2]], True)
    flow.changes.tell((flow.takes[2],))
    flow.qtbot.waitUntil(lambda: flow.shown != [])
    flow.desk.library.annotations.set_starred([flow.takes[2]], False)
    flow.changes.tell((flow.takes[2],))
    flow.qtbot.waitUntil(lambda: not flow.shown[-1].annotations.is_starred)
    assert [view.annotations.is_starred for view in flow.shown] == [True, False]


def test_a_change_far_down_the_list_stays_where_it_is(
    flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "MOST", 1)
    monkeypatch.setattr(reviewing, "PAGE", 1)
    flow.page.select_take(flow.takes[0])
    flow.wait_for(flow.takes[0])
    flow.desk.library.annotations.set_starred([flow.takes[0]], True)
    flow.changes.tell((flow.takes[0],))
    flow.qtbot.waitUntil(lambda: flow.shown[-1].annotations.is_starred)
    assert flow.page.model.session_count == 3
    assert flow.shown[-1].take.id == flow.takes[0]


def test_after_the_trash_the_take_in_its_place_is_shown(flow: Flow) -> None:
    flow.page.select_take(flow.takes[1])
    flow.wait_for(flow.takes[1])
    Keeping(flow.desk.library, flow.changes, threading.Lock()).trash([flow.takes[1]])
    flow.wait_for(flow.takes[0])


def test_what_is_asked_before_the_sound_is_there_holds(flow: Flow) -> None:
    playback = flow.controller.playback
    playback.play(0.0)
    playback.seek(1.0)
    playback.set_loop(Span(0.5, 1.5))
    flow.qtbot.waitUntil(lambda: flow.player.loop == Span(0.5, 1.5) and flow.player.is_playing)
    assert flow.player.position_s == pytest.approx(1.0)


def test_two_quick_presses_of_space_are_play_and_pause(flow: Flow) -> None:
    playback = flow.controller.playback
    playback.toggle()
    playback.toggle()
    flow.qtbot.waitUntil(lambda: flow.player.loaded != [])
    flow.qtbot.waitUntil(lambda: not flow.player.is_playing)
    assert not playback.is_playing


def test_escape_in_the_search_box_clears_it_whatever_else_escape_ends(flow: Flow) -> None:
    ended: list[bool] = []
    on_key(flow.page.pane, "Esc", lambda: ended.append(True))
    field = flow.page.finder.box.field
    field.setFocus()
    flow.qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), ended) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert ended == [True]
