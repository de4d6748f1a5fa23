"""The page of Review over a real library, a silent player and a recognizer under control."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes.answered import heard, spoken_answer
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.screen_reader import SeenPage
from tpm_interview.domain.errors import NoSpeaker
from tpm_interview.domain.session import NewPrompt, Take, TakeState
from tpm_interview.domain.transcript import Span
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.entries import SessionHead, TakeEntry
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE, TakeListModel
from tpm_interview.ui.widgets import WordFlow

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)
SAID = "We shipped the flag first. Then we moved the date."


@dataclass
class Reviewing(SeenPage):
    """The page and all that it stands on."""

    qtbot: QtBot
    desk: Desk
    player: FakeSoundPlayer
    page: ReviewPage
    controller: ReviewController

    def answer(self, text: str, state: TakeState = TakeState.RECOGNIZED, days_ago: int = 0) -> Take:
        """A session with one spoken answer."""
        at = NOW - timedelta(days=days_ago)
        said = heard(SAID if state is TakeState.RECOGNIZED else "", at)
        is_read = state is not TakeState.RECORDED
        prompt = NewPrompt("q", text)
        return spoken_answer(self.desk.library, prompt, said if is_read else None, at)

    def open(self) -> None:
        """Show the page and wait for its first take, or for the empty state."""
        self.page.resize(936, 600)
        self.page.show()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.qtbot.waitUntil(lambda: any(self.texts()))

    def flow(self) -> WordFlow:
        return next(flow for flow in self.page.findChildren(WordFlow) if flow.isVisible())

    def play(self) -> None:
        QTest.keyClick(self.page, Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: self.player.is_playing)


@pytest.fixture
def reviewing(qtbot: QtBot, tmp_path: Path) -> Iterator[Reviewing]:
    player = FakeSoundPlayer()
    with desk_in(tmp_path / "library") as desk:
        page = ReviewPage(lambda: NOW)
        qtbot.addWidget(page)
        service = ReviewService(desk.library)
        listening = silent_listening(player)
        controller = ReviewController(page, service, desk.transcription, listening)
        desk.transcription.subscribe(controller.on_transcription)
        yield Reviewing(qtbot, desk, player, page, controller)
        controller.close()


def test_an_empty_library_offers_a_warm_up_on_space(reviewing: Reviewing) -> None:
    reviewing.open()
    reviewing.wait_for("Nothing to review yet")
    with reviewing.qtbot.waitSignal(reviewing.page.start_requested):
        QTest.keyClick(reviewing.page, Qt.Key.Key_Space)


def test_the_newest_take_is_chosen_and_its_words_are_shown(reviewing: Reviewing) -> None:
    reviewing.answer("An old question?", days_ago=3)
    reviewing.answer("A new question?")
    reviewing.open()
    reviewing.wait_for("A new question?")
    assert reviewing.flow().accessibleName() == SAID
    assert "of 0:10" in reviewing.texts()


def test_arrow_keys_go_from_take_to_take_over_the_heads(reviewing: Reviewing) -> None:
    reviewing.answer("An old question?", days_ago=3)
    reviewing.answer("A new question?")
    reviewing.open()
    reviewing.wait_for("A new question?")
    model = reviewing.page.model
    shown = [model.index(row).data(ENTRY_ROLE) for row in range(model.rowCount())]
    assert [type(each) for each in shown] == [SessionHead, TakeEntry, SessionHead, TakeEntry]
    QTest.keyClick(reviewing.page.list, Qt.Key.Key_Down)
    reviewing.wait_for("An old question?")


def test_space_plays_and_the_word_being_said_is_lit(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    reviewing.play()
    reviewing.player.position_s = 3.4
    reviewing.qtbot.waitUntil(lambda: reviewing.flow().lit == 3)
    assert reviewing.button("Pause")
    QTest.keyClick(reviewing.page, Qt.Key.Key_Space)
    reviewing.qtbot.waitUntil(lambda: not reviewing.player.is_playing)
    assert reviewing.button("Play")


def test_a_click_on_a_word_plays_from_there(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    box: QRectF = reviewing.flow().word_box(5)
    QTest.mouseClick(reviewing.flow(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    reviewing.qtbot.waitUntil(lambda: reviewing.player.is_playing)
    assert reviewing.player.position_s == 5.0


def test_the_end_of_the_sound_offers_play_again(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    reviewing.play()
    reviewing.qtbot.waitUntil(lambda: reviewing.has_button("Pause"))
    reviewing.player.position_s, reviewing.player.is_playing = 10.0, False
    reviewing.qtbot.waitUntil(lambda: reviewing.has_button("Play"))
    reviewing.play()
    assert reviewing.player.position_s == 0.0


def test_r_repeats_the_sentence_being_heard(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    reviewing.play()
    reviewing.player.position_s = 6.0
    reviewing.qtbot.waitUntil(lambda: reviewing.flow().lit == 6)
    QTest.keyClick(reviewing.page, Qt.Key.Key_R)
    reviewing.qtbot.waitUntil(lambda: reviewing.player.loop is not None)
    assert reviewing.player.loop == Span(5.0, 9.9)
    assert "0:05 to 0:09" in reviewing.button("Loop").text()


def test_right_in_the_list_seeks_five_seconds(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    reviewing.page.list.setFocus()
    QTest.keyClick(reviewing.page.list, Qt.Key.Key_Right)
    reviewing.qtbot.waitUntil(lambda: "0:05" in reviewing.texts())


def test_a_take_not_yet_recognized_gets_its_words_on_demand(reviewing: Reviewing) -> None:
    reviewing.answer("A question?", TakeState.RECORDED)
    reviewing.open()
    reviewing.wait_for("Not written down yet")
    reviewing.desk.hearer.kept_text = "Here they are."
    QTest.mouseClick(reviewing.button("Recognize now"), Qt.MouseButton.LeftButton)
    reviewing.qtbot.waitUntil(lambda: "Here they are." in _flow_names(reviewing))


def test_a_recognizer_that_fails_says_so_and_can_be_asked_again(reviewing: Reviewing) -> None:
    reviewing.answer("A question?", TakeState.RECORDED)
    reviewing.open()
    reviewing.wait_for("Not written down yet")
    reviewing.desk.hearer.fails = True
    QTest.mouseClick(reviewing.button("Recognize now"), Qt.MouseButton.LeftButton)
    reviewing.wait_for("The recognizer stopped")
    assert reviewing.button("Recognize now")


def test_a_silent_take_tells_what_to_do(reviewing: Reviewing) -> None:
    reviewing.answer("A question?", TakeState.SILENT)
    reviewing.open()
    reviewing.wait_for("No speech was heard")
    reviewing.wait_for("Check the microphone")


def test_a_missing_recording_leaves_the_words(reviewing: Reviewing) -> None:
    take = reviewing.answer("A question?")
    assert take.audio_file
    reviewing.desk.library.recordings.resolve(take.audio_file).unlink()
    reviewing.open()
    reviewing.wait_for("The recording of this take is missing")
    assert reviewing.flow().accessibleName() == SAID


def test_a_typed_answer_has_words_and_no_player(reviewing: Reviewing) -> None:
    session = reviewing.desk.session("A question?")
    prompt = session.prompts[0]
    reviewing.desk.library.sessions.type_answer(prompt.id, "I would ask first.", NOW, 42.0)
    reviewing.open()
    reviewing.wait_for("A question?")
    assert reviewing.flow().accessibleName() == "I would ask first."
    assert not reviewing.page.pane.deck.isVisible()


def test_without_a_speaker_the_page_says_so(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.player.refuses = NoSpeaker()
    reviewing.open()
    reviewing.wait_for("A question?")
    QTest.keyClick(reviewing.page, Qt.Key.Key_Space)
    reviewing.wait_for("No speaker was found")


def test_older_sessions_come_as_the_list_is_scrolled(reviewing: Reviewing) -> None:
    for number in range(45):
        reviewing.answer(f"Question {number}?", days_ago=number)
    reviewing.open()
    reviewing.wait_for("Question 0?")
    model, bar = reviewing.page.model, reviewing.page.list.verticalScrollBar()
    assert model.session_count == 20
    for wanted in (40, 45):
        bar.setValue(bar.maximum())
        reviewing.qtbot.waitUntil(partial(_has_come_to, model, wanted))
    assert not model.canFetchMore(model.index(-1))


def test_markup_in_a_question_stays_text(reviewing: Reviewing) -> None:
    reviewing.answer("<b>Bold</b> & <img src=x>?")
    reviewing.open()
    reviewing.wait_for("<b>Bold</b> & <img src=x>?")
    labels = reviewing.page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_leaving_the_page_ends_the_sound(reviewing: Reviewing) -> None:
    reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    reviewing.play()
    reviewing.page.hide()
    reviewing.qtbot.waitUntil(lambda: not reviewing.player.is_playing)


def _has_come_to(model: TakeListModel, count: int) -> bool:
    return model.session_count == count


def _flow_names(reviewing: Reviewing) -> list[str]:
    flows = reviewing.page.findChildren(WordFlow)
    return [flow.accessibleName() for flow in flows if flow.isVisible()]


def test_with_every_answer_in_the_trash_the_list_stays_and_undo_brings_it_back(
    reviewing: Reviewing,
) -> None:
    changes = ReviewChanges()
    changes.subscribe(reviewing.controller.on_changed)
    keeping = Keeping(reviewing.desk.library, changes, threading.Lock())
    take = reviewing.answer("A question?")
    reviewing.open()
    reviewing.wait_for("A question?")
    keeping.trash([take.id])
    reviewing.wait_for("No answer is listed.")
    changes.undo()
    reviewing.wait_for("A question?")


def test_an_answer_whose_recording_was_deleted_keeps_its_words_and_says_so(
    reviewing: Reviewing,
) -> None:
    take = reviewing.answer("A question?")
    reviewing.desk.library.sessions.forget_audio(take.id)
    reviewing.open()
    reviewing.wait_for("The recording is not kept any more; its words are.")
    assert reviewing.flow().accessibleName() == SAID
    assert not reviewing.page.pane.deck.isVisible()


def test_an_answer_erased_meanwhile_is_not_read_any_more(reviewing: Reviewing) -> None:
    changes = ReviewChanges()
    changes.subscribe(reviewing.controller.on_changed)
    keeping = Keeping(reviewing.desk.library, changes, threading.Lock())
    gone, stays = reviewing.answer("A question?"), reviewing.answer("Another?", days_ago=1)
    reviewing.open()
    reviewing.wait_for("A question?")
    keeping.trash([gone.id])
    keeping.erase([gone.id])
    reviewing.wait_for("Another?")
    assert reviewing.controller.chosen is not None
    reviewing.qtbot.waitUntil(lambda: _chosen(reviewing) == stays.id)


def _chosen(reviewing: Reviewing) -> int:
    chosen = reviewing.controller.chosen
    return chosen.take_id if chosen else 0
