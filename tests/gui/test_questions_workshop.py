"""The ways from the list to the other views of the page and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from fakes.questions_desk import COMPETENCIES, CTRL, OWN, SLIP, Desk, put
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.exporting.dialog import ExportDialog
from tpm_interview.ui.questions.workshop import Workshop
from tpm_interview.ui.widgets import Button

Key = Qt.Key
LIST = "How do you say no to a sponsor?\nWhat belongs into a risk register?"


class Shop(Desk):
    """A desk whose list opens the other views."""

    def __init__(self, qtbot: QtBot, library: Library) -> None:
        super().__init__(qtbot, library)
        self.workshop = Workshop(self.page, self.tools, self.controller)
        self.rehearsed: list[tuple[str, ...]] = []
        self.workshop.rehearse_requested.connect(self.rehearsed.append)

    def text_field(self) -> QPlainTextEdit:
        """Where the question is written; it has the focus at once."""
        self.qtbot.waitUntil(lambda: isinstance(self.page.window().focusWidget(), QPlainTextEdit))
        found = self.page.window().focusWidget()
        assert isinstance(found, QPlainTextEdit)
        return found

    def press(self, words: str) -> None:
        """A button that is there, or will be."""

        def shown() -> list[Button]:
            buttons = self.page.findChildren(Button)
            return [each for each in buttons if each.isVisible() and words in each.text()]

        self.qtbot.waitUntil(lambda: any(each.isEnabled() for each in shown()))
        shown()[0].click()

    def close(self) -> None:
        self.workshop.close()
        self.controller.close()


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    with Library.open(tmp_path / "library") as library:
        library.questions.load_shipped([SLIP], COMPETENCIES, "one")
        put(library, OWN)
        made = Shop(qtbot, library)
        made.open()
        made.wait_listed("slip", "own")
        yield made
        made.close()


def test_a_new_question_is_chosen_in_the_list_when_it_is_saved(shop: Shop) -> None:
    shop.key(Key.Key_N, CTRL)
    shop.text_field().insertPlainText("How do you say no?")
    shop.key(Key.Key_S, CTRL)
    shop.qtbot.waitUntil(lambda: [each.text for each in shop.view.read] == ["How do you say no?"])
    assert shop.view.isVisible()
    assert shop.has("Question added")


def test_the_chosen_question_is_edited_and_escape_leads_back(shop: Shop) -> None:
    shop.key(Key.Key_Down)
    shop.wait_chosen("own")
    shop.key(Key.Key_E)
    assert shop.text_field().toPlainText() == OWN.text
    shop.key(Key.Key_Escape)
    shop.qtbot.waitUntil(shop.view.isVisible)
    shop.wait_chosen("own")


def test_a_pasted_list_is_imported_and_the_first_of_it_chosen(shop: Shop) -> None:
    QGuiApplication.clipboard().setText(LIST)
    shop.key(Key.Key_V, CTRL)
    shop.press("Import 2 questions")
    shop.qtbot.waitUntil(
        lambda: [each.text for each in shop.view.read] == ["How do you say no to a sponsor?"]
    )
    assert shop.has("2 questions imported")


def test_a_list_in_the_editor_can_be_imported_and_leaves_no_draft(shop: Shop) -> None:
    shop.key(Key.Key_N, CTRL)
    shop.text_field().insertPlainText(LIST)
    shop.press("Import them")
    shop.press("Import 2 questions")
    shop.qtbot.waitUntil(shop.view.isVisible)
    shop.key(Key.Key_N, CTRL)
    assert shop.text_field().toPlainText() == ""


def test_a_list_that_is_not_imported_after_all_is_still_in_the_editor(shop: Shop) -> None:
    shop.key(Key.Key_N, CTRL)
    shop.text_field().insertPlainText(LIST)
    shop.press("Import them")
    shop.wait_for("2 questions in")
    shop.key(Key.Key_Escape)
    assert shop.text_field().toPlainText() == LIST


def test_sets_open_and_lead_back(shop: Shop) -> None:
    shop.key(Key.Key_L, CTRL)
    shop.wait_for("No sets yet")
    shop.key(Key.Key_Escape)
    shop.qtbot.waitUntil(shop.view.isVisible)


def test_a_set_is_rehearsed_in_its_order(shop: Shop) -> None:
    shop.tools.question_sets.add("Acme", ["own", "slip"])
    shop.key(Key.Key_L, CTRL)
    shop.wait_for("Acme")
    shop.press("Rehearse in order")
    shop.qtbot.waitUntil(lambda: shop.rehearsed == [("own", "slip")])


def test_export_offers_what_is_shown_and_the_whole_bank(shop: Shop) -> None:
    shop.key(Key.Key_E, CTRL)
    shop.qtbot.waitUntil(lambda: shop.page.window().findChild(ExportDialog) is not None)
    dialog = shop.page.window().findChild(ExportDialog)
    assert dialog is not None
    dialog.reject()


def test_a_library_that_can_only_be_read_opens_its_sets_alone(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        put(library, OWN)
    with Library.open(folder, read_only=True) as library:
        made = Shop(qtbot, library)
        made.open()
        made.wait_listed("own")
        for key in (Key.Key_N, Key.Key_I):
            made.key(key, CTRL)
        assert made.view.isVisible()
        assert made.page.count() == 1
        made.key(Key.Key_L, CTRL)
        made.wait_for("No sets yet")
        made.close()
