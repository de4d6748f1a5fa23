"""Notes, marks, star and own rating are given on the page of Review, by keys alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.answered import spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.screen_reader import SeenPage
from fakes.takes import transcript, words_of
from tpm_interview.domain.annotations import Annotations, Mark
from tpm_interview.domain.errors import DiskFull
from tpm_interview.domain.review_change import ReviewAction, ReviewDone
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.services.annotating import MARK_CHARACTERS, NOTE_CHARACTERS, Annotating
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.review.annotating.controller import AnnotatingController
from tpm_interview.ui.review.annotating.limited_text import LimitedText
from tpm_interview.ui.review.annotating.mark_row import MarkRow
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE
from tpm_interview.ui.widgets import Button, WordFlow

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)


class FullAnnotating(Annotating):
    """Writes notes and marks unless the disk is full."""

    is_full = False

    def set_note(self, take_id: int, text: str, before: str) -> None:
        if self.is_full:
            raise DiskFull
        super().set_note(take_id, text, before)

    def change_mark(self, take_id: int, mark: Mark, text: str) -> Mark:
        if self.is_full:
            raise DiskFull
        return super().change_mark(take_id, mark, text)


@dataclass
class Annotated(SeenPage):
    """The page over a real library with takes of one question."""

    qtbot: QtBot
    desk: Desk
    page: ReviewPage
    player: FakeSoundPlayer
    changes: ReviewChanges
    takes: list[int] = field(default_factory=list)

    def say(self, days_ago: int = 0) -> int:
        at, prompt = NOW - timedelta(days=days_ago), NewPrompt("why", "Why did it slip?")
        said = transcript(words_of("A", "vendor", "was", "late."))
        take = spoken_answer(self.desk.library, prompt, said, at)
        self.takes.append(take.id)
        return take.id

    def open(self, words: str = "Why did it slip?") -> None:
        self.page.resize(936, 600)
        self.page.show()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.wait_for(words)

    def beside(self, take_id: int | None = None) -> Annotations:
        wanted = take_id or self.takes[-1]
        return self.desk.library.annotations.of_takes([wanted])[wanted]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.page, text)

    def rows(self) -> list[MarkRow]:
        found = [each for each in self.page.findChildren(MarkRow) if each.isVisible()]
        return sorted(found, key=lambda row: row.mark.at_s)

    def add_mark(self, at_s: float) -> None:
        before = len(self.rows())
        self.player.position_s = at_s
        self.page.pane.seek_requested.emit(at_s)
        self.press(Qt.Key.Key_N)
        self.qtbot.waitUntil(lambda: len(self.rows()) == before + 1)
        self.qtbot.waitUntil(lambda: any(row.field.hasFocus() for row in self.rows()))

    def star(self) -> Button:
        buttons = self.page.findChildren(Button)
        return next(each for each in buttons if each.text() == "Best  (B)")

    def undo(self) -> None:
        self.changes.undo()


@dataclass
class Parts:
    annotated: Annotated
    service: FullAnnotating
    controller: AnnotatingController


@pytest.fixture
def parts(qtbot: QtBot, tmp_path: Path) -> Iterator[Parts]:
    player, changes = FakeSoundPlayer(), ReviewChanges()
    with desk_in(tmp_path / "library") as desk:
        page = ReviewPage(lambda: NOW)
        qtbot.addWidget(page)
        review, listening = ReviewService(desk.library), silent_listening(player)
        reviewing = ReviewController(page, review, desk.transcription, listening)
        changes.subscribe(reviewing.on_changed)
        service = FullAnnotating(desk.library, changes, lambda: NOW)
        controller = AnnotatingController(page, reviewing, service, lambda: NOW)
        yield Parts(Annotated(qtbot, desk, page, player, changes), service, controller)
        controller.close()
        reviewing.close()


@pytest.fixture
def annotated(parts: Parts) -> Annotated:
    return parts.annotated


def test_a_note_is_kept_by_itself_and_is_one_change(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.open()
    notes = annotated.page.pane.beside.notes
    notes.field.setFocus()
    annotated.type("Slower")
    annotated.qtbot.waitUntil(lambda: annotated.beside(take).note == "Slower", timeout=4000)
    assert annotated.changes.undoable is None
    annotated.press(Qt.Key.Key_Return)
    annotated.type("Shorter")
    annotated.press(Qt.Key.Key_Escape)
    annotated.qtbot.waitUntil(lambda: annotated.changes.undoable is not None)
    assert annotated.beside(take).note == "Slower\nShorter"
    assert not notes.field.hasFocus()
    annotated.undo()
    annotated.qtbot.waitUntil(lambda: notes.field.text() == "")
    assert annotated.beside(take).note == ""


def test_leaving_the_page_keeps_the_note(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.open()
    annotated.page.pane.beside.notes.field.setFocus()
    annotated.type("Slower")
    annotated.page.hide()
    annotated.qtbot.waitUntil(lambda: annotated.beside(take).note == "Slower")


def test_closing_the_window_keeps_note_and_mark(parts: Parts) -> None:
    annotated = parts.annotated
    take = annotated.say()
    annotated.open()
    annotated.add_mark(2.0)
    annotated.type("Here")
    annotated.page.pane.beside.notes.field.insertPlainText("Slower")
    parts.controller.close()
    assert annotated.beside(take).note == "Slower"
    assert [mark.text for mark in annotated.beside(take).marks] == ["Here"]


def test_another_take_gets_its_own_note(annotated: Annotated) -> None:
    old, new = annotated.say(days_ago=3), annotated.say()
    annotated.desk.library.annotations.set_note(old, "Of old", NOW)
    annotated.open()
    field = annotated.page.pane.beside.notes.field
    field.setFocus()
    annotated.type("Slower")
    annotated.page.select_take(old)
    annotated.qtbot.waitUntil(lambda: field.text() == "Of old")
    annotated.qtbot.waitUntil(lambda: annotated.beside(new).note == "Slower")
    assert annotated.beside(old).note == "Of old"


def test_what_is_being_written_survives_a_recognition_coming_in(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.open()
    field = annotated.page.pane.beside.notes.field
    field.setFocus()
    annotated.type("Slow")
    words = words_of("Other", "words.")
    store = annotated.desk.library.sessions
    store.add_transcript(take, transcript(words), TakeState.RECOGNIZED)
    annotated.changes.tell((take,))
    flows = annotated.page.findChildren(WordFlow)
    annotated.qtbot.waitUntil(lambda: any("Other" in each.accessibleName() for each in flows))
    annotated.type("er")
    assert (field.text(), field.hasFocus()) == ("Slower", True)


def test_a_note_that_could_not_be_kept_stays_and_is_kept_later(parts: Parts) -> None:
    annotated = parts.annotated
    old, new = annotated.say(days_ago=3), annotated.say()
    annotated.open()
    field = annotated.page.pane.beside.notes.field
    parts.service.is_full = True
    field.setFocus()
    annotated.type("Slower")
    annotated.page.select_take(old)
    annotated.wait_for(DiskFull.message)
    parts.service.is_full = False
    annotated.page.select_take(new)
    annotated.qtbot.waitUntil(lambda: field.text() == "Slower")
    field.setFocus()
    annotated.press(Qt.Key.Key_Escape)
    annotated.qtbot.waitUntil(lambda: annotated.changes.undoable is not None)
    assert annotated.beside(new).note == "Slower"


def test_a_note_that_is_too_long_is_cut_with_a_word_and_nothing_before_is_lost(
    annotated: Annotated,
) -> None:
    annotated.say()
    annotated.open()
    field = annotated.page.pane.beside.notes.field
    field.setFocus()
    annotated.type("First")
    data = QMimeData()
    data.setText("x" * NOTE_CHARACTERS)
    field.insertFromMimeData(data)
    annotated.wait_for("holds 10,000 characters")
    assert (len(field.text()), field.text()[:6]) == (NOTE_CHARACTERS, "Firstx")
    annotated.type("y")
    assert field.text().endswith("x")


def test_n_marks_the_moment_heard_and_the_sound_goes_on(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.open()
    annotated.wait_for("N marks the moment you hear")
    annotated.press(Qt.Key.Key_Space)
    annotated.qtbot.waitUntil(lambda: annotated.player.is_playing)
    annotated.player.position_s = 3.4
    annotated.qtbot.waitUntil(lambda: "0:03" in annotated.texts())
    annotated.press(Qt.Key.Key_N)
    annotated.qtbot.waitUntil(lambda: any(row.field.hasFocus() for row in annotated.rows()))
    annotated.type("The vendor, n 1")
    annotated.press(Qt.Key.Key_Return)
    annotated.qtbot.waitUntil(lambda: annotated.beside(take).marks[0].text == "The vendor, n 1")
    assert annotated.beside(take).marks[0].at_s == pytest.approx(3.4)
    assert annotated.beside(take).ratings == ()
    assert annotated.player.is_playing
    assert annotated.player.position_s == pytest.approx(3.4)
    assert annotated.page.pane.deck.wave.hasFocus()


def test_a_mark_is_heard_by_enter_and_removed_by_delete(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.open()
    annotated.add_mark(7.0)
    annotated.press(Qt.Key.Key_Escape)
    annotated.add_mark(2.0)
    annotated.press(Qt.Key.Key_Escape)
    first, second = annotated.rows()
    assert (first.moment.text(), second.moment.text()) == ("0:02", "0:07")
    second.moment.setFocus()
    annotated.press(Qt.Key.Key_Return)
    annotated.qtbot.waitUntil(lambda: annotated.player.is_playing)
    assert annotated.player.position_s == 7.0
    second.moment.setFocus()
    annotated.press(Qt.Key.Key_Delete)
    annotated.qtbot.waitUntil(lambda: len(annotated.rows()) == 1)
    assert [mark.at_s for mark in annotated.beside(take).marks] == [2.0]
    assert annotated.changes.undoable == ReviewDone(ReviewAction.REMOVE_MARK)
    annotated.undo()
    annotated.qtbot.waitUntil(lambda: len(annotated.rows()) == 2)


def test_a_mark_tells_when_it_is_full(annotated: Annotated) -> None:
    annotated.say()
    annotated.open()
    annotated.add_mark(2.0)
    data = QMimeData()
    data.setText("x" * (MARK_CHARACTERS + 1))
    annotated.rows()[0].field.insertFromMimeData(data)
    annotated.wait_for("A mark holds 500 characters")
    assert len(annotated.rows()[0].field.text()) == MARK_CHARACTERS


def test_b_makes_it_the_best_and_tells_which_was_before(annotated: Annotated) -> None:
    old, new = annotated.say(days_ago=3), annotated.say()
    annotated.desk.library.annotations.star_best(old)
    annotated.open()
    annotated.page.list.setFocus()
    annotated.press(Qt.Key.Key_B)
    annotated.wait_for("Best take of this question. Before, it was take 1 of")
    annotated.qtbot.waitUntil(lambda: annotated.star().isChecked())
    assert (annotated.beside(new).is_starred, annotated.beside(old).is_starred) == (True, False)
    model = annotated.page.model
    annotated.qtbot.waitUntil(lambda: model.index(1).data(ENTRY_ROLE).signs.is_starred)
    spoken = str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("best take")
    annotated.press(Qt.Key.Key_B)
    annotated.qtbot.waitUntil(lambda: not annotated.beside(new).is_starred)
    annotated.undo()
    annotated.undo()
    assert (annotated.beside(new).is_starred, annotated.beside(old).is_starred) == (False, True)
    annotated.qtbot.waitUntil(lambda: not annotated.star().isChecked())


def test_the_rating_is_changed_by_keys_and_its_history_is_told(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.desk.library.sessions.rate(take, 2, NOW - timedelta(days=10))
    annotated.open()
    annotated.wait_for("Got through, ")
    annotated.page.list.setFocus()
    annotated.press(Qt.Key.Key_3)
    annotated.wait_for("Good, Today")
    assert [each.rating for each in annotated.beside(take).ratings] == [2, 3]
    assert not any("Got through" in told for told in annotated.texts())
    more = next(each for each in annotated.page.findChildren(Button) if each.text() == "Earlier")
    more.setFocus()
    annotated.press(Qt.Key.Key_Return)
    annotated.wait_for("Got through, ")
    annotated.undo()
    annotated.qtbot.waitUntil(lambda: not any("Good, " in told for told in annotated.texts()))
    assert annotated.desk.library.sessions.take(take).rating == 2


def test_a_typed_answer_has_all_but_marks(annotated: Annotated) -> None:
    store = annotated.desk.library.sessions
    session = store.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("why", "Typed?")], NOW)
    take = store.type_answer(session.prompts[0].id, "So.", NOW, 5).id
    annotated.open("Typed?")
    annotated.wait_for("Marks need a recording")
    annotated.page.list.setFocus()
    annotated.press(Qt.Key.Key_N)
    annotated.press(Qt.Key.Key_4)
    annotated.press(Qt.Key.Key_B)
    annotated.qtbot.waitUntil(lambda: annotated.beside(take).is_starred)
    beside = annotated.beside(take)
    assert (beside.marks, beside.ratings[0].rating) == ((), 4)


def test_keys_that_write_do_nothing_else(annotated: Annotated) -> None:
    take = annotated.say()
    annotated.open()
    annotated.page.pane.beside.notes.field.setFocus()
    annotated.type("n b 1 2 3 4")
    annotated.press(Qt.Key.Key_Delete)
    annotated.press(Qt.Key.Key_Escape)
    annotated.qtbot.waitUntil(lambda: annotated.beside(take).note == "n b 1 2 3 4")
    assert annotated.beside(take) == Annotations(note="n b 1 2 3 4")


def test_a_mark_that_goes_leaves_the_keys_where_they_are(parts: Parts) -> None:
    annotated, service = parts.annotated, parts.service
    take = annotated.say()
    service.add_mark(take, 3.0)
    annotated.open()
    annotated.qtbot.waitUntil(lambda: len(annotated.rows()) == 1)
    annotated.rows()[0].field.setFocus()
    annotated.page.list.setFocus()
    service.remove_mark(take, annotated.beside().marks[0])
    annotated.qtbot.waitUntil(lambda: not annotated.rows())
    assert annotated.page.list.hasFocus()


def test_what_was_written_at_a_mark_stays_until_it_is_kept(parts: Parts) -> None:
    annotated, service = parts.annotated, parts.service
    take = annotated.say()
    service.add_mark(take, 3.0)
    annotated.open()
    annotated.qtbot.waitUntil(lambda: len(annotated.rows()) == 1)
    service.is_full = True
    annotated.rows()[0].field.setFocus()
    annotated.type("Too long")
    annotated.press(Qt.Key.Key_Escape)
    annotated.wait_for(DiskFull.message)
    service.star(take)
    annotated.qtbot.waitUntil(annotated.star().isChecked)
    (row,) = annotated.rows()
    assert row.field.text() == "Too long"
    service.is_full = False
    row.field.setFocus()
    annotated.press(Qt.Key.Key_Escape)
    annotated.qtbot.waitUntil(lambda: annotated.beside().marks[0].text == "Too long")


def test_nothing_is_pasted_where_more_stands_than_fits(qtbot: QtBot) -> None:
    field = LimitedText("Mark", "", 5)
    qtbot.addWidget(field)
    field.set_text("Written elsewhere")
    pasted = QMimeData()
    pasted.setText("and more words than that")
    with qtbot.waitSignal(field.full):
        field.insertFromMimeData(pasted)
    assert field.text() == "Written elsewhere"


def test_a_mark_taken_back_at_once_leaves_no_row(annotated: Annotated) -> None:
    annotated.say()
    annotated.open()
    annotated.press(Qt.Key.Key_N)
    annotated.qtbot.waitUntil(lambda: annotated.changes.undoable is not None)
    annotated.undo()
    annotated.qtbot.waitUntil(lambda: annotated.page.pane.beside.marks.isVisible())
    annotated.qtbot.waitUntil(lambda: annotated.rows() == [])
    annotated.changes.tell((annotated.takes[-1],))
    annotated.qtbot.waitUntil(lambda: annotated.rows() == [])
