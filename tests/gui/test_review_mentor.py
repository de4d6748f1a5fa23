"""What a mentor sent back is taken in on the page of Review and read there."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.answered import spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.screen_reader import SeenPage
from fakes.sounds import noise
from fakes.takes import transcript, words_of
from tpm_interview.domain.session import NewPrompt, Take
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.services.review import ReviewService
from tpm_interview.services.take_exporting import TakeExporting
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.exporting.dialog import TakeExportDialog
from tpm_interview.ui.review.mentor_notes import Chosen, ask_notes
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.taking_along import TakingAlong
from tpm_interview.ui.save_as import Chosen as ChosenPath
from tpm_interview.ui.save_as import Wish
from tpm_interview.ui.widgets import Button

AT = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
HOSTILE = '<img src="http://127.0.0.1:1/x.png"><b>Bold</b>'


@dataclass
class Mentored(SeenPage):
    """The page over a real library with one take; `file` is what the dialog is told."""

    qtbot: QtBot
    desk: Desk
    page: ReviewPage
    folder: Path
    take: Take
    file: Path = field(default_factory=Path)

    def ask(self, parent: QWidget, then: Chosen) -> None:
        then(self.file)

    def ask_path(self, parent: QWidget, wish: Wish, then: ChosenPath) -> None:
        then(self.folder / f"{wish.name}{wish.suffix}")

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def read(self) -> None:
        """Open what mentors said, or close it."""
        words = ("Read it", "Back")
        buttons = self.page.pane.mentors.findChildren(Button)
        (found,) = (each for each in buttons if each.text() in words)
        self.qtbot.waitUntil(found.isVisible)
        found.setFocus()
        QTest.keyClick(found, Qt.Key.Key_Return)

    def write_notes(self, mentor: str = "Ada", comment: str = "Shorter!", take_id: int = 0) -> Path:
        self.file = self.folder / f"{mentor[:3]}.json"
        notes = {
            "take": take_id or self.take.id,
            "recorded_at": self.take.started_at.isoformat(),
            "rating": 2,
            "comment": comment,
            "criteria": [{"name": "structure", "mark": 4, "comment": "It has one."}],
        }
        whole = {
            "format": "tpm-interview-mentor-notes",
            "version": 1,
            "mentor": mentor,
            "written_at": "2026-05-14T08:00:00.000Z",
            "takes": [notes],
        }
        self.file.write_text(json.dumps(whole), encoding="utf-8")
        return self.file

    def drop(self, path: Path) -> bool:
        """Drag a file over the page and let it go; whether the page wanted it."""
        data, at = QMimeData(), QPointF(100, 100)
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(at.toPoint(), copy, data, left, none)
        entering.ignore()
        QApplication.sendEvent(self.page, entering)
        if entering.isAccepted():
            QApplication.sendEvent(self.page, QDropEvent(at, copy, data, left, none))
        return entering.isAccepted()


@pytest.fixture
def mentored(qtbot: QtBot, tmp_path: Path) -> Iterator[Mentored]:
    with desk_in(tmp_path / "library") as desk:
        page = ReviewPage(lambda: AT)
        qtbot.addWidget(page)
        made = Mentored(qtbot, desk, page, tmp_path, answered(desk))
        review, listening = ReviewService(desk.library), silent_listening(FakeSoundPlayer())
        controller = ReviewController(page, review, desk.transcription, listening)
        exporting, mentoring = TakeExporting(desk.library), Mentoring(desk.library)
        along = TakingAlong(
            page, controller, review, exporting, mentoring, made.ask_path, ask_for_notes=made.ask
        )
        page.resize(936, 600)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        made.wait_for("Why did it slip?")
        yield made
        along.close()
        controller.close()


def answered(desk: Desk) -> Take:
    said = transcript(words_of("A", "vendor", "was", "late."))
    prompt = NewPrompt("why", "Why did it slip?")
    return spoken_answer(desk.library, prompt, said, AT, noise(4))


def test_the_notes_of_a_mentor_are_chosen_by_key_and_read(mentored: Mentored) -> None:
    mentored.write_notes()
    mentored.press(Qt.Key.Key_M)
    mentored.wait_for("Taken in: what Ada said about one take")
    mentored.wait_for("Ada, ")
    assert "Shorter!" not in mentored.texts()
    mentored.read()
    mentored.wait_for("Shorter!")
    assert {"Structure", "4 of 4", "It has one."} <= set(mentored.texts())
    assert "Facts" not in mentored.texts()
    mentored.read()
    assert "Shorter!" not in mentored.texts()
    assert "Facts" in mentored.texts()


def test_notes_that_are_dropped_are_taken_in(mentored: Mentored) -> None:
    assert mentored.drop(mentored.write_notes("Ada"))
    mentored.wait_for("what Ada said")
    assert mentored.drop(mentored.write_notes("Ben"))
    mentored.wait_for("what Ben said")
    mentored.wait_for(", and 1 more")


def test_other_files_are_not_taken_from_the_mouse(mentored: Mentored) -> None:
    path = mentored.folder / "notes.txt"
    path.write_text("no notes", encoding="utf-8")
    assert not mentored.drop(path)


def test_notes_on_another_library_are_refused_with_what_helps(mentored: Mentored) -> None:
    mentored.write_notes(take_id=77)
    mentored.press(Qt.Key.Key_M)
    mentored.wait_for("not in this library")
    mentored.write_notes()
    mentored.press(Qt.Key.Key_M)
    mentored.wait_for("Taken in")
    assert not mentored.page.pane.banner.isVisible()


def test_what_a_hostile_file_says_is_shown_as_text_and_keeps_the_window(
    mentored: Mentored,
) -> None:
    mentored.write_notes(HOSTILE, HOSTILE * 40)
    mentored.press(Qt.Key.Key_M)
    mentored.wait_for("Taken in")
    mentored.read()
    mentored.wait_for(HOSTILE * 40)
    labels = mentored.page.findChildren(QLabel)
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
    assert mentored.page.minimumSizeHint().width() <= 936


def test_x_takes_the_take_that_is_shown_along(mentored: Mentored) -> None:
    mentored.press(Qt.Key.Key_X)
    mentored.qtbot.waitUntil(lambda: bool(mentored.page.findChildren(TakeExportDialog)))
    (dialog,) = mentored.page.findChildren(TakeExportDialog)
    mentored.qtbot.waitUntil(dialog.isActiveWindow)
    mentored.press(Qt.Key.Key_2)
    mentored.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    mentored.wait_for("Written: ")
    (path,) = mentored.folder.glob("take-*.md")
    assert "vendor" in path.read_text(encoding="utf-8")
    dialog.reject()


def test_one_file_of_notes_is_asked_for(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chosen: list[Path] = []
    ask_notes(parent, chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert "*.json" in dialog.nameFilters()[0]
    dialog.fileSelected.emit("/a/notes.json")
    dialog.reject()
    assert chosen == [Path("/a/notes.json")]
