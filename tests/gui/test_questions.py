"""The page of Questions over a real bank, with a voice that makes no sound."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes.listening import FakeSoundPlayer, FakeSpeaker, silent_listening
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.errors import NoVoice
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
from tpm_interview.services.bank import QuestionBank
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.controller import QuestionsController
from tpm_interview.ui.questions.page import QuestionsPage
from tpm_interview.ui.widgets import Button

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
COMPETENCIES = (Competency("risk", "Risk"), Competency("planning", "Planning"))


def put(library: Library, *questions: Question) -> None:
    library.questions.carry_out(BankEdit(questions=questions))


@dataclass
class Reading:
    """The page and all that it stands on."""

    qtbot: QtBot
    page: QuestionsPage
    voice: FakeSpeaker
    player: FakeSoundPlayer
    library: Library

    def open(self) -> None:
        self.page.resize(936, 600)
        self.page.show()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.qtbot.waitUntil(lambda: self.has("questions"))

    def texts(self) -> list[str]:
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def has(self, words: str) -> bool:
        return any(words in told for told in self.texts())

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.has(words))

    def button(self, words: str) -> Button:
        return next(b for b in self.page.findChildren(Button) if words in b.text())


@pytest.fixture
def reading(qtbot: QtBot, tmp_path: Path) -> Iterator[Reading]:
    voice, player, page = FakeSpeaker(), FakeSoundPlayer(), QuestionsPage()
    qtbot.addWidget(page)
    with Library.open(tmp_path / "library") as library:
        library.questions.load_shipped((SLIP, ESTIMATE, MOTIVE), COMPETENCIES, "first")
        bank = QuestionBank(library, tmp_path)
        controller = QuestionsController(page, bank, silent_listening(player, voice))
        yield Reading(qtbot, page, voice, player, library)
        controller.close()


def test_the_bank_is_listed_and_the_first_question_read(reading: Reading) -> None:
    reading.open()
    reading.wait_for("3 questions")
    for words in (SLIP.text, "How you noticed", "told me", "Who checked that?", "Name the date."):
        assert reading.has(words)
    assert reading.has("dependency tracking")


def test_typing_searches_and_tells_how_many_fit(reading: Reading) -> None:
    reading.open()
    QTest.keyClick(reading.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(reading.page.filters.search, "estim")
    reading.wait_for("1 of 3 questions")
    reading.wait_for(ESTIMATE.text)
    assert not reading.has(SLIP.text)


def test_nothing_found_says_what_helps_and_clear_brings_all_back(reading: Reading) -> None:
    reading.open()
    QTest.keyClicks(reading.page.filters.search, "zzz")
    reading.wait_for("No question fits")
    QTest.mouseClick(reading.button("Clear"), Qt.MouseButton.LeftButton)
    reading.wait_for("3 questions")
    assert reading.page.filters.search.text() == ""


def test_down_in_the_search_field_goes_to_the_table(reading: Reading) -> None:
    reading.open()
    reading.page.filters.search.setFocus()
    QTest.keyClick(reading.page.filters.search, Qt.Key.Key_Down)
    assert reading.page.table.hasFocus()
    QTest.keyClick(reading.page.table, Qt.Key.Key_Down)
    reading.wait_for(ESTIMATE.text)


def test_r_asks_to_rehearse_the_question_that_is_read(reading: Reading) -> None:
    reading.open()
    reading.page.table.setFocus()
    with reading.qtbot.waitSignal(reading.page.rehearse_requested) as asked:
        QTest.keyClick(reading.page, Qt.Key.Key_R)
    assert asked.args == ["slip"]


def test_an_ask_yourself_question_is_not_rehearsed(reading: Reading) -> None:
    reading.open()
    reading.page.table.choose("motive")
    reading.wait_for("You ask this yourself")
    assert not reading.button("Rehearse this").isVisible()


def test_h_speaks_the_question_and_h_again_is_silent(reading: Reading) -> None:
    reading.open()
    QTest.keyClick(reading.page, Qt.Key.Key_H)
    reading.qtbot.waitUntil(lambda: reading.player.is_playing)
    assert reading.voice.said == [SLIP.text]
    assert reading.button("Stop")
    QTest.keyClick(reading.page, Qt.Key.Key_H)
    reading.qtbot.waitUntil(lambda: not reading.player.is_playing)
    assert reading.button("Hear it")


def test_another_question_silences_the_one_before(reading: Reading) -> None:
    reading.open()
    QTest.keyClick(reading.page, Qt.Key.Key_H)
    reading.qtbot.waitUntil(lambda: reading.player.is_playing)
    reading.page.table.choose("estimate")
    reading.qtbot.waitUntil(lambda: not reading.player.is_playing)


def test_without_a_voice_the_page_says_so(reading: Reading) -> None:
    reading.open()
    reading.voice.fails = NoVoice()
    QTest.keyClick(reading.page, Qt.Key.Key_H)
    reading.wait_for("This voice is not available")


def test_the_question_read_stays_when_the_bank_is_read_again(reading: Reading) -> None:
    reading.open()
    reading.page.table.choose("estimate")
    reading.wait_for(ESTIMATE.text)
    put(reading.library, replace(SLIP, id="new", text="Another?", origin=Origin.OWN))
    reading.page.hide()
    reading.page.show()
    reading.wait_for("4 questions")
    assert reading.has(ESTIMATE.text)


def test_imported_markup_stays_text(reading: Reading) -> None:
    markup = "<b>Bold</b> <img src=x>?"
    put(reading.library, replace(SLIP, id="markup", text=markup, follow_ups=(markup,)))
    reading.open()
    reading.page.table.choose("markup")
    reading.wait_for(markup)
    labels = reading.page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
