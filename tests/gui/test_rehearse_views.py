"""The views of the Rehearse page, by hand and by key."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fakes.screen_reader import button, texts
from fakes.window_tools import BANK, COMPETENCIES
from tpm_interview.domain.errors import MicrophoneLost, MicrophoneSilent
from tpm_interview.domain.question import Level
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, Plan
from tpm_interview.domain.sound import AudioDevice, Loudness, MicrophoneFinding
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services.facts import Delivery
from tpm_interview.ui.rehearse.after_view import AfterView
from tpm_interview.ui.rehearse.answering_view import AnsweringView
from tpm_interview.ui.rehearse.asked_view import AskedView
from tpm_interview.ui.rehearse.hints import HintCard
from tpm_interview.ui.rehearse.start_view import StartView
from tpm_interview.ui.rehearse.terms import TermsPanel
from tpm_interview.ui.rehearse.typed_view import TypedView
from tpm_interview.ui.widgets import Choice, FactTile, Plate, Tick
from tpm_interview.ui.words import clock, conditions, span, terms

PROMPT = "Tell me about a project that slipped."
DEVICES = (AudioDevice("Jabra Evolve2 40", True), AudioDevice("Built-in"))
Key = Qt.Key


def on_screen(qtbot: QtBot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()


def started(qtbot: QtBot) -> StartView:
    view = StartView()
    view.set_bank(BANK, [(each.slug, each.name) for each in COMPETENCIES])
    view.microphone.set_devices(DEVICES, "")
    on_screen(qtbot, view)
    view.setFocus()
    return view


# Start


def test_space_starts_the_chosen_mode_wherever_the_focus_is(qtbot: QtBot) -> None:
    view = started(qtbot)
    button(view, "More filters").setFocus()
    with qtbot.waitSignal(view.start_requested) as asked:
        QTest.keyClick(view.focusWidget(), Key.Key_Space)
    assert asked.args == [DEFAULT_PLANS[Mode.PRACTICE]]


def test_a_mode_is_chosen_with_enter_and_named_on_the_button(qtbot: QtBot) -> None:
    view = started(qtbot)
    mock = next(p for p in view.findChildren(Plate) if p.accessibleName() == "Mock interview")
    mock.setFocus()
    QTest.keyClick(mock, Key.Key_Return)
    assert view.modes.mode() is Mode.MOCK
    assert "Start mock interview  (Space)" in texts(view)
    assert "2 min to answer, one take" in mock.accessibleDescription()


def test_before_the_bank_is_read_nothing_can_be_started(qtbot: QtBot) -> None:
    view = StartView()
    on_screen(qtbot, view)
    spy = QSignalSpy(view.start_requested)
    QTest.keyClick(view, Key.Key_Space)
    assert spy.count() == 0


def test_filters_tell_how_many_questions_fit(qtbot: QtBot) -> None:
    view = started(qtbot)
    assert "7 questions fit" in texts(view)
    button(view, "Planning").click()
    assert "3 questions fit" in texts(view)
    assert "The session will have 3 questions." in texts(view)
    button(view, "Entry").click()
    assert view.filters.wanted().levels == (Level.ENTRY,)
    button(view, "Entry").click()
    button(view, "Senior").click()
    assert "No question fits" in texts(view)
    assert not button(view, "Start practice").isEnabled()
    button(view, "Clear").click()
    assert "7 questions fit" in texts(view)


def test_kind_origin_and_tag_wait_behind_more_filters(qtbot: QtBot) -> None:
    view = started(qtbot)
    assert "Behavioral" not in texts(view)
    button(view, "More filters").click()
    assert "Behavioral" in texts(view)
    assert "dates" in texts(view)


def test_terms_of_a_mode_can_be_changed_and_taken_back(qtbot: QtBot) -> None:
    view = started(qtbot)
    button(view, "Change these terms").click()
    panel = view.findChild(TermsPanel)
    assert panel is not None
    count, think, answer = panel.findChildren(Choice)
    spy = QSignalSpy(view.plan_changed)
    pick(count, "3 questions")
    pick(think, "30 s")
    pick(answer, "1 min 30 s")
    hints, retakes = panel.findChildren(Tick)
    QTest.keyClick(hints, Key.Key_Return)
    retakes.click()
    wanted = Plan(Mode.PRACTICE, 3, think_s=30, answer_s=90, hints=False, retakes=False)
    assert spy.at(spy.count() - 1) == [wanted]
    assert view.modes.plan() == wanted
    assert "30 s to think, 1 min 30 s to answer, one take." in texts(view)
    button(view, "As it was").click()
    assert view.modes.plan() == DEFAULT_PLANS[Mode.PRACTICE]


def pick(choice: Choice, words: str) -> None:
    next(each for each in choice.menu().actions() if each.text() == words).trigger()


def test_a_plan_with_values_of_its_own_is_shown_as_it_is(qtbot: QtBot) -> None:
    panel = TermsPanel()
    qtbot.addWidget(panel)
    panel.set_plan(Plan(Mode.MOCK, 7, think_s=17, answer_s=75))
    shown = [choice.text() for choice in panel.findChildren(Choice)]
    assert shown == ["7 questions", "17 s", "1 min 15 s"]


def test_without_a_microphone_answers_are_typed(qtbot: QtBot) -> None:
    view = started(qtbot)
    view.microphone.set_devices((), "")
    assert view.microphone.text() == "Answers will be typed."
    assert not button(view, "Record 4 s").isVisible()


def test_a_microphone_check_speaks_in_words(qtbot: QtBot) -> None:
    view = started(qtbot)
    with qtbot.waitSignal(view.microphone.check_requested):
        button(view, "Record 4 s").click()
    view.microphone.set_checking()
    assert not button(view, "Record 4 s").isEnabled()
    view.microphone.set_finding(MicrophoneFinding(Loudness.CLIPPING, 0.0, -3.0))
    assert "too loud" in view.microphone.text()
    assert button(view, "Record 4 s").isEnabled()


# Asked


def asked(qtbot: QtBot) -> AskedView:
    view = AskedView()
    view.set_prompt(PROMPT, "Risk, senior")
    view.set_hints(("Name the date first.",), ("How you noticed",), allowed=True)
    view.set_typed_only(False)
    on_screen(qtbot, view)
    view.setFocus()
    return view


def test_letters_do_what_the_labels_say(qtbot: QtBot) -> None:
    view = asked(qtbot)
    for key, signal in (
        (Key.Key_R, view.replay_requested),
        (Key.Key_M, view.mute_requested),
        (Key.Key_S, view.skip_requested),
        (Key.Key_Space, view.go_requested),
        (Key.Key_Escape, view.leave_requested),
    ):
        with qtbot.waitSignal(signal, timeout=500):
            QTest.keyClick(view.focusWidget(), key)
    with qtbot.waitSignal(view.type_requested, timeout=500):
        QTest.keyClick(view, Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def test_a_hint_is_shown_on_request_only(qtbot: QtBot) -> None:
    view = asked(qtbot)
    assert "Name the date first." not in texts(view)
    QTest.keyClick(view, Key.Key_H)
    assert "Name the date first." in texts(view)
    assert "How you noticed" in texts(view)
    QTest.keyClick(view, Key.Key_H)
    assert "Name the date first." not in texts(view)


def test_a_hint_is_in_sight_in_a_low_window_too(qtbot: QtBot) -> None:
    view = asked(qtbot)
    view.resize(1024, 500)
    view.set_prompt(f"{PROMPT} " * 3, "Risk, senior")
    view.set_thinking(20, 30)
    QTest.keyClick(view, Key.Key_H)
    (hint,) = view.findChildren(HintCard)
    (area,) = view.findChildren(QScrollArea)
    bottom = hint.rect().bottomLeft()
    qtbot.waitUntil(lambda: area.rect().contains(hint.mapTo(area, bottom)))


def test_while_counting_in_no_other_button_gets_the_focus(qtbot: QtBot) -> None:
    view = asked(qtbot)
    assert view.focusWidget() is button(view, "Start answering")
    view.set_counting(3)
    assert view.focusWidget() is not button(view, "Leave")


def test_thinking_time_leaves_what_the_voice_does_to_read(qtbot: QtBot) -> None:
    view = asked(qtbot)
    view.set_paused()
    view.set_thinking(20, 30)
    assert "Paused." in texts(view)
    view.set_spoken()
    view.set_thinking(19, 30)
    assert "Thinking time." in texts(view)


def test_terms_without_hints_have_no_hint_button(qtbot: QtBot) -> None:
    view = asked(qtbot)
    view.set_hints(("Name the date first.",), (), allowed=False)
    QTest.keyClick(view, Key.Key_H)
    assert "Hint" not in texts(view)


def test_while_counting_in_space_does_nothing(qtbot: QtBot) -> None:
    view = asked(qtbot)
    view.set_counting(3)
    spy = QSignalSpy(view.go_requested)
    QTest.keyClick(view, Key.Key_Space)
    assert spy.count() == 0
    assert "3" in texts(view).split("\n")


def test_thinking_time_is_counted_down(qtbot: QtBot) -> None:
    view = asked(qtbot)
    view.set_thinking(23.4, 30)
    assert "0:24" in texts(view)
    view.set_thinking(0.0, 30)
    assert "0:00" in texts(view)


# Answering


def answering(qtbot: QtBot, limit_s: int | None = 120) -> AnsweringView:
    view = AnsweringView()
    view.set_prompt(PROMPT, limit_s)
    view.set_recording()
    on_screen(qtbot, view)
    view.setFocus()
    return view


def test_the_limit_is_announced_thirty_seconds_before(qtbot: QtBot) -> None:
    view = answering(qtbot)
    view.set_time(89.0)
    assert " s left" not in texts(view)
    view.set_time(90.0)
    assert "30 s left" in texts(view)
    assert "1:30" in texts(view)


def test_the_end_of_a_short_answer_is_announced_at_its_half(qtbot: QtBot) -> None:
    view = answering(qtbot, 30)
    view.set_time(14.0)
    assert " s left" not in texts(view)
    view.set_time(15.0)
    assert "15 s left" in texts(view)


def test_the_limit_of_a_typed_answer_is_announced_too(qtbot: QtBot) -> None:
    view = TypedView()
    view.set_prompt(PROMPT, 120)
    on_screen(qtbot, view)
    view.set_time(89.0)
    assert " s left" not in texts(view)
    view.set_time(90.0)
    assert "30 s left" in texts(view)
    view.set_prompt(PROMPT, None)
    assert " s left" not in texts(view)


def test_without_a_limit_there_is_no_warning(qtbot: QtBot) -> None:
    view = answering(qtbot, None)
    view.set_time(3600.0)
    assert " s left" not in texts(view)
    assert "1:00:00" in texts(view)


def test_live_words_can_be_hidden_and_shown_again(qtbot: QtBot) -> None:
    view = answering(qtbot)
    view.set_words([Word("payments", 0.0, 0.5)], [Word("teem", 0.5, 0.9)])
    assert "payments teem" in texts(view)
    with qtbot.waitSignal(view.words_shown_changed) as changed:
        QTest.keyClick(view, Key.Key_W)
    assert changed.args == [False]
    assert "payments" not in texts(view)
    assert "still being written down" in texts(view)
    QTest.keyClick(view, Key.Key_W)
    assert "payments teem" in texts(view)


def test_a_lost_microphone_can_be_picked_up_again_with_another(qtbot: QtBot) -> None:
    view = answering(qtbot)
    view.set_lost(MicrophoneLost(), DEVICES, "")
    assert "The microphone stopped sending sound." in texts(view)
    (device,) = view.findChildren(Choice)
    pick(device, "Built-in")
    with qtbot.waitSignal(view.pick_up_requested) as picked:
        button(view, "Pick up again").click()
    assert picked.args == ["Built-in"]
    view.set_recording()
    assert "stopped sending" not in texts(view)


# Typed


def test_space_types_a_space_and_control_enter_finishes(qtbot: QtBot) -> None:
    view = TypedView()
    view.set_prompt(PROMPT, None)
    on_screen(qtbot, view)
    view.setFocus()
    editor = view.findChild(QPlainTextEdit)
    assert editor is not None
    assert not button(view, "Finish answer").isEnabled()
    QTest.keyClicks(editor, "we cut over")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, "late?")
    assert view.answer() == "we cut over\nlate?"
    with qtbot.waitSignal(view.finish_requested) as finished:
        QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert finished.args == ["we cut over\nlate?"]
    with qtbot.waitSignal(view.leave_requested):
        QTest.keyClick(editor, Key.Key_Escape)


# After


def after(qtbot: QtBot) -> AfterView:
    view = AfterView()
    view.set_prompt(PROMPT, ("How you noticed", "Whom you told"), "Who checked that?")
    view.set_next(is_last=False, comes_next="Planning, entry", retakes=True)
    view.set_time(71.0, 120, limit_ended_it=False)
    said = [Word("So", 0.0, 0.3), Word("um", 0.4, 0.6), Word("late", 5.0, 5.4)]
    view.set_words(said, [Span(0.7, 4.9)], [1])
    view.set_delivery(Delivery(66.0, 117.2, Span(0.7, 4.1), 5, 3.61))
    on_screen(qtbot, view)
    view.focus_step()
    return view


def test_no_number_and_no_word_before_the_candidates_own_mark(qtbot: QtBot) -> None:
    view = after(qtbot)
    seen = texts(view)
    for hidden in ("1:11", "117", "3.4", "3.6", "So um late", "Next question"):
        assert hidden not in seen
    assert "Your own mark first." in seen


def test_the_mark_reveals_everything(qtbot: QtBot) -> None:
    view = after(qtbot)
    with qtbot.waitSignal(view.rated) as rated:
        QTest.keyClick(view.focusWidget(), Key.Key_3)
    assert rated.args == [3]
    view.set_rating(3)
    seen = texts(view)
    for shown in ("1:11", "of 2:00", "117", "3.4", "3.6", "So um late", "One filler marked"):
        assert shown in seen
    assert "Next: Planning, entry" in seen


def test_space_gives_no_mark_and_skips_none(qtbot: QtBot) -> None:
    view = after(qtbot)
    spies = QSignalSpy(view.rated), QSignalSpy(view.next_requested)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Space)
    assert [spy.count() for spy in spies] == [0, 0]
    with qtbot.waitSignal(view.next_requested):
        QTest.keyClick(view, Key.Key_N)


def test_after_the_mark_keys_go_on_again_and_deeper(qtbot: QtBot) -> None:
    view = after(qtbot)
    view.set_rating(2)
    assert view.focusWidget() is button(view, "Next question")
    tick = view.findChildren(Tick)[0]
    tick.setFocus()
    QTest.keyClick(tick, Key.Key_Return)
    assert tick.isChecked()
    for key, signal in (
        (Key.Key_Space, view.next_requested),
        (Key.Key_T, view.again_requested),
        (Key.Key_F, view.follow_up_requested),
    ):
        with qtbot.waitSignal(signal, timeout=500):
            QTest.keyClick(tick, key)
    assert tick.isChecked()


def test_terms_with_one_take_offer_no_second(qtbot: QtBot) -> None:
    view = after(qtbot)
    view.set_next(is_last=True, comes_next="", retakes=False)
    spy = QSignalSpy(view.again_requested)
    QTest.keyClick(view, Key.Key_T)
    assert spy.count() == 0
    assert "Finish without a mark" in texts(view)


def test_a_question_without_key_points_or_follow_up_has_no_such_cards(qtbot: QtBot) -> None:
    view = after(qtbot)
    view.set_prompt(PROMPT, (), "")
    view.set_rating(1)
    assert "A good answer covers" not in texts(view)
    assert "follow-up" not in texts(view)


def test_a_silent_take_says_so_instead_of_showing_numbers(qtbot: QtBot) -> None:
    view = after(qtbot)
    view.set_error(MicrophoneSilent(), "Take again now")
    view.set_rating(1)
    assert "No speech was heard in this take." in texts(view)
    assert "There are no words for this take." in texts(view)
    with qtbot.waitSignal(view.error_action_requested):
        button(view, "Take again now").click()


def test_a_typed_answer_has_words_and_no_delivery(qtbot: QtBot) -> None:
    view = after(qtbot)
    view.set_prompt(PROMPT, (), "", is_typed=True)
    view.set_typed(104)
    view.set_rating(4)
    shown = [tile for tile in view.findChildren(FactTile) if tile.isVisible()]
    assert [tile.accessibleName().split(":")[0] for tile in shown] == ["Time used", "Words"]
    assert "What you wrote" in texts(view)


def test_too_short_an_answer_gets_no_rate(qtbot: QtBot) -> None:
    view = after(qtbot)
    view.set_delivery(Delivery(4.0, None, None, 1, None))
    view.set_rating(1)
    assert "Too few words to measure." in texts(view)
    assert "in a short answer" in texts(view)


# Words


def test_times_and_terms_are_told_in_words() -> None:
    assert clock(71.9) == "1:11"
    assert (span(30), span(120), span(90)) == ("30 s", "2 min", "1 min 30 s")
    assert terms(DEFAULT_PLANS[Mode.MOCK]) == "5 questions, about 14 min"
    assert terms(DEFAULT_PLANS[Mode.WARM_UP]) == "One question"
    assert conditions(DEFAULT_PLANS[Mode.MOCK]) == "30 s to think, 2 min to answer, one take."
