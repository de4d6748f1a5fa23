"""The import view over a real library and the real importers, by keyboard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.domain.errors import DiskFull
from tpm_interview.domain.found import Found, Progress, Reading
from tpm_interview.domain.offer import Imported, Offer, Pick, Preview
from tpm_interview.domain.question import Competency, Kind, Level, Origin, Question
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.importing import AS_FOUND, Importing
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.importing.controller import ImportController
from tpm_interview.ui.questions.importing.draft import draft_of
from tpm_interview.ui.questions.importing.file_dialog import Chosen
from tpm_interview.ui.questions.importing.offer_model import Column
from tpm_interview.ui.questions.importing.preview_view import PreviewView
from tpm_interview.ui.questions.importing.view import ImportView
from tpm_interview.ui.widgets import Button

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIPPED = Question(
    "slip",
    "Tell me about a time a dependency slipped.",
    "risk",
    Kind.BEHAVIORAL,
    Level.SENIOR,
    Origin.SEED_DERIVED,
)
LIST = """# Risk

- Tell me about a time a dependency slipped!
  - Who noticed?
- How do you keep a risk register alive?
- Risks are everywhere.

# Salary

- What do you expect to earn?
"""
TABLE = "What,Topic,Asked by\nHow do you plan?,Planning,Ann\nHow do you estimate?,Planning,Bob\n"


class Slow(Importing):
    """Reads without end until it is stopped, and then tells so."""

    was_stopped = False

    def preview_file(
        self, path: Path, reading: Reading = AS_FOUND, on_progress: Progress = print
    ) -> Preview:
        try:
            while True:
                on_progress(0.5)
        finally:
            self.was_stopped = True


class Full(Importing):
    def commit(self, picks: Sequence[Pick], preview: Preview) -> Imported:
        raise DiskFull


@dataclass
class Desk:
    """The view and all that it stands on; `files` are what the dialog will choose."""

    qtbot: QtBot
    folder: Path
    library: Library
    changes: BankChanges
    view: ImportView = field(default_factory=ImportView)
    files: tuple[Path, ...] = ()
    imported: list[Imported] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)

    @property
    def preview(self) -> PreviewView:
        return self.view.preview

    def connect(self, importing: Importing) -> ImportController:
        made = ImportController(
            self.view, importing, QuestionBank(self.library, self.folder), self._choose
        )
        made.imported.connect(self.imported.append)
        made.closed.connect(lambda: self.closed.append(True))
        return made

    def _choose(self, parent: QWidget, then: Chosen) -> None:
        then(self.files)

    def file(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def show(self) -> None:
        self.view.resize(1096, 760)
        self.view.show()
        self.qtbot.waitUntil(self.view.isActiveWindow)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """On whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifier)

    def type(self, words: str) -> None:
        widget = QApplication.focusWidget()
        assert widget
        QTest.keyClicks(widget, words)

    def wait_preview(self, words: str = "") -> None:
        self.qtbot.waitUntil(lambda: self.view.state() is self.preview)
        self.wait_for(words)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: any(words in told for told in self.texts()))

    def texts(self) -> list[str]:
        labels = [each.text() for each in self.view.findChildren(QLabel) if each.isVisible()]
        return labels + [each.text() for each in self.view.findChildren(Button) if each.isVisible()]

    def bank(self) -> dict[str, Question]:
        return {each.text: each for each in self.library.questions.everything()}

    def cell(self, row: int, column: Column) -> str:
        return str(self.preview.found.model.index(row, column).data())


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Library.open(tmp_path / "library") as library:
        library.questions.load_shipped((SHIPPED,), (Competency("risk", "Risk"),), "first")
        made = Desk(qtbot, tmp_path, library, BankChanges(library))
        qtbot.addWidget(made.view)
        made.show()
        yield made


@pytest.fixture
def controller(desk: Desk) -> Iterator[ImportController]:
    made = desk.connect(Importing(desk.library, desk.changes))
    made.open()
    yield made
    made.close()


def test_a_list_is_imported_and_taken_back_by_keyboard_alone(
    desk: Desk, controller: ImportController
) -> None:
    desk.files = (desk.file("risks.md", LIST),)
    desk.press(Qt.Key.Key_O, CONTROL)
    desk.wait_preview("3 questions in risks.md (Markdown, UTF-8)")
    desk.wait_for("Import 2 questions  (Ctrl+Enter)")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for("Import one question  (Ctrl+Enter)")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_End, CONTROL)
    desk.type(" And why?")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.closed == [True])
    assert [(each.added, each.merged) for each in desk.imported] == [(1, 0)]
    assert set(desk.bank()) == {SHIPPED.text, "What do you expect to earn? And why?"}
    desk.changes.undo()
    assert set(desk.bank()) == {SHIPPED.text}


def test_a_question_is_edited_in_its_row(desk: Desk, controller: ImportController) -> None:
    controller.open_text("How do you plan?\nHow do you estimate?\n")
    desk.wait_preview()
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("How do you <b>really</b> plan?")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: bool(desk.imported))
    assert "How do you <b>really</b> plan?" in desk.bank()


def test_duplicates_stay_out_unless_the_candidate_merges_them(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_files((desk.file("risks.md", LIST),))
    desk.wait_preview("Like this one in the bank:")
    desk.press(Qt.Key.Key_M)
    desk.wait_for("Import 2 questions, merge 1  (Ctrl+Enter)")
    desk.wait_for("gets what is new: one follow-up.")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: bool(desk.imported))
    assert [(each.added, each.merged) for each in desk.imported] == [(2, 1)]
    assert desk.bank()[SHIPPED.text].follow_ups == ("Who noticed?",)


def test_only_duplicates_can_be_shown(desk: Desk, controller: ImportController) -> None:
    controller.open_files((desk.file("risks.md", LIST),))
    desk.wait_preview("Duplicates: 1  (D)")
    desk.press(Qt.Key.Key_D)
    assert desk.preview.found.model.rowCount() == 1
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_D)
    assert desk.preview.found.model.rowCount() == 3
    desk.wait_for("Import 3 questions")


def test_a_line_left_out_is_taken_in_after_all(desk: Desk, controller: ImportController) -> None:
    controller.open_files((desk.file("risks.md", LIST),))
    desk.wait_preview("Left out (")
    tabs = desk.preview.read_tools.tabs
    tabs.button("left-out").setFocus()
    desk.press(Qt.Key.Key_Return)
    left = desk.preview.left_out
    rows = [left.model.line_at(row).text for row in range(left.model.rowCount())]
    left.table.selectRow(rows.index("Risks are everywhere."))
    desk.press(Qt.Key.Key_T)
    desk.wait_for("Questions (4)")
    assert "Risks are everywhere." not in [
        left.model.line_at(row).text for row in range(left.model.rowCount())
    ]
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: bool(desk.imported))
    assert "Risks are everywhere." in desk.bank()


def test_chosen_rows_get_ticks_and_a_competency_together(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("How do you plan?\nHow do you estimate?\nHow do you hire people?\n")
    desk.wait_preview("Import 3 questions")
    desk.press(Qt.Key.Key_Minus)
    desk.wait_for("Import nothing")
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_I)
    desk.wait_for("Import 2 questions")
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_C)
    desk.wait_for("For 2 questions:")
    desk.type("Craft")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Plus)
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: bool(desk.imported))
    found = {text: each.competency for text, each in desk.bank().items()}
    assert found["How do you plan?"] == found["How do you estimate?"] == "craft"
    assert found["How do you hire people?"] == "other"


def test_columns_are_named_and_the_table_is_read_again(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_files((desk.file("list.csv", TABLE),))
    desk.wait_preview("2 questions in list.csv (CSV, UTF-8)")
    desk.preview.found.model.setData(
        desk.preview.found.model.index(1, Column.QUESTION), "How do you guess?"
    )
    panel = desk.preview.read_tools.panel
    if not panel.isVisible():
        desk.press(Qt.Key.Key_K)
    choice = next(
        each
        for each in panel.findChildren(Button)
        if each.accessibleName().startswith("Column Asked by")
    )
    action = next(each for each in choice.menu().actions() if each.text() == "Competency")
    action.trigger()
    desk.qtbot.waitUntil(lambda: desk.cell(0, Column.COMPETENCY) == "Ann")
    assert desk.cell(1, Column.QUESTION) == "How do you guess?"


def test_a_wrong_format_leaves_the_preview_as_it_was(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_files((desk.file("risks.md", LIST),))
    desk.wait_preview("3 questions")
    desk.preview.reading_requested.emit(Reading(format="anki-package"))
    desk.qtbot.waitUntil(desk.preview.banner.isVisible)
    desk.wait_for("3 questions in risks.md (Markdown, UTF-8)")


def test_several_files_go_one_after_the_other(desk: Desk, controller: ImportController) -> None:
    files = [desk.file(f"{name}.txt", f"How do you {name}?\n") for name in ("plan", "lead", "test")]
    controller.open_files(tuple(files))
    desk.wait_preview("File 1 of 3")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.wait_preview("File 2 of 3")
    desk.press(Qt.Key.Key_S)
    desk.wait_preview("File 3 of 3")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.closed == [True])
    assert set(desk.bank()) == {SHIPPED.text, "How do you plan?", "How do you test?"}


def test_a_list_is_pasted(desk: Desk, controller: ImportController) -> None:
    QGuiApplication.clipboard().setText("How do you plan?\nHow do you estimate?")
    desk.press(Qt.Key.Key_V, CONTROL)
    desk.wait_preview("2 questions in the pasted text")


def test_a_file_is_dropped(desk: Desk, controller: ImportController) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.file("risks.md", LIST)))])
    buttons, none = Qt.MouseButton.LeftButton, NONE
    copy = Qt.DropAction.CopyAction
    place = QPointF(200, 200)
    entered = QDragEnterEvent(place.toPoint(), copy, data, buttons, none)
    QApplication.sendEvent(desk.view, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(desk.view, QDropEvent(place, copy, data, buttons, none))
    desk.wait_preview("3 questions in risks.md")


def test_an_unreadable_file_says_why_and_another_can_be_chosen(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_files((desk.file("empty.txt", ""),))
    desk.wait_for("This file is empty.")
    desk.files = (desk.file("risks.md", LIST),)
    next(b for b in desk.view.findChildren(Button) if "Choose another" in b.text()).click()
    desk.wait_preview("3 questions in risks.md")


def test_reading_is_given_up_at_once(desk: Desk) -> None:
    slow = Slow(desk.library, desk.changes)
    controller = desk.connect(slow)
    controller.open_files((desk.file("huge.txt", "?"),))
    desk.wait_for("50 %")
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.state() is desk.view.choosing
    controller.close()
    assert slow.was_stopped


def test_a_full_disk_keeps_the_preview(desk: Desk) -> None:
    controller = desk.connect(Full(desk.library, desk.changes))
    controller.open_text("How do you plan?")
    desk.wait_preview("Import one question")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.wait_for("Importing")
    desk.press(Qt.Key.Key_Escape)
    desk.wait_for("The disk is full.")
    desk.wait_for("Import one question")
    assert desk.preview.found.table.hasFocus()
    assert not desk.closed
    assert not desk.imported
    assert set(desk.bank()) == {SHIPPED.text}
    controller.close()


def test_an_emptied_question_is_shown_before_anything_is_stored(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("How do you plan?\nHow do you estimate?")
    desk.wait_preview("Import 2 questions")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(desk.preview.banner.isVisible)
    assert desk.preview.found.table.currentIndex().row() == 1
    assert not desk.imported


def test_leaving_asks_only_where_something_was_changed(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("How do you plan?")
    desk.wait_preview()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Escape)
    desk.wait_for("Leave without importing?")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.closed
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Escape)
    assert desk.closed == [True]


def test_escape_in_a_text_field_goes_back_to_the_table(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("How do you plan?")
    desk.wait_preview()
    desk.press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    desk.press(Qt.Key.Key_Escape)
    assert desk.preview.found.table.hasFocus()
    assert not desk.closed


def test_nothing_found_says_what_was_looked_for_and_shows_the_rest(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("Milk and bread.\nButter is good.\n")
    desk.wait_preview("No question was found.")
    assert desk.preview.left_out.model.rowCount() == 2
    desk.wait_for("Import nothing")


HOSTILE = (
    '<img src="http://example.org/x.png">What is <b>this</b>?',
    "<script>alert(1)</script> How do you plan?",
    "What is " + "very " * 190 + "long?",
    "\u05de\u05d4 \u05e2\u05e9\u05d9\u05ea \u05db\u05e9\u05d4\u05e4\u05e8\u05d5\u05d9\u05e7\u05d8?",
    "What &amp; who did you\x00 ask\u202e?",
)


def test_hostile_text_is_shown_as_text(desk: Desk, controller: ImportController) -> None:
    preview = draft_of(
        Preview(
            "<i>x</i>.txt",
            Importing(desk.library, desk.changes).preview_text("How are you?").findings,
            tuple(
                Offer(Found(text, at, Kind.METHOD, text[:80], text[:80], None, (text,)))
                for at, text in enumerate(HOSTILE)
            ),
        )
    )
    desk.preview.set_draft(preview, {}, Reading(), ("text",))
    desk.view.show_state(desk.preview)
    for row, text in enumerate(HOSTILE):
        desk.preview.found.table.choose(row)
        assert desk.cell(row, Column.QUESTION) == text[:400]
    labels = desk.view.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    desk.wait_for("in <i>x</i>.txt")
    desk.view.resize(936, 600)
    assert desk.view.width() == 936


def test_what_was_cut_off_is_told(desk: Desk, controller: ImportController) -> None:
    preview = Importing(desk.library, desk.changes).preview_text("How do you plan?")
    cut = replace(preview, findings=replace(preview.findings, cut_at=61_234))
    desk.preview.set_draft(draft_of(cut), {}, Reading(), ("text",))
    desk.view.show_state(desk.preview)
    desk.wait_for("Only the first 50,000 questions are shown; the rest begins at line 61,234.")


def test_fifty_thousand_rows_have_no_widgets_and_are_ticked_together(
    desk: Desk, controller: ImportController
) -> None:
    preview = Importing(desk.library, desk.changes).preview_text("How do you plan?")
    (offer,) = preview.offers
    few, many = draft_of(preview), draft_of(replace(preview, offers=(offer,) * 50_000))
    desk.view.show_state(desk.preview)
    desk.preview.set_draft(few, {}, Reading(), ("text",))
    widgets = len(desk.view.findChildren(QWidget))
    desk.preview.set_draft(many, {}, Reading(), ("text",))
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.press(Qt.Key.Key_Space)
    assert many.counts().add == 0
    desk.press(Qt.Key.Key_Space)
    assert many.counts().add == 50_000
    assert len(desk.view.findChildren(QWidget)) == widgets


def test_an_unfinished_name_in_a_row_is_kept_when_importing(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("How do you plan?")
    desk.wait_preview()
    desk.preview.found.table.edit(desk.preview.found.model.index(0, Column.COMPETENCY))
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    desk.type("Craft")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: bool(desk.imported))
    assert desk.bank()["How do you plan?"].competency == "craft"


def test_everything_of_a_question_is_edited_beside_the_table(
    desk: Desk, controller: ImportController
) -> None:
    controller.open_text("How do you plan?\nHow do you estimate?")
    desk.wait_preview()
    desk.press(Qt.Key.Key_Return)
    for words in ("Craft", None, None, "Who checks it?", "Names a date", "Be short"):
        desk.press(Qt.Key.Key_Tab)
        if words:
            desk.type(words)
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: bool(desk.imported))
    made = desk.bank()["How do you plan?"]
    assert made.competency == "craft"
    assert made.follow_ups == ("Who checks it?",)
    assert [point.point for point in made.key_points] == ["Names a date"]
    assert made.tips == ("Be short",)


def test_giving_up_another_reading_leads_back_to_the_preview(desk: Desk) -> None:
    importing = Importing(desk.library, desk.changes)
    controller = desk.connect(importing)
    controller.open_files((desk.file("risks.md", LIST),))
    desk.wait_preview("3 questions")
    desk.preview.reading_requested.emit(Reading(format="text"))
    desk.view.reading.cancel_requested.emit()
    assert desk.view.state() is desk.preview
    desk.wait_for("3 questions in risks.md (Markdown, UTF-8)")
    controller.close()
