"""The editor over a real library."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.screen_reader import texts
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
from tpm_interview.domain.unsaved import Draft
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.editor.controller import EditorController
from tpm_interview.ui.questions.editor.draft import draft_of, question_of
from tpm_interview.ui.questions.editor.view import EditorView

SLIP = Question(
    id="slip",
    text="Tell me about a dependency that slipped.",
    competency="risk",
    kind=Kind.BEHAVIORAL,
    level=Level.SENIOR,
    origin=Origin.SEED_DERIVED,
    source=Source("Roles", "dependency tracking"),
    follow_ups=("Who checked that?", "Who paid for it?"),
    key_points=(KeyPoint("How you noticed", ("told me", "I saw"), Needs.NUMBER),),
    tips=("Name the date.",),
    tags=("vendor",),
)
RISK = Competency("risk", "Risk and reserve")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@dataclass
class Desk:
    """The view and all that it stands on."""

    qtbot: QtBot
    view: EditorView
    controller: EditorController
    library: Library
    changes: BankChanges
    editor: BankEditor
    saved: list[str]
    closed: list[bool]

    def open(self, question: Question | None = None, competency: str = "") -> None:
        self.view.resize(936, 600)
        self.view.show()
        self.qtbot.waitUntil(self.view.isActiveWindow)
        if question is None:
            self.controller.open_new(competency)
        else:
            self.controller.open(question)
        self.wait_for_focus(self.view.form.words.field)

    def type(self, words: str) -> None:
        QTest.keyClicks(focused(), words)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(focused(), key, held)

    def save(self) -> Question:
        """Press the key, and what is stored then."""
        count = len(self.saved)
        self.press(Key.Key_S, CTRL)
        self.wait_until_saved(count + 1)
        return self.library.questions.get(self.saved[-1])

    def wait_until_saved(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.saved) == count)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in texts(self.view))

    def wait_for_focus(self, widget: QWidget) -> None:
        self.qtbot.waitUntil(widget.hasFocus)

    def questions(self) -> dict[str, Question]:
        return {each.id: each for each in self.library.questions.everything()}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    view = EditorView()
    qtbot.addWidget(view)
    with Library.open(tmp_path / "library") as library:
        library.questions.load_shipped((SLIP,), (RISK,), "first")
        changes = BankChanges(library)
        editor, bank = BankEditor(library, changes), QuestionBank(library, tmp_path)
        controller = EditorController(view, bank, editor, UnsavedDrafts(library))
        made = Desk(qtbot, view, controller, library, changes, editor, [], [])
        controller.saved.connect(made.saved.append)
        controller.closed.connect(lambda: made.closed.append(True))
        yield made
        controller.close()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def texts_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_a_text_is_all_that_a_question_needs(desk: Desk) -> None:
    desk.open()
    desk.type("Why do you want to work here?")
    stored = desk.save()
    assert stored.text == "Why do you want to work here?"
    assert (stored.kind, stored.competency, stored.origin) == (
        Kind.MOTIVATION,
        "other",
        Origin.OWN,
    )
    assert desk.closed == [True]


def test_everything_else_is_written_with_the_keyboard_alone(desk: Desk) -> None:
    desk.open(competency="risk")
    desk.type("What would you cut first?")
    desk.press(Key.Key_F, ALT)
    desk.type("Who decides?")
    desk.press(Key.Key_Return)
    desk.type("By when?")
    desk.press(Key.Key_Up, ALT)
    desk.press(Key.Key_P, ALT)
    desk.type("Names the cost")
    desk.press(Key.Key_C, ALT)
    desk.type("It saved us two weeks.")
    desk.press(Key.Key_T, ALT)
    desk.type("Be brief.")
    desk.view.form.attributes.tag_field.setFocus()
    desk.type("scope, hard")
    stored = desk.save()
    assert stored.follow_ups == ("By when?", "Who decides?")
    assert stored.key_points == (KeyPoint("Names the cost", ("It saved us two weeks.",)),)
    assert stored.tips == ("Be brief.",)
    assert stored.tags == ("scope", "hard")
    assert stored.competency == "risk"


def test_ctrl_enter_saves_too(desk: Desk) -> None:
    desk.open()
    desk.type("How do you plan?")
    desk.press(Key.Key_Return, CTRL)
    desk.wait_until_saved(1)


def test_save_and_new_writes_several_in_a_row(desk: Desk) -> None:
    desk.open(competency="risk")
    for number, words in enumerate(("How do you plan?", "Which metrics matter?"), 1):
        desk.type(words)
        desk.press(Key.Key_S, CTRL | SHIFT)
        desk.wait_until_saved(number)
        desk.wait_for_focus(desk.view.form.words.field)
        assert desk.view.form.words.text() == ""
    stored = [desk.questions()[id] for id in desk.saved]
    assert [each.competency for each in stored] == ["risk", "risk"]
    assert desk.closed == []


def test_a_new_competency_is_made_with_its_name(desk: Desk) -> None:
    desk.open()
    desk.type("How do you hire?")
    desk.view.form.attributes.competency_field.setFocus()
    desk.type("Hiring & firing")
    desk.wait_for("A new competency")
    stored = desk.save()
    names = {each.slug: each.name for each in desk.library.questions.competencies()}
    assert names[stored.competency] == "Hiring & firing"


def test_a_known_competency_is_found_by_its_name(desk: Desk) -> None:
    desk.open()
    desk.type("How much reserve?")
    desk.view.form.attributes.competency_field.setFocus()
    desk.type("risk and RESERVE")
    assert desk.save().competency == "risk"


def test_the_kind_follows_the_words_until_the_candidate_chooses(desk: Desk) -> None:
    desk.open()
    desk.type("Tell me about a time when you were late.")
    desk.wait_for("Behavioral, from its words")
    desk.view.form.attributes.set_kind(Kind.METHOD)
    assert desk.save().kind is Kind.METHOD


def test_saving_a_shipped_question_makes_a_copy_and_says_so_before(desk: Desk) -> None:
    desk.open(SLIP)
    desk.wait_for("Saving makes your own copy")
    desk.type(" And then?")
    stored = desk.save()
    assert stored.based_on == "slip"
    assert stored == replace(
        SLIP,
        id=stored.id,
        text="Tell me about a dependency that slipped. And then?",
        origin=Origin.OWN,
        source=None,
        based_on="slip",
    )
    assert desk.questions()["slip"].hidden


def test_the_original_of_a_copy_is_compared_and_shown_again(desk: Desk) -> None:
    copy = desk.editor.save(replace(SLIP, text="What slipped at Acme?"))
    desk.open(copy)
    desk.wait_for("Show the original")
    assert SLIP.text not in texts(desk.view)
    desk.press(Key.Key_G, ALT)
    desk.wait_for(SLIP.text)
    assert "\u201ctold me\u201d" in texts(desk.view)
    desk.press(Key.Key_B, ALT)
    desk.wait_for("It is shown in the bank.")
    assert not desk.questions()["slip"].hidden


def test_an_unchanged_question_is_left_without_a_word(desk: Desk) -> None:
    desk.open(SLIP)
    desk.wait_for("Edit question")
    desk.press(Key.Key_Escape)
    assert desk.closed == [True]
    assert desk.changes.undoable is None


def test_leaving_with_changes_asks_and_going_on_keeps_them(desk: Desk) -> None:
    desk.open()
    desk.type("How do you plan?")
    desk.press(Key.Key_Escape)
    desk.wait_for("This question is not saved yet.")
    assert desk.closed == []
    desk.press(Key.Key_Escape)
    desk.wait_for_focus(desk.view.form.words.field)
    assert desk.view.form.words.text() == "How do you plan?"


def test_leaving_can_save_or_discard(desk: Desk) -> None:
    desk.open()
    desk.type("How do you plan?")
    desk.press(Key.Key_Escape)
    assert desk.save().text == "How do you plan?"
    assert desk.closed == [True]
    desk.open()
    desk.type("Something else?")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_D, CTRL)
    assert desk.closed == [True, True]
    assert len(desk.saved) == 1
    desk.open()
    assert "A question is not saved yet" not in texts(desk.view)


def test_a_question_left_unsaved_is_offered_again(desk: Desk) -> None:
    desk.open()
    desk.type("How do you plan?")
    desk.press(Key.Key_F, ALT)
    desk.type("With whom?")
    desk.open(SLIP)
    desk.wait_for("A question is not saved yet: How do you plan?")
    desk.press(Key.Key_W, ALT)
    stored = desk.save()
    assert (stored.text, stored.follow_ups) == ("How do you plan?", ("With whom?",))
    assert "A question is not saved yet" not in texts(desk.view)


def test_a_question_left_unsaved_can_be_discarded(desk: Desk) -> None:
    desk.open()
    desk.type("How do you plan?")
    desk.open()
    desk.wait_for("A question is not saved yet")
    desk.press(Key.Key_D, ALT)
    assert "A question is not saved yet" not in texts(desk.view)
    desk.controller.close()
    assert UnsavedDrafts(desk.library).kept() == ()


def test_a_question_being_written_outlives_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    desk.type("How do you plan?")
    desk.press(Key.Key_F, ALT)
    desk.type("With whom?")
    kept = UnsavedDrafts(desk.library)
    desk.qtbot.waitUntil(lambda: kept.kept() != ())
    desk.type(" And when?")
    desk.controller.close()
    view = EditorView()
    qtbot.addWidget(view)
    bank = QuestionBank(desk.library, desk.library.folder)
    controller = EditorController(view, bank, desk.editor, kept)
    view.show()
    controller.open_new()
    qtbot.waitUntil(lambda: "A question is not saved yet: How do you plan?" in texts(view))
    controller.close()
    assert kept.kept() == (Draft(text="How do you plan?", follow_ups=("With whom? And when?",)),)


def test_a_question_erased_meanwhile_is_saved_as_a_new_one(desk: Desk) -> None:
    desk.open(desk.editor.save(replace(SLIP, id="", text="How do you plan?", origin=Origin.OWN)))
    desk.changes.undo()
    desk.type(" And when?")
    assert desk.save().text == "How do you plan? And when?"


def test_an_empty_text_is_refused_beside_the_field(desk: Desk) -> None:
    desk.open()
    desk.press(Key.Key_F, ALT)
    desk.type("Why?")
    desk.press(Key.Key_S, CTRL)
    desk.wait_for("This question has no text.")
    desk.wait_for_focus(desk.view.form.words.field)
    assert desk.view.form.follow_ups.texts() == ("Why?",)
    assert desk.saved == []


def test_a_text_too_long_is_counted_refused_and_kept(desk: Desk) -> None:
    desk.open()
    long = "Why? " * 300
    desk.view.form.words.field.insertPlainText(long)
    desk.wait_for("1,499 of 1,000 characters")
    desk.press(Key.Key_S, CTRL)
    desk.wait_for("This text is longer than 1,000 characters.")
    assert desk.view.form.words.text() == long


def test_a_follow_up_too_long_is_named(desk: Desk) -> None:
    desk.open()
    desk.type("Why?")
    desk.view.form.follow_ups.set_texts(["Because? " * 200])
    desk.press(Key.Key_S, CTRL)
    desk.wait_for("This text is longer than 1,000 characters. (Because?")


def test_a_near_duplicate_is_told_and_both_can_be_kept(desk: Desk) -> None:
    desk.open()
    desk.type("Tell me about a dependency that slipped!")
    desk.wait_for("Looks like: Tell me about a dependency that slipped.")
    desk.press(Key.Key_K, ALT)
    assert "Looks like" not in texts(desk.view)
    desk.save()
    assert len(desk.questions()) == 2


def test_a_near_duplicate_takes_what_it_lacks(desk: Desk) -> None:
    desk.open()
    desk.type("Tell me about a dependency that slipped!")
    desk.press(Key.Key_T, ALT)
    desk.type("Breathe.")
    desk.wait_for("Looks like")
    desk.press(Key.Key_M, ALT)
    desk.wait_until_saved(1)
    stored = desk.questions()[desk.saved[0]]
    assert (stored.text, stored.tips) == (SLIP.text, ("Name the date.", "Breathe."))
    assert desk.closed == [True]


def test_opening_the_near_duplicate_asks_first(desk: Desk) -> None:
    desk.open()
    desk.type("Tell me about a dependency that slipped!")
    desk.wait_for("Looks like")
    desk.press(Key.Key_O, ALT)
    desk.wait_for("This question is not saved yet.")
    desk.press(Key.Key_D, CTRL)
    desk.wait_for("Edit question")
    assert desk.view.form.words.text() == SLIP.text
    assert desk.closed == []


def test_a_copy_is_not_told_to_be_like_its_original(desk: Desk) -> None:
    copy = desk.editor.save(replace(SLIP, tips=()))
    desk.open(copy)
    desk.type(" Again?")
    desk.wait_for("Show the original")
    desk.view.form.attributes.set_kind(None)
    desk.wait_for("Behavioral, from its words")
    assert "Looks like" not in texts(desk.view)


def test_a_pasted_list_is_offered_to_be_imported(desk: Desk) -> None:
    desk.open()
    pasted = "- What is risk?\n- What is scope?\n\n- Why?"
    QApplication.clipboard().setText(pasted)
    desk.press(Key.Key_V, CTRL)
    desk.wait_for("These are 3 lines.")
    with desk.qtbot.waitSignal(desk.controller.import_requested) as asked:
        desk.press(Key.Key_I, ALT)
    assert asked.args == [pasted]
    desk.controller.forget_draft()
    desk.press(Key.Key_Escape)
    assert desk.closed == [True]


def test_removed_rows_are_put_back_where_they_were(desk: Desk) -> None:
    desk.open(SLIP)
    rows = desk.view.form.follow_ups
    rows.editors()[0].setFocus()
    desk.press(Key.Key_Delete, ALT)
    assert rows.texts() == ("Who paid for it?",)
    desk.wait_for("Put back \u201cWho checked that?\u201d")
    desk.press(Key.Key_Z, ALT)
    assert rows.texts() == SLIP.follow_ups


def test_alt_arrows_move_a_cue_inside_its_point(desk: Desk) -> None:
    desk.open(SLIP)
    point = desk.view.form.key_points.editors()[0]
    point.setFocus()
    desk.press(Key.Key_C, ALT)
    desk.type("we measured")
    desk.press(Key.Key_Up, ALT)
    assert desk.view.form.key_points.points() == (
        KeyPoint("How you noticed", ("told me", "we measured", "I saw"), Needs.NUMBER),
    )


def test_tab_goes_where_the_eye_goes(desk: Desk) -> None:
    desk.open(SLIP)
    desk.view.form.follow_ups.editors()[1].setFocus()
    desk.press(Key.Key_Up, ALT)
    desk.view.form.words.field.setFocus()
    QApplication.processEvents()  # places come with the layout
    seen = []
    for _ in range(8):
        desk.press(Key.Key_Tab)
        seen.append(focused().accessibleName() or texts_of(focused()))
    assert seen == [
        "Follow-up",
        "Follow-up: move or remove",
        "Follow-up",
        "Follow-up: move or remove",
        "Add a follow-up  (Alt+F)",
        "Key point",
        "Key point: move or remove",
        "What convinces: Convinces with a number",
    ]
    for _ in range(8):
        desk.press(Key.Key_Backtab, SHIFT)
    assert desk.view.form.words.field.hasFocus()
    desk.view.form.attributes.tag_field.setFocus()
    desk.press(Key.Key_Tab)
    assert texts_of(focused()) == "Cancel  (Esc)"


def test_tags_come_and_go(desk: Desk) -> None:
    desk.open(SLIP)
    field = desk.view.form.attributes.tag_field
    field.setFocus()
    desk.type("scope")
    desk.press(Key.Key_Return)
    assert field.tags() == ("vendor", "scope")
    desk.press(Key.Key_Backspace)
    assert field.tags() == ("vendor",)
    assert desk.saved == []


def test_markup_stays_text(desk: Desk) -> None:
    markup = "<b>Bold</b> <img src=x>?"
    desk.editor.save(replace(SLIP, id="", text=markup))
    desk.open()
    desk.type(markup)
    desk.wait_for(f"Looks like: {markup}")
    labels = desk.view.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_cue_without_a_point_becomes_one(desk: Desk) -> None:
    desk.open()
    desk.type("Why?")
    desk.press(Key.Key_P, ALT)
    desk.press(Key.Key_C, ALT)
    desk.type("It saved us two weeks.")
    assert desk.save().key_points == (KeyPoint("It saved us two weeks."),)


def test_a_question_opened_and_put_together_again_is_the_same() -> None:
    draft = replace(draft_of(SLIP), competency="Risk and reserve")
    assert question_of(draft, (RISK,)) == (SLIP, None)


def test_a_competency_in_other_letters_keeps_its_name() -> None:
    question, made = question_of(Draft(text="Why?", competency="Планирование"), (RISK,))
    assert made is not None
    assert made.name == "Планирование"
    assert question.competency == made.slug
    assert question_of(Draft(text="Why?"), ())[1] is not None
