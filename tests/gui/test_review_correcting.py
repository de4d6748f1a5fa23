"""The words of a take are edited on the page of Review, with keys pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fakes.corrected import CONTROL, HEARD, MEANT, OTHER, Corrected, corrected_in
from tpm_interview.domain.take_versions import WordDraft

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def corrected(qtbot: QtBot, tmp_path: Path) -> Iterator[Corrected]:
    with corrected_in(qtbot, tmp_path / "library") as made:
        yield made


def test_words_are_edited_in_place_and_saved(corrected: Corrected) -> None:
    corrected.open()
    assert corrected.editor.editor.text() == HEARD
    corrected.write(MEANT)
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for_text(MEANT)
    corrected.wait_for("Saved. Ctrl+Z takes it back")
    assert not corrected.editor.isVisible()
    assert corrected.service.draft(corrected.take_id) is None


def test_nothing_changed_is_not_stored(corrected: Corrected) -> None:
    corrected.open()
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for("Nothing was changed.")
    assert len(corrected.service.versions(corrected.take_id)) == 1


def test_a_text_without_words_is_refused_and_stays_open(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(" ")
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for("A transcript without words would look as if nothing was said.")
    assert corrected.editor.isVisible()
    assert not corrected.editor.editor.isReadOnly()
    assert corrected.text() == HEARD


def test_the_editor_has_an_undo_of_its_own(corrected: Corrected) -> None:
    corrected.open()
    editor = corrected.editor.editor
    corrected.press(Qt.Key.Key_X)
    assert editor.text() == f"x{HEARD}"
    corrected.press(Qt.Key.Key_Z, CONTROL)
    assert editor.text() == HEARD
    corrected.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert editor.text() == f"x{HEARD}"
    corrected.press(Qt.Key.Key_Z, CONTROL)
    corrected.press(Qt.Key.Key_Z, CONTROL)
    assert editor.text() == HEARD


def test_the_caret_stands_at_the_word_that_was_heard(corrected: Corrected) -> None:
    corrected.reviewing.playback.seek(4 * 0.36 + 0.1)
    corrected.open()
    assert corrected.editor.editor.caret() == HEARD.index("cluster")


def test_one_listens_while_typing(corrected: Corrected) -> None:
    corrected.open()
    corrected.press(Qt.Key.Key_Space, CONTROL)
    corrected.qtbot.waitUntil(lambda: corrected.player.is_playing)
    corrected.press(Qt.Key.Key_Space, CONTROL)
    corrected.qtbot.waitUntil(lambda: not corrected.player.is_playing)
    corrected.press(Qt.Key.Key_Right, CONTROL)
    assert corrected.reviewing.playback.at_s > 3
    corrected.press(Qt.Key.Key_Left, CONTROL)
    assert corrected.reviewing.playback.at_s == 0
    assert corrected.editor.editor.text() == HEARD


def test_letters_are_written_and_no_keys_of_the_page(corrected: Corrected) -> None:
    corrected.open()
    corrected.write("tchexvjkl .")
    assert corrected.editor.editor.text() == "tchexvjkl ."
    assert corrected.editor.isVisible()


def test_what_is_pasted_is_text(corrected: Corrected) -> None:
    corrected.open()
    data = QMimeData()
    data.setHtml("<b>We</b> moved")
    data.setText("We\nmoved")
    QGuiApplication.clipboard().setMimeData(data)
    corrected.press(Qt.Key.Key_A, CONTROL)
    corrected.press(Qt.Key.Key_V, CONTROL)
    QGuiApplication.clipboard().clear()  # Qt would delete Python's data after Python has ended
    assert corrected.editor.editor.text() == "We\nmoved"
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for_text("We moved")


def test_leaving_with_escape_keeps_what_was_changed(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.press(Qt.Key.Key_Escape)
    corrected.wait_for("Your changes are kept, but do not count yet.")
    assert not corrected.editor.isVisible()
    assert corrected.text() == HEARD
    corrected.open()
    assert corrected.editor.editor.text() == MEANT
    corrected.wait_for("Taken up where you left it.")


def test_leaving_unchanged_keeps_nothing(corrected: Corrected) -> None:
    corrected.open()
    corrected.press(Qt.Key.Key_Escape)
    corrected.wait_for_draft(None)
    assert not any("kept" in told for told in corrected.texts())


def test_leaving_while_it_is_saved_leaves_nothing_unsaved(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.press(Qt.Key.Key_Escape)
    corrected.wait_for("Saved. Ctrl+Z takes it back")
    corrected.wait_for_draft(None)
    corrected.choose(corrected.other_id)
    corrected.choose(corrected.take_id)
    corrected.page.pane.focus_sound()
    corrected.open()
    assert "Taken up where you left it." not in corrected.texts()


def test_what_could_not_be_saved_is_on_the_disk(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(" ")
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for("A transcript without words would look as if nothing was said.")
    assert corrected.service.draft(corrected.take_id) is not None


def test_starting_over_brings_back_what_counts_and_can_be_undone(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.press(Qt.Key.Key_Tab)
    corrected.press(Qt.Key.Key_Tab)
    corrected.press(Qt.Key.Key_Return)
    assert corrected.editor.editor.text() == HEARD
    corrected.press(Qt.Key.Key_Z, CONTROL)
    assert corrected.editor.editor.text() == MEANT


def test_what_is_edited_survives_another_take(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.choose(corrected.other_id)
    assert not corrected.editor.isVisible()
    corrected.page.pane.focus_sound()
    corrected.open()
    assert corrected.editor.editor.text() == OTHER
    corrected.choose(corrected.take_id)
    assert corrected.editor.isVisible()
    assert corrected.editor.editor.text() == MEANT
    corrected.wait_for_draft(MEANT)
    assert corrected.service.draft(corrected.other_id) is None


def test_what_is_typed_is_on_the_disk_by_itself(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.wait_for_draft(MEANT)
    corrected.write(HEARD)
    corrected.wait_for_draft(None)


def test_what_is_edited_survives_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with corrected_in(qtbot, tmp_path / "library") as corrected:
        corrected.open()
        corrected.write(MEANT)
    with corrected_in(qtbot, tmp_path / "library") as corrected:
        corrected.wait_for("You changed these words and did not save that.")
        corrected.open()
        assert corrected.editor.editor.text() == MEANT
        corrected.press(Qt.Key.Key_S, CONTROL)
        corrected.wait_for_text(MEANT)


def test_a_recognition_that_comes_in_leaves_the_editor_alone(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.recognize_again("We migrated a cluster.")
    corrected.wait_for("These words were recognized again meanwhile")
    assert corrected.editor.editor.text() == MEANT
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for_text(MEANT)
    corrected.wait_for("A newer recognition stands there too: your words count.")


def test_an_edit_that_was_taken_back_is_gone_from_the_page(corrected: Corrected) -> None:
    corrected.open()
    corrected.write(MEANT)
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for_text(MEANT)
    corrected.changes.undo()
    corrected.wait_for_text(HEARD)


def test_a_draft_of_a_version_that_is_gone_is_still_there(corrected: Corrected) -> None:
    corrected.service.keep_draft(WordDraft(corrected.take_id, 999, MEANT))
    corrected.open()
    assert corrected.editor.editor.text() == MEANT
    corrected.press(Qt.Key.Key_S, CONTROL)
    corrected.wait_for_text(MEANT)
