"""Changing the bank from the list: hide, delete, tag, sets, trash, and taking it back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from fakes.questions_desk import CTRL, OWN, SHIFT, SLIP, Desk, desk_over
from tpm_interview.domain.bank_view import Shelf
from tpm_interview.domain.errors import DiskFull
from tpm_interview.ui.questions.drop_hint import DropHint
from tpm_interview.ui.widgets import Button, Choice

no_popup_warnings = pytest.mark.qt_log_ignore(
    r"This plugin does not support (raise|grabbing|propagate)", extend=True
)
"""A list that pops up asks for more than the screenless plugin can do."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(qtbot, tmp_path / "library", OWN) as made:
        made.wait_chosen("slip")
        yield made


@pytest.fixture
def read_only(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(qtbot, tmp_path / "library", OWN, read_only=True) as made:
        made.wait_chosen("slip")
        yield made


def go_to(desk: Desk, shelf: str) -> None:
    choices = desk.view.filters.findChildren(Choice)
    choice = next(each for each in choices if each.accessibleName().startswith("Shelf"))
    next(each for each in choice.menu().actions() if each.text() == shelf).trigger()


def test_several_are_deleted_and_brought_back_by_name(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.wait_for("2 questions chosen")
    desk.key(Qt.Key.Key_Delete)
    desk.wait_listed("motive", "own")
    desk.wait_chosen("motive")
    assert desk.has("2 questions deleted")
    assert desk.button("Undo delete 2 questions  (Ctrl+Z)").isVisible()
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.wait_listed("slip", "estimate", "motive", "own")
    desk.key(Qt.Key.Key_Z, CTRL | SHIFT)
    desk.wait_listed("motive", "own")
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.wait_listed("slip", "estimate", "motive", "own")
    desk.key(Qt.Key.Key_Y, CTRL)
    desk.wait_listed("motive", "own")


def test_the_notice_undoes_by_its_button_and_can_be_dismissed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_X)
    desk.wait_for("Question hidden")
    QTest.mouseClick(desk.button("Undo hide question"), Qt.MouseButton.LeftButton)
    desk.wait_for("Taken back")
    assert desk.button("Redo hide question  (Ctrl+Shift+Z)").isVisible()
    dismiss = next(
        each for each in desk.view.notice.findChildren(Button) if each.accessibleName() == "Dismiss"
    )
    QTest.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert not desk.view.notice.isVisible()


def test_ctrl_z_in_the_search_field_takes_back_typing_only(desk: Desk) -> None:
    desk.key(Qt.Key.Key_X)
    desk.wait_listed("estimate", "motive", "own")
    QTest.keyClicks(desk.search, "zzz")
    desk.key(Qt.Key.Key_Z, CTRL, on=desk.search)
    assert desk.search.text() == ""
    assert desk.stored("slip").hidden


def test_hidden_questions_are_shown_again(desk: Desk) -> None:
    desk.key(Qt.Key.Key_X)
    desk.wait_listed("estimate", "motive", "own")
    go_to(desk, "Hidden")
    desk.wait_chosen("slip")
    desk.table.setFocus()
    desk.key(Qt.Key.Key_X)
    desk.wait_for("Nothing is hidden")
    assert not desk.stored("slip").hidden


def test_the_trash_gives_back(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Delete)
    desk.wait_listed("estimate", "motive", "own")
    go_to(desk, "Trash")
    desk.wait_chosen("slip")
    desk.table.setFocus()
    desk.key(Qt.Key.Key_U)
    desk.wait_for("Nothing in the trash")
    assert desk.has("Question restored")


def test_erasing_asks_first_and_hides_what_came_with_the_app(desk: Desk) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    desk.wait_for("4 questions chosen")
    desk.key(Qt.Key.Key_Delete)
    desk.wait_for("No question yet")
    go_to(desk, "Trash")
    desk.wait_chosen("slip")
    QTest.mouseClick(desk.button("Empty the trash"), Qt.MouseButton.LeftButton)
    dialog = desk.dialog()
    desk.wait_for("This cannot be undone")
    desk.key(Qt.Key.Key_Escape, on=dialog)
    assert desk.stored("own").trashed_at
    QTest.mouseClick(desk.button("Empty the trash"), Qt.MouseButton.LeftButton)
    desk.dialog().agree.click()
    desk.wait_for("Nothing in the trash")
    stored = {each.id: each.hidden for each in desk.library.questions.everything()}
    assert stored == {"slip": True, "estimate": True, "motive": True}


def test_tags_are_added_and_taken_away_in_one_step(desk: Desk) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    desk.wait_for("4 questions chosen")
    desk.key(Qt.Key.Key_T)
    dialog = desk.dialog()
    field = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "phone,  on site ,phone")
    chip = next(each for each in dialog.findChildren(Button) if each.text() == "vendor")
    chip.click()
    desk.key(Qt.Key.Key_Return, on=field)
    desk.wait_for("Tags of 4 questions changed")
    assert desk.stored("own").tags == ("acme", "phone", "on site")
    assert desk.stored("slip").tags == ("phone", "on site")


@no_popup_warnings
def test_a_tag_in_use_is_completed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_T)
    field = desk.dialog().findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "phone, AC")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    desk.key(Qt.Key.Key_Down, on=popup)
    desk.key(Qt.Key.Key_Return, on=popup)
    assert field.text() == "phone, acme"


def test_a_full_disk_costs_no_typing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.key(Qt.Key.Key_T)
    field = desk.dialog().findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "phone")

    def full(edit: object) -> None:
        raise DiskFull

    monkeypatch.setattr(desk.library.questions, "carry_out", full)
    desk.key(Qt.Key.Key_Return, on=field)
    desk.wait_for("The disk is full.")
    assert field.text() == "phone"
    desk.key(Qt.Key.Key_Escape, on=field)
    desk.come_back()
    desk.key(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(desk.view.banner.isVisible)
    assert desk.stored("slip").trashed_at is None
    monkeypatch.undo()
    desk.table.setFocus()
    desk.key(Qt.Key.Key_Delete)
    desk.wait_listed("estimate", "motive", "own")
    assert not desk.view.banner.isVisible()


def open_menu(desk: Desk) -> QMenu:
    def menus() -> list[QMenu]:
        return [each for each in desk.view.pane.findChildren(QMenu) if each.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(menus()))
    return menus()[0]


@no_popup_warnings
def test_questions_go_into_a_new_set_and_into_one_that_is_there(desk: Desk) -> None:
    desk.key(Qt.Key.Key_A)
    desk.key(Qt.Key.Key_Return, on=open_menu(desk))
    field = desk.dialog().findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "Acme & more")
    desk.key(Qt.Key.Key_Return, on=field)
    desk.wait_for("Set added")
    desk.come_back()
    desk.controller.choose("own")
    desk.wait_chosen("own")
    desk.key(Qt.Key.Key_A)
    menu = open_menu(desk)
    assert menu.actions()[0].text() == "Acme && more"
    desk.key(Qt.Key.Key_Return, on=menu)
    desk.wait_for("Set changed")
    (made,) = desk.tools.question_sets.all()
    assert (made.name, made.question_ids) == ("Acme & more", ("slip", "own"))


def test_the_original_of_an_own_copy_is_shown_again(desk: Desk) -> None:
    copy = desk.tools.bank_editor.save(replace(desk.stored("slip"), text="Mine?"))
    desk.controller.choose(copy.id)
    desk.wait_chosen(copy.id)
    desk.wait_for("Your own copy")
    desk.table.setFocus()
    desk.key(Qt.Key.Key_O)
    desk.wait_chosen("slip")
    assert not desk.stored("slip").hidden


def test_a_question_in_the_trash_is_chosen_there(desk: Desk) -> None:
    desk.tools.bank_editor.delete(["own"])
    desk.wait_listed("slip", "estimate", "motive")
    desk.controller.choose("own")
    desk.wait_chosen("own")
    assert desk.view.filters.wanted().shelf is Shelf.TRASH


def test_a_library_that_is_read_only_can_be_read_but_not_changed(read_only: Desk) -> None:
    desk = read_only
    for words in ("New", "Import", "Edit", "Tag", "Hide", "Delete", "Add to set"):
        assert not desk.button(words).isEnabled(), words
    for words in ("Rehearse", "Hear", "Export"):
        assert desk.button(words).isEnabled(), words
    desk.key(Qt.Key.Key_Delete)
    assert desk.stored("slip").trashed_at is None
    assert not desk.view.acceptDrops()


def dragged(desk: Desk, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(desk.view, event)
    return event


def drop(desk: Desk, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.view, event)


def test_files_are_dropped_for_import_under_a_hint(desk: Desk, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.md"))])
    hint = desk.view.findChildren(DropHint)[0]
    assert dragged(desk, data).isAccepted()
    assert hint.isVisible()
    QApplication.sendEvent(desk.view, QDragLeaveEvent())
    assert not hint.isVisible()
    dragged(desk, data)
    with desk.qtbot.waitSignal(desk.view.files_dropped) as dropped:
        drop(desk, data)
    assert dropped.args == [(tmp_path / "list.md",)]
    assert not hint.isVisible()


def test_an_address_elsewhere_is_not_taken(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/list.md")])
    assert not dragged(desk, data).isAccepted()


def test_text_is_dropped_and_pasted(desk: Desk) -> None:
    data = QMimeData()
    data.setText("Why us?")
    with desk.qtbot.waitSignal(desk.view.text_pasted) as dropped:
        dragged(desk, data)
        drop(desk, data)
    QApplication.clipboard().setText("Why now?")
    with desk.qtbot.waitSignal(desk.view.text_pasted) as pasted:
        desk.key(Qt.Key.Key_V, CTRL, on=desk.table)
    assert (dropped.args, pasted.args) == (["Why us?"], ["Why now?"])
    desk.key(Qt.Key.Key_V, CTRL, on=desk.search)
    assert desk.search.text() == "Why now?"


def test_practice_is_told_in_the_table(desk: Desk) -> None:
    listed = desk.view.model
    assert listed.data(listed.index(0, 4)) == "new"
    assert SLIP.text in str(listed.data(listed.index(0, 0)))
