"""The list of questions: finding, reading, choosing, hearing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes.questions_desk import CTRL, ESTIMATE, OWN, SHIFT, SLIP, Desk, desk_over, put
from tpm_interview.domain.errors import NoVoice
from tpm_interview.domain.question import Origin
from tpm_interview.ui.widgets import Choice


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(qtbot, tmp_path / "library") as made:
        yield made


def choose(choice: Choice, words: str) -> None:
    next(each for each in choice.menu().actions() if each.text() == words).trigger()


def test_the_bank_is_listed_and_the_first_question_read(desk: Desk) -> None:
    desk.wait_for("3 questions")
    for words in (SLIP.text, "How you noticed", "told me", "Who checked that?", "Name the date."):
        desk.wait_for(words)
    assert desk.has("dependency tracking")
    assert desk.has("Never answered yet.")


def test_typing_searches_and_tells_how_many_fit(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(desk.search, "estim")
    assert desk.listed() == ["estimate"]
    assert desk.has("1 of 3 questions")
    desk.wait_for(ESTIMATE.text)


def test_the_search_looks_into_follow_ups_cues_and_tags(desk: Desk) -> None:
    put(desk.library, replace(OWN, follow_ups=("Kraken?",)))
    desk.controller.refresh()
    desk.wait_for("4 questions")
    for words in ("kraken", "acme"):
        desk.search.clear()
        QTest.keyClicks(desk.search, words)
        assert desk.listed() == ["own"], words


def test_nothing_found_says_what_helps_and_clear_brings_all_back(desk: Desk) -> None:
    QTest.keyClicks(desk.search, "zzz")
    assert desk.has("No question fits")
    QTest.mouseClick(desk.button("Clear"), Qt.MouseButton.LeftButton)
    desk.wait_for("3 questions")
    assert desk.search.text() == ""


def test_down_in_the_search_field_goes_to_the_table(desk: Desk) -> None:
    desk.search.setFocus()
    desk.key(Qt.Key.Key_Down)
    assert desk.table.hasFocus()
    desk.key(Qt.Key.Key_Down)
    desk.wait_for(ESTIMATE.text)


def test_r_asks_to_rehearse_the_question_that_is_read(desk: Desk) -> None:
    desk.wait_chosen("slip")
    with desk.qtbot.waitSignal(desk.view.rehearse_requested) as asked:
        desk.key(Qt.Key.Key_R)
    assert asked.args == [("slip",)]


def test_several_are_rehearsed_in_the_order_shown(desk: Desk) -> None:
    choose(desk.view.filters.order, "Question, A to Z")
    desk.wait_listed("estimate", "slip", "motive")
    desk.key(Qt.Key.Key_A, CTRL)
    desk.wait_for("3 questions chosen")
    with desk.qtbot.waitSignal(desk.view.rehearse_requested) as asked:
        desk.key(Qt.Key.Key_R)
    assert asked.args == [("estimate", "slip")]


def test_an_ask_yourself_question_is_not_rehearsed(desk: Desk) -> None:
    desk.controller.choose("motive")
    desk.wait_for("You ask this yourself")
    assert not desk.button("Rehearse").isVisible()


def test_enter_and_e_ask_for_the_editor(desk: Desk) -> None:
    desk.wait_chosen("slip")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_E):
        with desk.qtbot.waitSignal(desk.view.edit_requested) as asked:
            desk.key(key)
        assert asked.args is not None
        assert asked.args[0].id == "slip"


def test_letters_in_the_search_field_are_only_written(desk: Desk) -> None:
    desk.wait_chosen("slip")
    with desk.qtbot.assertNotEmitted(desk.view.edit_requested, wait=50):
        QTest.keyClicks(desk.search, "e")
        desk.key(Qt.Key.Key_Delete, on=desk.search)
    assert desk.search.text() == "e"
    assert desk.stored("slip").trashed_at is None


def test_a_click_on_a_head_sorts_up_down_and_back(desk: Desk) -> None:
    heads = desk.table.horizontalHeader()
    for wanted in (
        ("estimate", "slip", "motive"),
        ("motive", "slip", "estimate"),
        ("slip", "estimate", "motive"),
    ):
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton)
        desk.wait_listed(*wanted)


def test_each_filter_limits_what_is_listed(desk: Desk) -> None:
    put(desk.library, OWN)
    desk.controller.refresh()
    desk.wait_for("4 questions")
    filters = desk.view.filters
    for name, words, wanted in (
        ("Competency", "Risk", ["slip", "own"]),
        ("Kind", "Ask yourself", ["motive"]),
        ("Level", "Entry", ["estimate"]),
        ("Tag", "acme", ["own"]),
        ("Practice", "Never practiced", ["slip", "estimate", "motive", "own"]),
    ):
        choices = filters.findChildren(Choice)
        choose(next(c for c in choices if c.accessibleName().startswith(name)), words)
        assert desk.listed() == wanted, name
        filters.show_all()


def test_every_empty_shelf_says_what_would_be_there(desk: Desk) -> None:
    filters = desk.view.filters
    shelf = next(c for c in filters.findChildren(Choice) if c.text() == "In the bank")
    practice = next(c for c in filters.findChildren(Choice) if c.text() == "Any practice")
    choose(shelf, "Trash")
    assert desk.has("Deleted questions stay here for 30 days.")
    choose(shelf, "Hidden")
    assert desk.has("Nothing is hidden")
    filters.show_all()
    choose(practice, "Due")
    assert desk.has("Nothing is due")


def test_shift_and_down_choose_more_and_export_names_them(desk: Desk) -> None:
    desk.wait_chosen("slip")
    with desk.qtbot.waitSignal(desk.view.export_requested) as all_shown:
        desk.key(Qt.Key.Key_E, CTRL)
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.wait_for("2 questions chosen")
    with desk.qtbot.waitSignal(desk.view.export_requested) as chosen:
        desk.key(Qt.Key.Key_E, CTRL)
    assert all_shown.args == [("slip", "estimate", "motive")]
    assert chosen.args == [("slip", "estimate")]


def test_what_is_chosen_stays_when_the_bank_is_read_again(desk: Desk) -> None:
    desk.controller.choose("estimate")
    desk.key(Qt.Key.Key_Down, SHIFT)
    put(desk.library, replace(SLIP, id="new", text="Another?", origin=Origin.OWN))
    desk.page.hide()
    desk.page.show()
    desk.wait_for("4 questions")
    assert desk.chosen() == ["estimate", "motive"]


def test_a_question_is_chosen_even_where_filters_hide_it(desk: Desk) -> None:
    QTest.keyClicks(desk.search, "estim")
    desk.controller.choose("slip")
    assert desk.chosen() == ["slip"]
    assert desk.search.text() == ""


def test_a_question_that_is_not_read_yet_is_chosen_once_it_is(desk: Desk) -> None:
    put(desk.library, OWN)
    desk.controller.choose("own")
    desk.controller.refresh()
    desk.wait_chosen("own")


def test_h_speaks_the_question_and_h_again_is_silent(desk: Desk) -> None:
    desk.wait_chosen("slip")
    desk.key(Qt.Key.Key_H)
    desk.qtbot.waitUntil(lambda: desk.tools.player.is_playing)
    assert desk.tools.voice.said == [SLIP.text]
    assert desk.button("Stop")
    desk.key(Qt.Key.Key_H)
    desk.qtbot.waitUntil(lambda: not desk.tools.player.is_playing)
    assert desk.button("Hear it")


def test_another_question_silences_the_one_before(desk: Desk) -> None:
    desk.wait_chosen("slip")
    desk.key(Qt.Key.Key_H)
    desk.qtbot.waitUntil(lambda: desk.tools.player.is_playing)
    desk.controller.choose("estimate")
    desk.qtbot.waitUntil(lambda: not desk.tools.player.is_playing)


def test_without_a_voice_the_page_says_so(desk: Desk) -> None:
    desk.wait_chosen("slip")
    desk.tools.voice.fails = NoVoice()
    desk.key(Qt.Key.Key_H)
    desk.wait_for("This voice is not available")


def test_imported_markup_stays_text(desk: Desk) -> None:
    markup = "<b>Bold</b> <img src=x>?"
    put(desk.library, replace(SLIP, id="markup", text=markup, follow_ups=(markup,)))
    desk.controller.refresh()
    desk.controller.choose("markup")
    desk.wait_for(markup)
    labels = desk.page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
