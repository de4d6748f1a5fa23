"""Whole sessions on a real library: keys pressed, takes stored, words shown."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fakes.desk import Desk, desk_in
from fakes.screen_reader import button, texts
from fakes.sources import FakeSource
from fakes.window_tools import FakeDevices, FakeTools
from tpm_interview.domain.errors import (
    DiskFull,
    NoMicrophone,
    NoSpeaker,
    UserError,
    VoiceFailed,
)
from tpm_interview.domain.hearing import RecognizerReady, WordsHeard
from tpm_interview.domain.question import Question
from tpm_interview.domain.session import InterviewSession, Mode, Plan, PromptKind, Take, TakeState
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.domain.transcript import Word
from tpm_interview.services.recorder import TakeRecorder
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.ui.rehearse.controller import RehearseController
from tpm_interview.ui.rehearse.page import RehearsePage

Key = Qt.Key
LOUD = b"\x00\x20" * 3200
COUNT_IN_S = 0.15
PATIENCE_S = 10


@dataclass
class Room:
    """A candidate at the page: what they press and what they see."""

    qtbot: QtBot
    page: RehearsePage
    tools: FakeTools
    devices: FakeDevices
    controller: RehearseController

    def press(self, key: Key, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier
        held = modifier.ControlModifier if control else modifier.NoModifier
        QTest.keyClick(self.page.focusWidget() or self.page, key, held)

    def sees(self, *words: str) -> None:
        def all_there() -> None:
            seen = texts(self.page)
            assert all(each in seen for each in words), seen

        self.qtbot.waitUntil(all_there, timeout=3000)

    def does_not_see(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words not in texts(self.page), timeout=3000)

    def starts(self, *, questions: int = 2, mode: Mode = Mode.PRACTICE) -> None:
        self.sees("questions fit", "Record 4 s")
        plan = replace(self.page.start.modes.plan(), question_count=questions)
        if mode is not Mode.PRACTICE:
            self.page.start.modes.set_mode(mode)
            plan = replace(self.page.start.modes.plan(), question_count=questions)
        self.page.start.modes.set_plan(plan)
        self.press(Key.Key_Space)
        self.sees("Question 1 of")

    def speaks(self) -> None:
        """Answer aloud until the words could come."""
        self.press(Key.Key_Space)
        self.sees("Recording to disk")
        self.devices.sources[-1].sound(LOUD)

    def sessions(self) -> tuple[InterviewSession, ...]:
        desk: Desk = self.tools.desk
        return desk.library.sessions.newest(10, 0)

    def session(self) -> InterviewSession:
        return self.sessions()[0]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with desk_in(tmp_path / "library") as desk:
        tools, devices = FakeTools(desk, tmp_path), FakeDevices()
        page = RehearsePage()
        qtbot.addWidget(page)
        heard: list[bytes] = []
        controller = RehearseController(page, tools, devices, heard.append, count_in_s=COUNT_IN_S)
        page.resize(1280, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.show_view(page.start)
        controller.start()
        yield Room(qtbot, page, tools, devices, controller)
        controller.close()


def test_a_session_from_start_to_end_by_space_and_marks(room: Room) -> None:
    room.starts(questions=2)
    room.sees("Question 1 of 2", "Speaking.", "Start answering  (Space)")
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("How was it?")
    assert "kept words" not in texts(room.page)
    room.press(Key.Key_3)
    room.sees("kept words", "Next question  (Space)")
    assert room.page.focusWidget() is button(room.page.after, "Next question")
    room.press(Key.Key_Space)
    room.sees("Question 2 of 2")
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("Finish without a mark")
    room.press(Key.Key_1)
    room.sees("Finish session  (Space)")
    room.press(Key.Key_Space)
    room.sees("2 questions answered", "New session  (Space)")
    stored = room.session()
    assert stored.ended_at is not None
    assert [take.rating for take in stored.takes] == [3, 1]
    assert all(take.state is TakeState.RECOGNIZED for take in stored.takes)
    room.press(Key.Key_Space)
    room.sees("Start practice  (Space)")


def test_words_light_up_as_they_are_spoken(room: Room) -> None:
    room.starts()
    room.sees("Speaking.")
    room.tools.player.position_s = 1.2
    room.qtbot.waitUntil(lambda: room.page.asked.lit_word() == 2, timeout=3000)
    room.tools.player.is_playing = False
    room.tools.prompter.ended()
    room.sees("Your turn.")
    assert room.page.asked.lit_word() == -1


def test_live_words_come_while_the_candidate_speaks(room: Room) -> None:
    room.starts()
    room.speaks()
    take = room.session().takes[0]
    live = WordsHeard(take.id, (Word("settled", 0, 1),), (Word("partial", 1, 2),))
    room.tools.desk.hearer.tell(live)
    room.sees("settled partial")
    other = WordsHeard(take.id + 1, (Word("strange", 0, 1),), ())
    room.tools.desk.hearer.tell(other)
    room.press(Key.Key_Space)
    room.sees("How was it?")
    room.does_not_see("strange")


def test_a_take_again_keeps_both(room: Room) -> None:
    room.starts()
    for _ in range(2):
        if "How was it?" in texts(room.page):
            room.press(Key.Key_T)
            room.sees("Recording to disk")
            room.devices.sources[-1].sound(LOUD)
        else:
            room.speaks()
        room.press(Key.Key_Space)
        room.sees("How was it?")
    room.press(Key.Key_4)
    room.sees("kept words")
    numbers = [(take.number, take.rating) for take in room.session().takes]
    assert numbers == [(1, None), (2, 4)]


def test_a_follow_up_is_asked_next_and_is_a_prompt_of_its_own(room: Room) -> None:
    room.starts(questions=1)
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("How was it?")
    room.press(Key.Key_2)
    room.sees("Who checked that?")
    room.press(Key.Key_F)
    room.sees("Question 2 of 2", "Who checked that?", "Follow-up")
    assert room.session().prompts[1].kind is PromptKind.FOLLOW_UP
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("How was it?")
    room.press(Key.Key_2)
    room.sees("What did it cost?")


def test_skipping_is_kept_and_the_last_skip_ends_the_session(room: Room) -> None:
    room.starts(questions=2)
    room.press(Key.Key_S)
    room.sees("Question 2 of 2")
    room.press(Key.Key_S)
    room.sees("Nothing was answered this time", "skipped")
    assert [prompt.skipped for prompt in room.session().prompts] == [True, True]


def test_an_answer_can_be_typed_from_the_start(room: Room) -> None:
    room.starts(questions=1)
    room.press(Key.Key_T, control=True)
    room.sees("Finish answer  (Ctrl+Enter)")
    editor = room.page.typed.findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "we cut over late")
    QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.sees("How was it?")
    room.press(Key.Key_3)
    room.sees("What you wrote", "we cut over late")
    room.qtbot.waitUntil(lambda: room.session().takes[0].rating is not None)
    (take,) = room.session().takes
    assert (take.state, take.text, take.rating) == (TakeState.TYPED, "we cut over late", 3)


def types_without_room(room: Room, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Type an answer while the disk is full."""

    def refuse(*_: object) -> Take:
        raise DiskFull

    monkeypatch.setattr(room.tools.rehearsal, "type_answer", refuse)
    room.press(Key.Key_T, control=True)
    room.sees("Finish answer  (Ctrl+Enter)")
    editor = room.page.typed.findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, words)


def test_a_typed_answer_is_stored_with_its_mark_once_the_disk_has_room(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.starts(questions=1)
    types_without_room(room, monkeypatch, "we cut over late")
    room.press(Key.Key_Return, control=True)
    room.sees("How was it?", "The disk is full.", "Try again")
    room.press(Key.Key_3)
    button(room.page.after, "Try again").click()
    room.sees("The disk is full.")
    monkeypatch.undo()
    button(room.page.after, "Try again").click()
    button(room.page.after, "Try again").click()
    room.sees("we cut over late")
    room.does_not_see("The disk is full.")
    room.press(Key.Key_Space)
    room.sees("One question answered")
    assert [(take.text, take.rating) for take in room.session().takes] == [("we cut over late", 3)]


def test_a_typed_answer_that_is_left_unstored_can_be_stored_from_the_start_view(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.starts(questions=2)
    types_without_room(room, monkeypatch, "half a thought")
    room.press(Key.Key_Escape)
    room.sees("Unfinished: Practice, 0 of 2 done", "The disk is full.", "Try again")
    room.controller.look_again()
    monkeypatch.undo()
    button(room.page.start, "Try again").click()
    room.sees("Unfinished: Practice, 1 of 2 done")
    room.does_not_see("The disk is full.")
    assert room.session().takes[0].text == "half a thought"


def test_a_session_whose_last_answer_is_unstored_ends_at_the_start_view(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.starts(questions=1)
    types_without_room(room, monkeypatch, "half a thought")
    room.press(Key.Key_Return, control=True)
    room.sees("How was it?", "The disk is full.")
    room.press(Key.Key_N)
    room.sees("Start practice", "The disk is full.", "Try again")
    monkeypatch.undo()
    room.controller.close()
    assert room.session().takes[0].text == "half a thought"


@pytest.mark.parametrize(
    ("key", "control", "next_view"),
    [(Key.Key_Escape, False, "Start practice"), (Key.Key_T, True, "Finish answer  (Ctrl+Enter)")],
)
def test_a_recording_that_is_not_kept_is_told_where_the_candidate_is(
    room: Room, monkeypatch: pytest.MonkeyPatch, key: Key, control: bool, next_view: str
) -> None:
    recorders: list[TakeRecorder] = []

    def refuse(recorder: TakeRecorder) -> None:
        recorders.append(recorder)
        raise DiskFull

    monkeypatch.setattr(room.tools.rehearsal, "finish", refuse)
    room.starts(questions=2)
    room.speaks()
    room.press(key, control=control)
    room.sees(next_view, "The disk is full.")
    recorders[0].finish()


def test_typing_instead_keeps_what_was_said(room: Room) -> None:
    room.starts(questions=1)
    room.speaks()
    room.press(Key.Key_T, control=True)
    room.sees("Finish answer  (Ctrl+Enter)")
    editor = room.page.typed.findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "better so")
    room.press(Key.Key_Return, control=True)
    room.sees("How was it?")
    room.qtbot.waitUntil(lambda: len(room.session().takes) == 2)
    spoken, typed = room.session().takes
    assert spoken.audio_file is not None
    assert typed.text == "better so"


def test_without_a_microphone_space_leads_to_typing(room: Room) -> None:
    room.sees("Record 4 s")
    room.devices.found = ()
    room.controller.look_again()
    room.sees("Answers will be typed.", "No microphone was found.")
    room.press(Key.Key_Space)
    room.sees("Type the answer  (Space)")
    room.press(Key.Key_Space)
    room.sees("Finish answer  (Ctrl+Enter)")


def test_a_microphone_that_does_not_open_leads_to_typing_with_the_reason(room: Room) -> None:
    room.devices.refuses = NoMicrophone()
    room.starts(questions=1)
    room.press(Key.Key_Space)
    room.sees("Finish answer  (Ctrl+Enter)", "No microphone was found.")
    assert room.session().takes == ()


@pytest.mark.parametrize(
    ("error", "way_on"),
    [(NoMicrophone(), "Finish answer  (Ctrl+Enter)"), (DiskFull(), "Start answering  (Space)")],
)
def test_space_while_a_microphone_is_opened_in_vain_loses_no_way_on(
    room: Room, monkeypatch: pytest.MonkeyPatch, error: UserError, way_on: str
) -> None:
    opened = threading.Event()

    def refuse_late(source: FakeSource) -> None:
        assert opened.wait(PATIENCE_S)
        raise error

    monkeypatch.setattr(FakeSource, "open", refuse_late)
    room.starts(questions=1)
    room.press(Key.Key_Space)
    room.sees("Opening the microphone")
    room.press(Key.Key_Space)
    opened.set()
    room.sees(error.message, way_on)


def test_a_full_disk_leads_back_to_the_question_with_the_reason(room: Room) -> None:
    room.devices.refuses = DiskFull()
    room.starts(questions=1)
    room.press(Key.Key_Space)
    room.sees("The disk is full.", "Start answering  (Space)")


def test_a_lost_microphone_is_picked_up_in_the_same_take(room: Room) -> None:
    room.starts(questions=1)
    room.speaks()
    room.devices.sources[-1].lose()
    room.sees("The microphone stopped sending sound.", "Pick up again")
    button(room.page.answering, "Pick up again").click()
    room.does_not_see("stopped sending")
    room.devices.sources[-1].sound(LOUD)
    room.press(Key.Key_Space)
    room.sees("How was it?")
    room.qtbot.waitUntil(lambda: room.session().takes[0].duration_s > 0.35)
    assert len(room.session().takes) == 1


def _offered(room: Room) -> list[str]:
    return [action.text() for action in room.page.answering.findChildren(QAction)]


def test_a_microphone_plugged_in_after_the_loss_can_be_chosen(room: Room) -> None:
    room.starts(questions=1)
    room.speaks()
    room.devices.found = ()
    room.devices.sources[-1].lose()
    room.sees("The microphone stopped sending sound.")
    room.devices.found = (AudioDevice("Desk microphone", is_default=True),)
    room.qtbot.waitUntil(lambda: "Desk microphone" in _offered(room), timeout=4000)


def test_leaving_while_speaking_keeps_the_take_and_offers_the_rest(room: Room) -> None:
    room.starts(questions=3)
    room.speaks()
    room.press(Key.Key_Escape)
    room.sees("Unfinished: Practice, 1 of 3 done", "Resume  (G)")
    assert room.session().takes[0].audio_file is not None
    assert not room.devices.sources[-1].is_open
    room.press(Key.Key_G)
    room.sees("Question 2 of 3")


def test_leaving_while_typing_keeps_the_text(room: Room) -> None:
    room.starts(questions=2)
    room.press(Key.Key_T, control=True)
    room.sees("Finish answer  (Ctrl+Enter)")
    editor = room.page.typed.findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "half a thought")
    room.press(Key.Key_Escape)
    room.sees("Unfinished: Practice, 1 of 2 done")
    assert room.session().takes[0].text == "half a thought"


def test_leaving_after_the_last_answer_ends_the_session(room: Room) -> None:
    room.starts(questions=1)
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("How was it?")
    room.press(Key.Key_Escape)
    room.sees("One question answered")
    assert room.session().ended_at is not None


def test_an_unfinished_session_can_be_let_be(room: Room) -> None:
    room.starts(questions=2)
    room.press(Key.Key_Escape)
    room.sees("Unfinished")
    button(room.page.start, "Let it be").click()
    room.does_not_see("Unfinished")
    assert room.session().ended_at is not None


def test_think_time_runs_after_the_voice_and_then_counts_in(room: Room) -> None:
    plan = Plan(Mode.MOCK, 1, think_s=1, answer_s=120, hints=False, retakes=False)
    room.page.start.modes.set_plan(plan)
    room.starts(questions=1, mode=Mode.MOCK)
    room.sees("Speaking.")
    assert "to think" not in texts(room.page)
    room.tools.prompter.ended()
    room.sees("to think")
    room.sees("Recording to disk", "of 2:00")
    room.press(Key.Key_Space)
    room.sees("How was it?")
    assert "Take again" not in texts(room.page)


def test_the_limit_ends_the_answer_and_says_so(room: Room) -> None:
    plan = Plan(Mode.MOCK, 1, answer_s=1, hints=False, retakes=False)
    room.page.start.modes.set_plan(plan)
    room.starts(questions=1, mode=Mode.MOCK)
    room.speaks()
    room.sees("How was it?")
    room.press(Key.Key_2)
    room.sees("The limit ended the answer.")


def test_an_empty_text_is_not_stored_when_the_time_is_up(room: Room) -> None:
    plan = Plan(Mode.MOCK, 2, answer_s=1, hints=False, retakes=False)
    room.page.start.modes.set_plan(plan)
    room.starts(questions=2, mode=Mode.MOCK)
    room.press(Key.Key_T, control=True)
    room.sees("Finish answer  (Ctrl+Enter)")
    room.sees("Question 2 of 2", "Start answering  (Space)")
    assert room.session().takes == ()


def test_a_voice_that_fails_is_told_and_the_question_can_be_read(room: Room) -> None:
    room.tools.voice.fails = VoiceFailed()
    room.starts(questions=1)
    room.sees("The voice could not speak this prompt.")
    room.speaks()


def test_a_paused_voice_keeps_its_word_and_goes_on_from_there(room: Room) -> None:
    player = room.tools.player
    room.starts()
    room.sees("Speaking.")
    player.position_s = 1.2
    room.qtbot.waitUntil(lambda: room.page.asked.lit_word() == 2)
    room.press(Key.Key_P)
    room.sees("Paused.", "Go on  (P)")
    room.qtbot.waitUntil(lambda: not player.is_playing)
    assert room.page.asked.lit_word() == 2
    room.press(Key.Key_P)
    room.sees("Speaking.", "Pause  (P)")
    room.qtbot.waitUntil(lambda: player.is_playing)
    assert player.position_s == 1.2
    room.tools.prompter.ended()
    room.sees("Your turn.")
    room.press(Key.Key_P)
    assert player.is_playing  # nothing is left to pause
    assert "Paused." not in texts(room.page)


def test_a_paused_prompt_can_be_replayed_skipped_or_answered(room: Room) -> None:
    player = room.tools.player
    room.starts()
    room.sees("Speaking.")
    player.position_s = 1.2
    room.press(Key.Key_P)
    room.qtbot.waitUntil(lambda: not player.is_playing)
    room.press(Key.Key_R)
    room.sees("Speaking.", "Pause  (P)")
    assert player.position_s == 0.0
    room.press(Key.Key_P)
    room.press(Key.Key_S)
    room.sees("Question 2 of 2", "Speaking.", "Pause  (P)")
    room.press(Key.Key_P)
    room.sees("Paused.")
    room.speaks()
    assert not player.is_playing
    room.press(Key.Key_Space)
    room.sees("How was it?")


def test_think_time_waits_for_a_paused_voice(room: Room) -> None:
    plan = Plan(Mode.MOCK, 1, think_s=1, answer_s=120, hints=False, retakes=False)
    room.page.start.modes.set_plan(plan)
    room.starts(questions=1, mode=Mode.MOCK)
    room.sees("Speaking.")
    room.press(Key.Key_P)
    room.sees("Paused.")
    assert "to think" not in texts(room.page)
    room.press(Key.Key_P)
    room.tools.prompter.ended()
    room.sees("to think")


def test_a_speaker_lost_in_a_pause_is_told(room: Room) -> None:
    room.starts()
    room.sees("Speaking.")
    room.press(Key.Key_P)
    room.qtbot.waitUntil(lambda: not room.tools.player.is_playing)
    room.tools.player.refuses = NoSpeaker()
    room.press(Key.Key_P)
    room.sees(NoSpeaker.message, "Pause  (P)")


def test_mute_is_kept_and_unmute_speaks_again(room: Room) -> None:
    room.starts(questions=2)
    room.sees("Speaking.")
    room.press(Key.Key_M)
    room.sees("The voice is muted.", "Unmute  (M)")
    room.qtbot.waitUntil(lambda: room.tools.settings.current.voice.muted)
    assert not room.tools.player.is_playing
    room.press(Key.Key_S)
    room.sees("Question 2 of 2", "The voice is muted.")
    room.press(Key.Key_M)
    room.sees("Speaking.", "Mute  (M)")
    assert not room.tools.settings.current.voice.muted


def test_a_recognizer_that_fails_leaves_the_take_and_a_remedy(room: Room) -> None:
    room.starts(questions=1)
    room.tools.desk.hearer.dies = 9
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("The recognizer stopped while it was listening.")
    assert room.session().takes[0].state is TakeState.RECORDED


def test_a_dead_recognizer_does_not_stop_the_recording(room: Room) -> None:
    room.starts(questions=1)
    room.speaks()
    hearer, (take,) = room.tools.desk.hearer, room.session().takes
    hearer.tell(WordsHeard(take.id, (Word("payments", 0.0, 0.5),), ()))
    room.sees("payments")
    hearer.die(take.id)
    room.sees("Your recording goes on")
    hearer.tell(RecognizerReady("fake", "fake-1"))
    room.sees("Your recording goes on")
    room.press(Key.Key_Space)
    room.press(Key.Key_3)
    room.sees("kept words")


def test_a_silent_take_can_be_taken_again_from_the_banner(room: Room) -> None:
    room.starts(questions=1)
    room.tools.desk.hearer.live_text = room.tools.desk.hearer.kept_text = ""
    room.speaks()
    room.press(Key.Key_Space)
    room.sees("No speech was heard in this take.")
    buttons = room.page.after.findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == "Take again").click()
    room.sees("Recording to disk")


def test_changed_terms_are_kept_for_the_next_time(room: Room) -> None:
    room.sees("questions fit")
    plan = replace(room.page.start.modes.plan(), question_count=3)
    room.page.start.plan_changed.emit(plan)
    room.qtbot.waitUntil(lambda: room.tools.settings.current.plan(Mode.PRACTICE) == plan)


def test_the_chosen_microphone_is_kept_listened_to_and_recorded_from(room: Room) -> None:
    room.sees("Record 4 s")
    room.page.start.microphone.device_chosen.emit("Built-in")
    room.qtbot.waitUntil(lambda: room.devices.monitors[0].opened[-1] == "Built-in")
    assert room.tools.settings.current.sound.microphone == "Built-in"
    room.starts(questions=1)
    room.qtbot.waitUntil(lambda: not room.devices.monitors[0].is_open)
    room.speaks()
    assert room.devices.opened[-1] == "Built-in"


def test_a_microphone_check_is_heard_back(room: Room) -> None:
    room.sees("Record 4 s")
    room.qtbot.waitUntil(lambda: bool(room.devices.monitors))
    button(room.page.start, "Record 4 s").click()
    room.sees("Too quiet")


def test_the_level_moves_with_the_microphone(room: Room) -> None:
    room.sees("Record 4 s")
    room.qtbot.waitUntil(lambda: bool(room.devices.monitors))
    before = room.page.start.microphone.grab().toImage()
    room.devices.monitors[0].on_level(-6.0)
    room.qtbot.waitUntil(lambda: room.page.start.microphone.grab().toImage() != before)


def test_a_library_that_can_only_be_read_starts_nothing(room: Room) -> None:
    room.sees("questions fit")
    room.tools.is_read_only = True
    room.controller.refresh()
    room.sees("This library can only be read.")
    assert not button(room.page.start, "Start practice").isEnabled()


def test_chosen_questions_can_be_rehearsed(room: Room) -> None:
    room.sees("questions fit")
    chosen: tuple[Question, ...] = room.tools.bank.all()[3:4]
    room.controller.rehearse(chosen)
    room.sees("Question 1 of 1", chosen[0].text)


def test_a_warm_up_asks_one_question(room: Room) -> None:
    room.sees("questions fit")
    room.controller.warm_up()
    room.sees("Question 1 of 1", "Warm-up")


def test_a_session_whose_question_left_the_bank_can_be_gone_on_with(room: Room) -> None:
    room.sees("questions fit")
    session = room.tools.desk.session("A question that is gone")
    assert session.started_at <= utc_now()
    room.controller.refresh()
    room.sees("Next: A question that is gone")
    room.press(Key.Key_G)
    room.sees("A question that is gone", "Question 1 of 1")
    assert "Hint" not in texts(room.page)


def test_closing_in_mid_answer_keeps_the_take(room: Room) -> None:
    room.starts(questions=2)
    room.speaks()
    room.controller.close()
    assert room.session().takes[0].audio_file is not None
    assert room.session().takes[0].state is not TakeState.RECORDING
