"""Comparing and the history of a question, over a real library, with keys pressed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes.answered import heard, spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.screen_reader import SeenPage
from tpm_interview.domain.comparison import Comparison
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.services.comparing import Comparing
from tpm_interview.services.review import ReviewService
from tpm_interview.ui.review.comparing.compare_view import CompareView
from tpm_interview.ui.review.comparing.controller import ComparingController
from tpm_interview.ui.review.comparing.difference_flow import DifferenceFlow
from tpm_interview.ui.review.comparing.history_view import HistoryView
from tpm_interview.ui.review.comparing.take_column import TakeColumn
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.widgets import Choice, Dots

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)
SLIP = "Tell me about <b>a slip</b>."
DATE, LAUNCH = "We moved the date.", "We moved the launch by 3 weeks."


class CountedComparing(Comparing):
    """Says how many times it compared."""

    count = 0

    def compare(self, take_ids: Sequence[int]) -> Comparison:
        self.count += 1
        return super().compare(take_ids)


@dataclass
class Comparisons(SeenPage):
    """The page with both views, and all that they stand on."""

    qtbot: QtBot
    desk: Desk
    player: FakeSoundPlayer
    page: ReviewPage
    controller: ComparingController
    reviewing: ReviewController
    service: CountedComparing

    def answer(
        self, said: str, days_ago: int, prompt: str = SLIP, *, is_typed: bool = False
    ) -> int:
        at, asked = NOW - timedelta(days=days_ago), NewPrompt("slip", prompt)
        if not is_typed:
            return spoken_answer(self.desk.library, asked, heard(said, at), at).id
        sessions = self.desk.library.sessions
        session = sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], [asked], at)
        return sessions.type_answer(session.prompts[0].id, said, at, 30.0).id

    def open(self) -> None:
        self.page.resize(936, 600)
        self.page.show()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.qtbot.waitUntil(self.page.pane.isVisible)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    def compare(self, count: int = 2) -> tuple[TakeColumn, ...]:
        self.press(Qt.Key.Key_C)
        self.qtbot.waitUntil(lambda: len(self.view.columns) == count)
        return self.view.columns

    def history(self) -> HistoryView:
        self.press(Qt.Key.Key_H)
        (view,) = self.page.findChildren(HistoryView)
        self.qtbot.waitUntil(lambda: len(view.model.headlines) == len(view.model.takes) > 0)
        return view

    @property
    def view(self) -> CompareView:
        (view,) = self.page.findChildren(CompareView)
        return view

    def said(self) -> list[str]:
        """What stands in the columns, from left to right."""
        flows = [column.findChildren(DifferenceFlow)[0] for column in self.view.columns]
        return [flow.accessibleName() for flow in flows]

    def select(self, *take_ids: int) -> None:
        rows = [self.page.model.row_of(take_id) for take_id in take_ids]
        self.page.list.show_row(rows[0])
        for row in rows[1:]:
            index = self.page.model.index(row)
            flag = QItemSelectionModel.SelectionFlag.Select
            self.page.list.selectionModel().select(index, flag)


@pytest.fixture
def comparisons(qtbot: QtBot, tmp_path: Path) -> Iterator[Comparisons]:
    player = FakeSoundPlayer()
    with desk_in(tmp_path / "library") as desk:
        page = ReviewPage(lambda: NOW)
        qtbot.addWidget(page)
        review = ReviewService(desk.library)
        listening = silent_listening(FakeSoundPlayer())
        reviewing = ReviewController(page, review, desk.transcription, listening)
        service = CountedComparing(desk.library)
        comparing = ComparingController(
            page,
            reviewing,
            service,
            review,
            lambda: silent_listening(player),
            lambda: NOW,
        )
        yield Comparisons(qtbot, desk, player, page, comparing, reviewing, service)
        comparing.close()
        reviewing.close()


def test_c_holds_a_take_beside_the_one_before_it(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    comparisons.answer("Another question was asked.", 2, prompt="A follow-up?")
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    comparisons.compare()
    assert comparisons.said() == [DATE, LAUNCH]


def test_a_question_answered_once_says_what_to_do(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 1)
    comparisons.open()
    comparisons.press(Qt.Key.Key_C)
    comparisons.wait_for("only one take of this question")
    comparisons.press(Qt.Key.Key_H)
    comparisons.wait_for("Answered once so far")


def test_selected_takes_are_compared_oldest_first(comparisons: Comparisons) -> None:
    ids = [comparisons.answer(f"We moved {day}.", day) for day in (4, 3, 2)]
    comparisons.open()
    comparisons.select(ids[2], ids[0], ids[1])
    comparisons.button("Compare  (C)").click()
    comparisons.qtbot.waitUntil(lambda: len(comparisons.view.columns) == 3)
    assert comparisons.said() == ["We moved 4.", "We moved 3.", "We moved 2."]


def test_answers_to_different_questions_are_not_compared(comparisons: Comparisons) -> None:
    ids = comparisons.answer(DATE, 3), comparisons.answer(DATE, 2, prompt="Another?")
    comparisons.open()
    comparisons.select(*ids)
    comparisons.press(Qt.Key.Key_C)
    comparisons.wait_for("Answers to different questions")


def test_more_than_four_takes_are_too_many(comparisons: Comparisons) -> None:
    ids = [comparisons.answer(DATE, day) for day in range(5)]
    comparisons.open()
    comparisons.select(*ids)
    comparisons.press(Qt.Key.Key_C)
    comparisons.wait_for("Too many answers to compare")


def test_space_plays_the_column_with_the_focus_and_only_that(comparisons: Comparisons) -> None:
    first, second = (comparisons.answer(DATE, 3), comparisons.answer(LAUNCH, 1))
    comparisons.open()
    left, right = comparisons.compare()
    right.play.setFocus()
    comparisons.press(Qt.Key.Key_Space)
    comparisons.qtbot.waitUntil(lambda: "Pause" in right.play.text())
    assert comparisons.player.loaded[-1].stem == str(second)
    assert "Play" in left.play.text()
    left.play.setFocus()
    comparisons.press(Qt.Key.Key_Space)
    comparisons.qtbot.waitUntil(lambda: "Pause" in left.play.text())
    assert comparisons.player.loaded[-1].stem == str(first)
    assert "Play" in right.play.text()


def test_tab_goes_from_player_to_player(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    left, right = comparisons.compare()
    left.play.setFocus()
    QTest.keyClick(left.play, Qt.Key.Key_Tab)
    assert right.play.hasFocus()


def test_a_word_is_heard_in_its_own_take(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    newer = comparisons.answer(LAUNCH, 1)
    comparisons.open()
    _, right = comparisons.compare()
    flow = right.findChildren(DifferenceFlow)[0]
    QTest.mouseClick(flow, Qt.MouseButton.LeftButton, pos=flow.word_box(3).center().toPoint())
    comparisons.qtbot.waitUntil(lambda: comparisons.player.is_playing)
    assert comparisons.player.loaded[-1].stem == str(newer)
    comparisons.qtbot.waitUntil(lambda: flow.lit == 3)


def test_leaving_the_view_ends_its_sound(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    comparisons.compare()
    comparisons.press(Qt.Key.Key_Space)
    comparisons.qtbot.waitUntil(lambda: comparisons.player.is_playing)
    comparisons.press(Qt.Key.Key_T)
    comparisons.qtbot.waitUntil(lambda: not comparisons.player.is_playing)


def test_facts_and_what_only_one_says_stand_in_the_columns(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3, is_typed=True)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    comparisons.compare()
    assert "It has no recording." in comparisons.texts()
    comparisons.button("Facts").click()
    comparisons.wait_for("20.0 s shorter")
    comparisons.button("Said only here").click()
    assert comparisons.button("3 weeks").isVisible()


def test_differences_can_be_hidden(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    left, _ = comparisons.compare()
    flow = left.findChildren(DifferenceFlow)[0]
    shown = flow.grab().toImage()
    comparisons.button("Differences").click()
    assert flow.grab().toImage() != shown


def test_another_take_can_be_put_into_a_column(comparisons: Comparisons) -> None:
    oldest = comparisons.answer("We waited.", 5)
    comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    left, _ = comparisons.compare()
    left.findChildren(Choice)[0].chosen.emit(oldest)
    comparisons.qtbot.waitUntil(lambda: comparisons.said() == ["We waited.", LAUNCH])


def test_the_history_shows_all_takes_newest_first_and_enter_opens_one(
    comparisons: Comparisons,
) -> None:
    older, newer = comparisons.answer(DATE, 3), comparisons.answer(LAUNCH, 1)
    comparisons.open()
    view = comparisons.history()
    assert [each.take_id for each in view.model.takes] == [newer, older]
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    comparisons.qtbot.waitUntil(lambda: comparisons.page.pane.view_name == "transcript")
    comparisons.qtbot.waitUntil(lambda: comparisons.page.selected()[0].take_id == older)


def test_ticked_takes_of_the_history_are_compared(comparisons: Comparisons) -> None:
    for day, said in enumerate(("We ship.", "We wait.", DATE, LAUNCH)):
        comparisons.answer(said, 9 - day)
    comparisons.open()
    view = comparisons.history()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    comparisons.compare()
    assert comparisons.said() == ["We wait.", DATE]


def test_space_hears_the_take_the_history_is_at(comparisons: Comparisons) -> None:
    older = comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    view = comparisons.history()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    comparisons.press(Qt.Key.Key_Space)
    comparisons.qtbot.waitUntil(lambda: comparisons.player.is_playing)
    assert comparisons.player.loaded[-1].stem == str(older)
    comparisons.wait_for("Sun 10 May")


def test_a_screen_reader_hears_when_how_and_what_was_measured(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    model = comparisons.history().model
    told = model.data(model.index(0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert "Yesterday" in str(told)
    assert "Practice, 0:10" in str(told)
    assert "not rated" in str(told)


def test_what_was_asked_is_never_read_as_html(comparisons: Comparisons) -> None:
    comparisons.answer("<img src=x> first", 3)
    comparisons.answer("<img src=x> second <b>bold</b>", 1)
    comparisons.open()
    comparisons.compare()
    comparisons.button("Said only here").click()
    labels = comparisons.view.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_what_was_put_side_by_side_stays_when_something_beside_it_changes(
    comparisons: Comparisons,
) -> None:
    oldest, _, newer = (comparisons.answer(said, 5) for said in ("We waited.", DATE, LAUNCH))
    comparisons.open()
    left, right = comparisons.compare()
    left.findChildren(Choice)[0].chosen.emit(oldest)
    comparisons.qtbot.waitUntil(lambda: comparisons.said() == ["We waited.", LAUNCH])
    comparisons.desk.library.sessions.rate(newer, 3, NOW)
    comparisons.controller.on_changed()
    rating = right.findChildren(Dots)[0]
    comparisons.qtbot.waitUntil(lambda: rating.accessibleName() == "Your rating: 3 of 4")
    assert comparisons.said() == ["We waited.", LAUNCH]


def test_a_changed_take_is_measured_anew_where_the_history_stands(
    comparisons: Comparisons,
) -> None:
    older, _ = comparisons.answer(DATE, 3), comparisons.answer(LAUNCH, 1)
    comparisons.open()
    view = comparisons.history()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    comparisons.desk.library.sessions.rate(older, 4, NOW)
    comparisons.controller.on_changed()
    comparisons.qtbot.waitUntil(lambda: view.model.takes[1].rating == 4)
    here = view.here()
    assert here is not None
    assert here.take_id == older


def test_what_was_ticked_and_the_keys_stay_when_something_beside_it_changes(
    comparisons: Comparisons,
) -> None:
    ids = [comparisons.answer(f"We moved {day}.", day) for day in (4, 3, 2)]
    comparisons.open()
    view = comparisons.history()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.ticked() == (ids[0], ids[1])
    comparisons.page.list.setFocus()
    comparisons.desk.library.sessions.rate(ids[0], 4, NOW)
    comparisons.controller.on_changed()
    comparisons.qtbot.waitUntil(lambda: view.model.takes[2].rating == 4)
    assert view.ticked() == (ids[0], ids[1])
    assert comparisons.page.list.hasFocus()


def test_the_history_takes_the_keys_when_it_is_opened(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    comparisons.answer(LAUNCH, 1)
    comparisons.open()
    view = comparisons.history()
    assert view.list.hasFocus()
    comparisons.press(Qt.Key.Key_T)
    comparisons.page.list.setFocus()
    comparisons.press(Qt.Key.Key_H)
    comparisons.qtbot.waitUntil(view.list.hasFocus)


def test_the_picture_of_a_sound_is_made_once(comparisons: Comparisons) -> None:
    older, _ = comparisons.answer(DATE, 3), comparisons.answer(LAUNCH, 1)
    comparisons.open()
    comparisons.compare()
    review = ReviewService(comparisons.desk.library)
    path = review.recording(review.take(older))
    assert path is not None
    assert review.kept_picture(older, path) is not None


def test_takes_are_not_compared_again_where_nothing_changed(comparisons: Comparisons) -> None:
    comparisons.answer(DATE, 3)
    newer = comparisons.answer(LAUNCH, 1)
    comparisons.open()
    _, right = comparisons.compare()
    comparisons.qtbot.waitUntil(lambda: comparisons.said() == [DATE, LAUNCH])
    before = comparisons.service.count
    comparisons.reviewing.view_shown.emit(comparisons.reviewing.view)
    comparisons.desk.library.sessions.rate(newer, 3, NOW)
    comparisons.controller.on_changed()
    rating = right.findChildren(Dots)[0]
    comparisons.qtbot.waitUntil(lambda: rating.accessibleName() == "Your rating: 3 of 4")
    assert comparisons.service.count == before + 1
