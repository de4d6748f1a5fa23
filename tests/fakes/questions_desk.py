"""The page of Questions over a real library, driven by keys; for the tests beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.question_tools import SilentQuestionTools
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Needs,
    Origin,
    Question,
    Source,
)
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.controller import QuestionsController
from tpm_interview.ui.questions.page import QuestionsPage
from tpm_interview.ui.widgets import Button
from tpm_interview.ui.widgets.small_dialog import SmallDialog

SLIP = Question(
    id="slip",
    text="Tell me about a dependency that slipped.",
    competency="risk",
    kind=Kind.BEHAVIORAL,
    level=Level.SENIOR,
    origin=Origin.SEED_DERIVED,
    source=Source("Roles", "dependency tracking"),
    follow_ups=("Who checked that?",),
    key_points=(KeyPoint("How you noticed", ("told me", "I saw"), Needs.NUMBER),),
    tips=("Name the date.",),
    tags=("vendor",),
)
ESTIMATE = replace(
    SLIP, id="estimate", text="How do you estimate?", competency="planning", level=Level.ENTRY
)
MOTIVE = replace(
    SLIP, id="motive", text="What motivates me?", competency="planning", kind=Kind.SELF_QUERY
)
OWN = replace(
    SLIP, id="own", text="Why Acme?", origin=Origin.OWN, source=None, tags=("acme", "vendor")
)
COMPETENCIES = (Competency("risk", "Risk"), Competency("planning", "Planning"))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def put(library: Library, *questions: Question) -> None:
    library.questions.carry_out(BankEdit(questions=questions))


class Desk:
    """The page and all that it stands on."""

    def __init__(self, qtbot: QtBot, library: Library) -> None:
        self.qtbot, self.library = qtbot, library
        self.tools = SilentQuestionTools(library)
        self.page = QuestionsPage()
        self.view, self.table = self.page.list, self.page.list.table
        self.search = self.view.filters.search
        qtbot.addWidget(self.page)
        self.controller = QuestionsController(self.page, self.tools)

    def open(self) -> None:
        self.page.resize(936, 600)
        self.page.show()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.wait_for("question")
        self.table.setFocus()

    def come_back(self) -> None:
        """From a dialog: without a window manager nobody else does it."""
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.table.setFocus()

    def texts(self) -> list[str]:
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def has(self, words: str) -> bool:
        return any(words in told for told in self.texts())

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.has(words))

    def listed(self) -> list[str]:
        return [question.id for question in self.view.model.questions]

    def wait_listed(self, *ids: str) -> None:
        self.qtbot.waitUntil(lambda: self.listed() == list(ids))

    def chosen(self) -> list[str]:
        return [question.id for question in self.table.chosen()]

    def wait_chosen(self, *ids: str) -> None:
        """And until the pane shows them."""
        self.qtbot.waitUntil(lambda: [each.id for each in self.view.read] == list(ids))

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or QApplication.focusWidget() or self.page, key, modifier)

    def button(self, words: str) -> Button:
        """Visible ones first: some keys have two."""
        found = [b for b in self.page.findChildren(Button) if words in b.text()]
        return max(found, key=lambda button: button.isVisible())

    def dialog(self) -> SmallDialog:
        """The one that is open, once it is."""

        def opened() -> list[SmallDialog]:
            return [each for each in self.page.findChildren(SmallDialog) if each.isVisible()]

        self.qtbot.waitUntil(lambda: bool(opened()))
        return opened()[0]

    def stored(self, id: str) -> Question:
        return next(each for each in self.library.questions.everything() if each.id == id)


@contextmanager
def desk_over(
    qtbot: QtBot, folder: Path, *own: Question, read_only: bool = False
) -> Iterator[Desk]:
    """Three shipped questions and those of the candidate."""
    with Library.open(folder) as library:
        library.questions.load_shipped((SLIP, ESTIMATE, MOTIVE), COMPETENCIES, "first")
        put(library, *own)
        if not read_only:
            yield from _opened(qtbot, library)
    if read_only:
        with Library.open(folder, read_only=True) as library:
            yield from _opened(qtbot, library)


def _opened(qtbot: QtBot, library: Library) -> Iterator[Desk]:
    desk = Desk(qtbot, library)
    try:
        desk.open()
        yield desk
    finally:
        desk.controller.close()
