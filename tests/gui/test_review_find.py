"""The search of Review over a real library: keys pressed, hits shown, takes opened."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.answered import heard, spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.screen_reader import SeenPage
from fakes.window_tools import BANK, COMPETENCIES
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.search import Found, Order, Query
from tpm_interview.domain.session import Mode, NewPrompt, Take
from tpm_interview.services.review import ReviewService
from tpm_interview.services.search import SearchService
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.find_filters import When, Which
from tpm_interview.ui.review.find_help import FindHelp
from tpm_interview.ui.review.finding import FindController
from tpm_interview.ui.review.hit_entries import HitEntry, HitHead
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.snippet_paint import utf16_spans
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE
from tpm_interview.ui.widgets import Button, Choice, Waveform, WordFlow

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)
SAID = "We shipped the flag first. Then the dependency slipped."
PATIENCE_S = 20


class SlowSearch(SearchService):
    """The first search hangs until it is let go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.library)
        self.go_on, self.asked = threading.Event(), list[Query]()

    def find(self, query: Query, limit: int = 20, order: Order = Order.BEST) -> Found:
        self.asked.append(query)
        if len(self.asked) == 1:
            self.go_on.wait(PATIENCE_S)
        return super().find(query, limit, order)


@dataclass
class Finding(SeenPage):
    """The page and all that it stands on."""

    qtbot: QtBot
    desk: Desk
    player: FakeSoundPlayer
    page: ReviewPage
    search: SlowSearch

    def answer(
        self,
        asked: str,
        said: str = SAID,
        days_ago: int = 0,
        mode: Mode = Mode.PRACTICE,
        id: str = "q",
    ) -> Take:
        """A session with one spoken answer; not recognized where nothing is said."""
        at = NOW - timedelta(days=days_ago)
        made = heard(said, at) if said else None
        return spoken_answer(self.desk.library, NewPrompt(id, asked), made, at, mode=mode)

    def open(self) -> None:
        """Show the page and wait for its list."""
        self.page.resize(936, 600)
        self.page.show()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.qtbot.waitUntil(lambda: self.page.model.rowCount() > 0)
        self.qtbot.waitUntil(lambda: self.page.pane.isVisible())

    def type(self, words: str) -> None:
        QTest.keyClick(self.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.page.finder.box.field, words)

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def has_focus(self, widget: QWidget) -> bool:
        return QApplication.focusWidget() is widget

    def rows(self) -> list[object]:
        """What the list of hits shows; nothing while the sessions are shown."""
        if not self.page.finder.has_hits or not self.page.finder.hits.isVisible():
            return []
        model = self.page.finder.model
        return [model.index(row).data(ENTRY_ROLE) for row in range(model.rowCount())]

    def titles(self) -> list[str]:
        """Titles of hits, and heads in brackets."""
        return [
            each.title if isinstance(each, HitEntry) else f"[{each.words}]"
            for each in self.rows()
            if isinstance(each, HitEntry | HitHead)
        ]

    def wait_for_titles(self, *wanted: str) -> None:
        self.qtbot.waitUntil(lambda: self.titles() == list(wanted))

    def wait_for_count(self, wanted: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.titles()) == wanted)

    def choose(self, choice: Choice, value: object) -> None:
        """As the menu of the choice does."""
        choice.set_value(value)
        choice.chosen.emit(value)

    def flow(self) -> WordFlow:
        return next(flow for flow in self.page.findChildren(WordFlow) if flow.isVisible())


@pytest.fixture
def finding(qtbot: QtBot, tmp_path: Path) -> Iterator[Finding]:
    player = FakeSoundPlayer()
    with desk_in(tmp_path / "library") as desk:
        desk.library.questions.carry_out(BankEdit(BANK, competencies=COMPETENCIES))
        page = ReviewPage(lambda: NOW)
        qtbot.addWidget(page)
        service = ReviewService(desk.library)
        review = ReviewController(page, service, desk.transcription, silent_listening(player))
        search = SlowSearch(desk)
        search.go_on.set()
        made = FindController(page.finder, search, desk.library.questions.competencies)
        page.shown.connect(made.refresh)
        for each in (review, made):
            desk.transcription.subscribe(each.on_transcription)
        yield Finding(qtbot, desk, player, page, search)
        search.go_on.set()
        made.close()
        review.close()


def test_hits_come_as_one_types_and_their_words_are_marked(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.answer("Something else?", "Nothing of the kind.")
    finding.open()
    finding.type("depend")
    finding.wait_for_titles("What slipped?")
    finding.wait_for("1 hit")
    (row,) = finding.rows()
    assert isinstance(row, HitEntry)
    ((at, to),) = row.hit.snippet.hits
    assert row.hit.snippet.text[at:to] == "dependency"


def test_enter_in_the_box_opens_the_best_hit_at_that_second(finding: Finding) -> None:
    finding.answer("What slipped?", days_ago=3)
    finding.answer("Something else?", "Nothing of the kind.")
    finding.open()
    finding.type("dependency")
    finding.press(Qt.Key.Key_Return)
    finding.wait_for("What slipped?")
    finding.qtbot.waitUntil(lambda: finding.flow().lit == 7)
    assert "0:07" in finding.texts()
    finding.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Waveform))
    QTest.keyClick(finding.page, Qt.Key.Key_Space)
    finding.qtbot.waitUntil(lambda: finding.player.is_playing)
    assert finding.player.position_s == 7.0


def test_a_hit_far_down_a_long_answer_is_scrolled_into_sight(finding: Finding) -> None:
    finding.answer("What slipped?", f"{'well and so ' * 200} the dependency slipped")
    finding.open()
    finding.type("dependency")
    finding.press(Qt.Key.Key_Return)
    finding.qtbot.waitUntil(lambda: finding.flow().lit == 601)
    finding.qtbot.waitUntil(lambda: _is_in_sight(finding.flow()))


def test_down_goes_to_the_hits_and_from_hit_to_hit_and_up_comes_back(finding: Finding) -> None:
    finding.answer("The first?", days_ago=1)
    finding.answer("The second?")
    finding.open()
    finding.type("dependency")
    finding.wait_for_titles("The second?", "The first?")
    finding.press(Qt.Key.Key_Down)
    assert finding.has_focus(finding.page.finder.hits)
    finding.wait_for("The second?")
    finding.press(Qt.Key.Key_Down)
    finding.wait_for("The first?")
    finding.qtbot.waitUntil(lambda: finding.flow().lit == 7)
    finding.press(Qt.Key.Key_Up)
    finding.press(Qt.Key.Key_Up)
    assert finding.has_focus(finding.page.finder.box.field)


def test_escape_clears_and_brings_the_list_back_where_it_was(finding: Finding) -> None:
    for number in range(12):
        finding.answer(f"Question {number}?", f"Answer {number}", days_ago=12 - number)
    finding.open()
    finding.page.list.show_row(11)
    finding.wait_for("Question 6?")
    place = finding.page.list.verticalScrollBar().value()
    assert place > 0
    finding.type("answer")
    finding.wait_for_count(12)
    finding.press(Qt.Key.Key_Down)
    finding.wait_for("Question 11?")
    finding.press(Qt.Key.Key_Escape)
    finding.qtbot.waitUntil(finding.page.list.isVisible)
    finding.wait_for("Question 6?")
    assert finding.page.finder.box.field.text() == ""
    assert finding.page.list.verticalScrollBar().value() == place


def test_a_mistyped_word_is_seen_through_and_told(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.open()
    finding.type("dependancy")
    finding.wait_for("Searched for: dependency")
    finding.wait_for_titles("What slipped?")


def test_a_limit_that_says_nothing_is_told(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.open()
    finding.type("flag rating:great ")
    finding.wait_for("Left out, since it says nothing: rating:great")


def test_nothing_found_says_what_helps(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.open()
    finding.type("zebra")
    finding.wait_for("Nothing said holds all of that. Take a word away")
    finding.page.finder.box.clear_all()
    finding.choose(finding.page.finder.box.filters.which, Which.UNRECOGNIZED)
    finding.wait_for("Nothing waits to be recognized.")


def test_only_what_was_typed_last_is_shown(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.answer("Something else?", "Nothing of the kind.")
    finding.open()
    finding.search.go_on.clear()
    finding.type("n")
    finding.qtbot.waitUntil(lambda: len(finding.search.asked) == 1)
    finding.page.finder.box.field.setText("slipped")
    finding.page.finder.box.typed.emit()
    finding.search.go_on.set()
    finding.wait_for_titles("What slipped?")


def test_filters_narrow_what_is_shown_and_are_counted(finding: Finding) -> None:
    rated = finding.answer("A rated mock?", mode=Mode.MOCK, id="risk-1")
    finding.desk.library.sessions.rate(rated.id, 3, NOW)
    finding.answer("A mock?", mode=Mode.MOCK, id="risk-1")
    finding.answer("Long ago?", mode=Mode.MOCK, id="risk-1", days_ago=200)
    finding.answer("Planned?", mode=Mode.MOCK, id="planning-1")
    finding.answer("Practiced?", id="risk-1")
    finding.open()
    box, filters = finding.page.finder.box, finding.page.finder.box.filters
    QTest.mouseClick(box.more, Qt.MouseButton.LeftButton)
    assert filters.isVisible()
    finding.qtbot.waitUntil(lambda: len(filters.competency.menu().actions()) == 3)
    chosen = (
        (filters.when, When.MONTH, 4),
        (filters.mode, Mode.MOCK, 3),
        (filters.competency, "risk", 2),
        (filters.mark, 3, 1),
    )
    for choice, value, left in chosen:
        finding.choose(choice, value)
        finding.wait_for_count(left)
    assert finding.titles() == ["A rated mock?"]
    assert "Filters, 4 on" in box.more.text()
    QTest.mouseClick(box.clear, Qt.MouseButton.LeftButton)
    finding.qtbot.waitUntil(finding.page.list.isVisible)


def test_takes_stand_below_their_questions_newest_first(finding: Finding) -> None:
    finding.answer("Older question?", id="a", days_ago=9)
    finding.answer("Newer question?", id="b", days_ago=8)
    finding.answer("Older question?", id="a", days_ago=1)
    finding.open()
    finding.choose(finding.page.finder.box.order, Order.QUESTION)
    finding.wait_for_count(5)
    heads = [title for title in finding.titles() if title.startswith("[")]
    assert heads == ["[Older question?]", "[Newer question?]"]
    assert [row.hit.take_id for row in finding.rows() if isinstance(row, HitEntry)] == [3, 1, 2]
    finding.type("flag")
    finding.wait_for("3 hits")
    assert len(finding.titles()) == 5


def test_hits_by_session_stand_below_the_day_and_mode(finding: Finding) -> None:
    finding.answer("The first?", days_ago=1)
    finding.answer("The second?")
    finding.open()
    finding.type("dependency")
    finding.choose(finding.page.finder.box.order, Order.NEWEST)
    finding.wait_for_titles(
        "[Today,  Practice]", "The second?", "[Yesterday,  Practice]", "The first?"
    )


def test_further_hits_come_as_the_list_is_scrolled(finding: Finding) -> None:
    for number in range(45):
        finding.answer(f"Question {number}?", days_ago=45 - number)
    finding.open()
    finding.type("dependency")
    finding.wait_for_count(20)
    finding.wait_for("45 hits")
    bar = finding.page.finder.hits.verticalScrollBar()
    bar.setValue(bar.maximum())
    finding.wait_for_count(45)
    assert len(set(finding.titles())) == 45


def test_keys_of_the_player_write_in_the_box(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.open()
    finding.type("l r?")
    assert finding.page.finder.box.field.text() == "l r?"
    assert not finding.player.is_playing


def test_without_its_recording_the_word_is_lit_all_the_same(finding: Finding) -> None:
    take = finding.answer("What slipped?")
    assert take.audio_file
    finding.desk.library.recordings.resolve(take.audio_file).unlink()
    finding.open()
    finding.type("dependency")
    finding.press(Qt.Key.Key_Return)
    finding.qtbot.waitUntil(lambda: finding.flow().lit == 7)


def test_what_can_be_typed_is_told_on_demand(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.open()
    QTest.mouseClick(finding.page.finder.box.help, Qt.MouseButton.LeftButton)
    help = finding.page.findChild(FindHelp)
    assert help is not None
    told = [label.text() for label in help.findChildren(QLabel)]
    assert {"depend*", "-budget", "rating:>=3", "mode:mock"} <= set(told)
    finding.qtbot.waitUntil(help.isActiveWindow)
    QTest.keyClick(help, Qt.Key.Key_Escape)
    finding.qtbot.waitUntil(lambda: not help.isVisible())


def test_hits_stay_as_the_page_is_left_and_shown_again(finding: Finding) -> None:
    finding.answer("What slipped?")
    finding.open()
    finding.type("dependency")
    finding.wait_for_titles("What slipped?")
    finding.press(Qt.Key.Key_Down)
    finding.page.hide()
    finding.answer("And again?")
    finding.page.show()
    finding.wait_for_titles("And again?", "What slipped?")
    assert finding.page.finder.hits.currentIndex().row() == 1


def test_a_take_that_is_recognized_leaves_those_that_are_not(finding: Finding) -> None:
    finding.answer("What slipped?", said="")
    finding.answer("And again?")
    finding.open()
    finding.choose(finding.page.finder.box.filters.which, Which.UNRECOGNIZED)
    finding.wait_for_titles("What slipped?")
    finding.type("")
    finding.press(Qt.Key.Key_Down)
    finding.wait_for("Not written down yet")
    recognize = finding.page.findChildren(Button)
    button = next(b for b in recognize if b.isVisible() and "Recognize now" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    finding.wait_for("Nothing waits to be recognized.")
    finding.wait_for("What slipped?")


def test_letters_beyond_the_first_plane_do_not_shift_the_marks() -> None:
    assert utf16_spans("\U0001f600 risk", ((2, 6),)) == [(3, 4)]


def _is_in_sight(flow: WordFlow) -> bool:
    return flow.visibleRegion().contains(flow.word_box(flow.lit).center().toPoint())
