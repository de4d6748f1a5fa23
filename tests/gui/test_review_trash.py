"""The trash of Review, by keys, over a real library."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.desk import Desk, desk_in
from fakes.erased import files_with
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.spoken_library import NOW
from fakes.takes import transcript, words_of
from tpm_interview.domain.keeping import Erased
from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.storage import erasing
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.entries import entry_of
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.trash.controller import TrashController
from tpm_interview.ui.review.trash.dialog import TrashDialog
from tpm_interview.ui.review.trash.erase_dialog import EraseDialog
from tpm_interview.ui.widgets import Button

PROMPTS = ("Why did it slip?", "Who decided?", "What did you learn?")


class SlowKeeping(Keeping):
    """Erases and then asks until it is stopped, for ten seconds at most."""

    def erase(self, take_ids: Sequence[int], on_progress: Progress = unheard) -> Erased:
        def slowly(share: float) -> None:
            for _ in range(1_000):
                on_progress(share)
                threading.Event().wait(0.01)

        return super().erase(take_ids, slowly)


@dataclass
class Trashing:
    qtbot: QtBot
    desk: Desk
    page: ReviewPage
    keeping: Keeping
    changes: ReviewChanges
    reviewing: ReviewController
    takes: list[int] = field(default_factory=list)

    def dialog(self) -> TrashDialog:
        return next(each for each in self.dialogs() if each.isVisible())

    def dialogs(self) -> list[TrashDialog]:
        return self.page.findChildren(TrashDialog)

    def texts(self, within: QWidget | None = None) -> str:
        labels = (within or self.page).findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def button(self, words: str) -> Button:
        found = self.page.findChildren(Button)
        return next(b for b in found if b.isVisible() and b.text().startswith(words))

    def has_button(self, words: str) -> bool:
        return any(
            b.isVisible() and b.text().startswith(words) for b in self.page.findChildren(Button)
        )

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def press_button(self, words: str) -> None:
        button = self.button(words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.texts())

    def wait_for_takes(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: self.listed() == count)

    def listed(self) -> int:
        model = self.page.model
        rows = range(model.rowCount())
        return sum(model.entry_at(model.index(row)) is not None for row in rows)

    def agree(self, key: Qt.Key = Qt.Key.Key_Return) -> None:
        def asked() -> list[EraseDialog]:
            return [d for d in self.page.findChildren(EraseDialog) if d.isVisible()]

        self.qtbot.waitUntil(lambda: bool(asked()))
        QTest.keyClick(asked()[0].agree, key)

    def throw_away(self, count: int = 1) -> None:
        self.page.list.setFocus()
        self.page.list.show_row(1)
        for _ in range(count - 1):
            QTest.keyClick(self.page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert len(self.page.selected()) == count
        self.press(Qt.Key.Key_Delete)
        self.qtbot.waitUntil(lambda: self.has_button(f"Trash ({count})"))

    def show_alone(self, take_id: int) -> None:
        """As a hit or the history shows a take: the list stays where it is."""
        session = ReviewService(self.desk.library).listed(10, 0)
        found = (entry_of(each, take_id) for each in session)
        self.page.take_chosen.emit(next(each for each in found if each))
        self.qtbot.waitUntil(lambda: self.shown() == take_id)

    def acted_on(self) -> list[int]:
        return [each.take_id for each in self.reviewing.acted_on]

    def shown(self) -> int:
        view = self.reviewing.view
        return view.take.id if view else 0

    def open_trash(self) -> TrashDialog:
        self.press_button("Trash (")
        self.qtbot.waitUntil(lambda: any(d.isVisible() for d in self.page.findChildren(QDialog)))
        return self.dialog()


Open = Callable[..., Trashing]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    ends: list[Callable[[], object]] = []
    with desk_in(tmp_path / "library") as desk:

        def open(make: type[Keeping] = Keeping) -> Trashing:
            changes, page = ReviewChanges(), ReviewPage(lambda: NOW + timedelta(days=3))
            keeping = make(desk.library, changes, threading.Lock(), lambda: NOW)
            takes = [_said(desk, at, prompt) for at, prompt in enumerate(PROMPTS)]
            qtbot.addWidget(page)
            review = ReviewService(desk.library)
            made = ReviewController(
                page, review, desk.transcription, silent_listening(FakeSoundPlayer())
            )
            changes.subscribe(made.on_changed)
            trash = TrashController(page, made, keeping, changes, lambda: NOW)
            ends.extend((made.close, trash.close))
            page.resize(936, 600)
            page.show()
            qtbot.waitUntil(page.isActiveWindow)
            trashing = Trashing(qtbot, desk, page, keeping, changes, made, takes)
            trashing.wait_for_takes(3)
            qtbot.waitUntil(page.pane.isVisible)
            return trashing

        yield open
        for end in reversed(ends):
            end()


def _said(desk: Desk, at: int, prompt: str) -> int:
    store, when = desk.library.sessions, NOW + timedelta(hours=at)
    session = store.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt(f"q{at}", prompt)], when)
    take = store.begin_take(session.prompts[0].id, when)
    recording = desk.library.recordings.begin(take.id)
    recording.write(bytes(32_000))
    recording.finish()
    store.finish_take(take.id, 1.0, TakeState.RECORDED)
    words = words_of("A", "zanzibarite", "vendor")
    store.add_transcript(take.id, transcript(words), TakeState.RECOGNIZED)
    return take.id


def test_delete_moves_the_take_to_the_trash_and_undo_brings_it_back(opened: Open) -> None:
    trashing = opened()
    assert not trashing.has_button("Trash (")
    trashing.throw_away()
    trashing.wait_for_takes(2)
    trashing.changes.undo()
    trashing.wait_for_takes(3)
    trashing.qtbot.waitUntil(lambda: not trashing.has_button("Trash ("))


def test_several_selected_takes_go_at_once(opened: Open) -> None:
    trashing = opened()
    trashing.throw_away(2)
    trashing.wait_for_takes(1)


def test_a_take_that_is_shown_but_not_selected_is_what_goes(opened: Open) -> None:
    trashing = opened()
    first = trashing.takes[0]
    trashing.show_alone(first)
    assert [each.take_id for each in trashing.page.selected()] != [first]
    trashing.press(Qt.Key.Key_Delete)
    trashing.wait_for_takes(2)
    assert [each.take_id for each in trashing.keeping.trashed()] == [first]


def test_what_is_selected_below_the_hits_stays(opened: Open) -> None:
    trashing = opened()
    trashing.page.list.selectAll()
    assert trashing.acted_on() == trashing.takes[::-1]
    trashing.page.finder.show_hits()
    assert trashing.acted_on() == [trashing.shown()]


def test_what_is_in_the_trash_is_restored_by_key(opened: Open) -> None:
    trashing = opened()
    trashing.throw_away()
    dialog = trashing.open_trash()
    index = dialog.list.model().index(0, 0)
    assert index.data() == f"{PROMPTS[2]}. A zanzibarite vendor. erased in 30 days"
    trashing.press(Qt.Key.Key_R)
    trashing.qtbot.waitUntil(lambda: "The trash is empty." in trashing.texts(dialog))
    trashing.press(Qt.Key.Key_Escape)
    trashing.wait_for_takes(3)


def test_erasing_asks_once_and_says_what_goes(opened: Open) -> None:
    trashing = opened()
    trashing.throw_away(2)
    dialog = trashing.open_trash()
    dialog.list.selectRow(1)
    trashing.press(Qt.Key.Key_Delete)
    trashing.wait_for("Erase one answer for good?")
    assert "also from the automatic backups" in trashing.texts()
    trashing.agree(Qt.Key.Key_Escape)
    assert trashing.keeping.trash_count() == 2
    trashing.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    trashing.agree()
    trashing.wait_for("Erased for good.")
    assert len(trashing.keeping.trashed()) == 1
    trashing.qtbot.waitUntil(lambda: trashing.button("Empty the trash").isEnabled())
    trashing.press_button("Empty the trash")
    trashing.wait_for("Erase one answer for good?")
    trashing.agree()
    trashing.wait_for("The trash is empty.")
    left = files_with(trashing.desk.library.folder, ("decided?", "learn?"))
    assert left == []
    assert trashing.changes.undoable is None


def test_the_rest_of_an_erasing_may_wait_for_the_next_start(opened: Open) -> None:
    trashing = opened(SlowKeeping)
    trashing.throw_away()
    dialog = trashing.open_trash()
    trashing.press(Qt.Key.Key_Delete)
    trashing.agree()
    trashing.qtbot.waitUntil(dialog.bar.isVisible)
    trashing.press(Qt.Key.Key_Escape)
    trashing.wait_for("cleaned at the next start")
    assert erasing.is_open(trashing.desk.library.folder)
    assert dialog.isVisible()


def test_nothing_else_can_be_asked_for_while_something_is_erased(opened: Open) -> None:
    trashing = opened(SlowKeeping)
    trashing.throw_away(2)
    dialog = trashing.open_trash()
    trashing.press(Qt.Key.Key_Delete)
    trashing.agree()
    trashing.qtbot.waitUntil(dialog.bar.isVisible)
    dialog.list.selectRow(1)
    for words in ("Restore", "Erase for good", "Empty the trash", "Close"):
        assert not trashing.button(words).isEnabled()
    trashing.press(Qt.Key.Key_Escape)
    trashing.wait_for("cleaned at the next start")
    trashing.qtbot.waitUntil(lambda: trashing.button("Empty the trash").isEnabled())


def test_the_trash_opens_once(opened: Open) -> None:
    trashing = opened()
    trashing.throw_away()
    for _ in range(2):
        trashing.press_button("Trash (")
    trashing.qtbot.waitUntil(lambda: any(d.isVisible() for d in trashing.dialogs()))
    assert len(trashing.dialogs()) == 1


def test_a_copy_that_cannot_be_read_is_named(opened: Open) -> None:
    trashing = opened()
    broken = trashing.desk.library.folder / "backups" / "library-x.sqlite3"
    broken.write_bytes(b"nothing" * 1000)
    trashing.throw_away()
    trashing.open_trash()
    trashing.press(Qt.Key.Key_Delete)
    trashing.agree()
    trashing.wait_for("backups/library-x.sqlite3")
