"""Rehearsing a set: from the start view to the prompts that are asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fakes.desk import desk_in
from fakes.screen_reader import button, texts
from fakes.window_tools import BANK, FakeDevices, FakeTools
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import QuestionSet
from tpm_interview.domain.session import Mode
from tpm_interview.ui.rehearse.controller import RehearseController
from tpm_interview.ui.rehearse.page import RehearsePage

ACME = QuestionSet("acme", "Acme & Co", tuple(each.id for each in reversed(BANK)))
EMPTY = QuestionSet("empty", "Nothing yet", ("gone",))


@dataclass
class Room:
    """The start view over a library with two sets."""

    qtbot: QtBot
    page: RehearsePage
    tools: FakeTools
    controller: RehearseController

    def sees(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in texts(self.page), timeout=3000)

    def choose(self, name: str) -> None:
        actions = self.page.start.filters.sets.findChildren(QAction)
        next(each for each in actions if each.text().startswith(name)).trigger()

    def begins(self) -> list[str]:
        """Ids of what is asked, in order."""
        QTest.keyClick(self.page.focusWidget() or self.page, Qt.Key.Key_Space)
        self.sees("Question 1 of")
        (session,) = self.tools.desk.library.sessions.newest(10)
        return [prompt.question_id for prompt in session.prompts]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with desk_in(tmp_path / "library") as desk:
        desk.library.questions.carry_out(BankEdit(BANK, sets=(ACME, EMPTY)))
        tools, page = FakeTools(desk, tmp_path), RehearsePage()
        qtbot.addWidget(page)
        made = RehearseController(page, tools, FakeDevices(), list[bytes]().append, Random(1))
        page.resize(1280, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.show_view(page.start)
        made.start()
        room = Room(qtbot, page, tools, made)
        room.sees("7 questions fit")
        yield room
        made.close()


def test_a_set_is_asked_whole_and_in_its_order(room: Room) -> None:
    room.choose("Acme && Co")
    room.sees("All of them, in this order:")
    assert room.begins() == list(ACME.question_ids)


def test_a_set_can_be_shuffled(room: Room) -> None:
    room.choose("Acme && Co")
    button(room.page, "Shuffled").click()
    room.sees("All of them, shuffled:")
    asked = room.begins()
    assert sorted(asked) == sorted(ACME.question_ids)
    assert asked != list(ACME.question_ids)


def test_a_warm_up_asks_one_question_of_a_set(room: Room) -> None:
    room.choose("Acme && Co")
    room.page.start.modes.set_mode(Mode.WARM_UP)
    assert room.begins() == [ACME.question_ids[0]]


def test_chips_do_not_take_questions_out_of_a_set(room: Room) -> None:
    button(room.page, "Planning").click()
    room.sees("3 questions fit")
    room.choose("Acme && Co")
    room.sees("7 questions")
    room.sees("All of them, in this order:")
    assert "Planning" not in texts(room.page)
    room.choose("None")
    room.sees("3 questions fit")


def test_a_set_with_nothing_to_ask_says_so_and_cannot_begin(room: Room) -> None:
    room.choose("Nothing yet")
    room.sees("Put questions into this set first")
    assert not button(room.page, "Start practice").isEnabled()


def test_a_set_made_meanwhile_is_offered_when_the_candidate_comes_back(room: Room) -> None:
    room.page.hide()
    room.tools.question_sets.add("Second round", [BANK[0].id])
    room.controller.on_bank_changed()
    room.page.show()
    actions = room.page.start.filters.sets
    room.qtbot.waitUntil(
        lambda: any("Second round" in each.text() for each in actions.findChildren(QAction))
    )
