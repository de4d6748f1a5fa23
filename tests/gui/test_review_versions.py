"""The versions of a transcript on the page of Review, with keys pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fakes.corrected import AT, CONTROL, HEARD, MEANT, Corrected, corrected_in
from tpm_interview.domain.mentor import MentorRating
from tpm_interview.ui.review.take_pane import COMPARE, TRANSCRIPT
from tpm_interview.ui.theme import apply_theme
from tpm_interview.ui.widgets import Button, Plate, on_key


@pytest.fixture
def corrected(qtbot: QtBot, tmp_path: Path) -> Iterator[Corrected]:
    with corrected_in(qtbot, tmp_path / "library") as made:
        yield made


def open_versions(corrected: Corrected) -> None:
    corrected.press(Qt.Key.Key_V)
    corrected.qtbot.waitUntil(corrected.versions.isVisible)


def plates(corrected: Corrected) -> list[Plate]:
    found = corrected.versions.findChildren(Plate)
    return [each for each in found if not each.isHidden()]


def marked(corrected: Corrected) -> list[tuple[str, QTextCharFormat]]:
    """The pieces of the text, with the look of each."""
    at, pieces = corrected.versions.differences.document().begin().begin(), []
    while not at.atEnd():
        pieces.append((at.fragment().text().strip(), at.fragment().charFormat()))
        at += 1
    return [piece for piece in pieces if piece[0]]


def test_one_version_says_that_it_is_the_only_one(corrected: Corrected) -> None:
    open_versions(corrected)
    corrected.wait_for("There is one version only.")
    (only,) = plates(corrected)
    assert only.accessibleName().startswith("Recognized, counts, ")
    assert "9 words, whisper-tiny.en" in only.accessibleName()
    assert not corrected.versions.use.isVisible()


def test_versions_stand_newest_first_and_their_differences_are_marked(corrected: Corrected) -> None:
    corrected.service.edit(corrected.take_id, MEANT)
    corrected.wait_for_text(MEANT)
    open_versions(corrected)
    names = [each.accessibleName().split(",")[0] for each in plates(corrected)]
    assert names == ["Edited", "Recognized"]
    corrected.wait_for("Struck through: only here, 2 words.")
    corrected.wait_for("only in the one that counts, 1 word.")
    first, gone, come, _ = marked(corrected)
    assert (first[0], gone[0], come[0]) == ("We", "my grated", "migrated")
    assert gone[1].fontStrikeOut()
    assert not gone[1].fontUnderline()
    assert come[1].fontUnderline()
    assert not first[1].fontUnderline()


def test_an_older_version_is_used_again(corrected: Corrected) -> None:
    corrected.service.edit(corrected.take_id, MEANT)
    corrected.wait_for_text(MEANT)
    open_versions(corrected)
    corrected.wait_for("only here")
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for_text(HEARD)
    corrected.wait_for("This version counts again, as a copy.")
    corrected.qtbot.waitUntil(lambda: len(plates(corrected)) == 3)
    corrected.changes.undo()
    corrected.wait_for_text(MEANT)
    corrected.qtbot.waitUntil(lambda: len(plates(corrected)) == 2)


def test_the_one_that_counts_cannot_be_used_again(corrected: Corrected) -> None:
    corrected.service.edit(corrected.take_id, MEANT)
    corrected.wait_for_text(MEANT)
    open_versions(corrected)
    corrected.wait_for("only here")
    corrected.press(Qt.Key.Key_Up)
    corrected.wait_for("This version counts: it is shown, searched and taken along.")
    assert not corrected.versions.use.isEnabled()
    assert [text for text, _ in marked(corrected)] == [MEANT]


def test_escape_goes_back_to_the_words(corrected: Corrected) -> None:
    open_versions(corrected)
    corrected.press(Qt.Key.Key_Escape)
    assert not corrected.versions.isVisible()


def test_editor_and_versions_give_way_to_one_another(corrected: Corrected) -> None:
    open_versions(corrected)
    corrected.press(Qt.Key.Key_E)
    corrected.qtbot.waitUntil(corrected.editor.isVisible)
    corrected.write(MEANT)
    corrected.page.list.setFocus()
    corrected.press(Qt.Key.Key_V)
    corrected.qtbot.waitUntil(corrected.versions.isVisible)
    corrected.wait_for_draft(MEANT)
    corrected.press(Qt.Key.Key_E)
    corrected.qtbot.waitUntil(corrected.editor.isVisible)
    assert corrected.editor.editor.text() == MEANT


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_V])
def test_they_come_into_sight_from_another_view(corrected: Corrected, key: Qt.Key) -> None:
    pane = corrected.page.pane
    pane.set_view_page(COMPARE, QWidget())
    pane.choose_view(COMPARE)
    corrected.page.list.setFocus()
    corrected.press(key)
    page = corrected.editor if key == Qt.Key.Key_E else corrected.versions
    corrected.qtbot.waitUntil(page.isVisible)
    assert pane.view_name == TRANSCRIPT


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_V])
def test_they_come_into_sight_where_a_mentor_is_read(corrected: Corrected, key: Qt.Key) -> None:
    mentors = corrected.page.pane.mentors
    mentors.set_ratings((MentorRating("Ada", AT, 2),))
    next(each for each in mentors.findChildren(Button) if each.text() == "Read it").click()
    assert mentors.details.isVisible()
    corrected.press(key)
    page = corrected.editor if key == Qt.Key.Key_E else corrected.versions
    corrected.qtbot.waitUntil(page.isVisible)
    assert not mentors.details.isVisible()


def test_versions_that_are_read_again_leave_the_keys_where_they_are(corrected: Corrected) -> None:
    open_versions(corrected)
    corrected.wait_for("There is one version only.")
    corrected.page.list.setFocus()
    corrected.recognize_again("We migrated a cluster.")
    corrected.qtbot.waitUntil(lambda: len(plates(corrected)) == 2)
    assert corrected.page.list.hasFocus()


def test_another_take_shows_its_words(corrected: Corrected) -> None:
    open_versions(corrected)
    corrected.choose(corrected.other_id)
    assert not corrected.versions.isVisible()


def test_keys_of_the_page_answer_while_differences_are_read(corrected: Corrected) -> None:
    undone: list[bool] = []
    on_key(corrected.page, "Ctrl+Z", lambda: undone.append(True))
    open_versions(corrected)
    corrected.versions.differences.setFocus()
    corrected.press(Qt.Key.Key_Z, CONTROL)
    assert undone == [True]
    corrected.press(Qt.Key.Key_E)
    corrected.qtbot.waitUntil(corrected.editor.isVisible)


def test_marks_follow_the_theme(corrected: Corrected, qapp: QApplication) -> None:
    corrected.service.edit(corrected.take_id, MEANT)
    corrected.wait_for_text(MEANT)
    open_versions(corrected)
    corrected.wait_for("only here")
    light = marked(corrected)[1][1].foreground().color()
    apply_theme(qapp, dark=True)
    try:
        assert marked(corrected)[1][1].foreground().color() != light
    finally:
        apply_theme(qapp, dark=False)
