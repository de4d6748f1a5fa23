"""What the list of questions says, offers and sorts by."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from tpm_interview.domain.bank_edit import Action, Done
from tpm_interview.domain.bank_view import Shelf, Wanted, bank_view
from tpm_interview.domain.practice import Practice, Practiced
from tpm_interview.domain.question import Kind, Level, Origin, Question, QuestionFilter
from tpm_interview.ui.questions.acts import Act, acts
from tpm_interview.ui.questions.column_widths import WIDEST_PX, hidden_at, widths
from tpm_interview.ui.questions.naming import step, told
from tpm_interview.ui.questions.practice_words import due_words, practice_facts
from tpm_interview.ui.questions.question_order import Column, Order, in_order, next_order
from tpm_interview.ui.questions.shelf_words import nothing_found

NOW = datetime(2026, 3, 1, 12, 0).astimezone(UTC)
PLAIN = Question("a", "Beta?", "risk", Kind.METHOD, Level.SENIOR, Origin.OWN)


def test_every_change_has_a_name_for_one_and_for_several() -> None:
    for action in Action:
        one, many = Done(action, 1), Done(action, 3)
        assert "3" not in told(one) + step(one), action
        assert "3" in told(many), action
        assert "3" in step(many), action
    assert told(Done(Action.DELETE, 3)) == "3 questions deleted"
    assert step(Done(Action.DELETE, 3)) == "delete 3 questions"
    assert step(Done(Action.DELETE, 1)) == "delete question"
    assert step(Done(Action.ADD_SET, 1)) == "add set"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "2 days over"),
        (-1, "1 day over"),
        (0, "today"),
        (1, "tomorrow"),
        (6, "in 6 days"),
    ],
)
def test_when_a_question_is_due_is_told_in_days(days: int, words: str) -> None:
    practice = Practice(1, NOW, NOW + timedelta(days=days))
    assert due_words(practice, NOW) == words


def test_what_was_never_answered_or_never_marked_is_not_due() -> None:
    assert due_words(Practice(), NOW) == "new"
    assert due_words(Practice(2, NOW), NOW) == "not marked"


def test_practice_is_told_with_times_last_and_due() -> None:
    twice = Practice(2, NOW - timedelta(days=3), NOW + timedelta(days=6))
    assert practice_facts(twice, NOW) == "Answered 2 times, last 3 days ago. Due: in 6 days."
    once = Practice(1, NOW - timedelta(days=1))
    assert practice_facts(once, NOW).startswith("Answered once, last yesterday. Without a mark")
    assert practice_facts(Practice(), NOW) == "Never answered yet."


def test_the_third_click_on_a_head_gives_the_order_of_the_bank() -> None:
    first = next_order(None, Column.DUE)
    second = next_order(first, Column.DUE)
    assert (first, second) == (Order(Column.DUE), Order(Column.DUE, is_falling=True))
    assert next_order(second, Column.DUE) is None
    assert next_order(second, Column.KIND) == Order(Column.KIND)


def test_questions_are_sorted_by_any_column_and_equals_stay() -> None:
    other = replace(PLAIN, id="b", text="alpha?", level=Level.ENTRY, kind=Kind.BEHAVIORAL)
    third = replace(other, id="c", competency="agile")
    practice = {"a": Practice(1, NOW, NOW), "b": Practice(1, NOW)}
    view = bank_view((PLAIN, other, third), (), (), practice)

    def ids(column: Column, is_falling: bool = False) -> str:
        order = Order(column, is_falling)
        return "".join(each.id for each in in_order(view, order).questions)

    assert in_order(view, None) is view
    assert ids(Column.QUESTION) == "bca"
    assert ids(Column.QUESTION, is_falling=True) == "abc"
    assert ids(Column.COMPETENCY) == "cab"
    assert ids(Column.KIND) == "bca"
    assert ids(Column.LEVEL) == "bca"
    assert ids(Column.DUE) == "abc"
    assert ids(Column.DUE, is_falling=True) == "cba"


def test_what_can_be_done_follows_from_what_is_chosen_and_where() -> None:
    copy = replace(PLAIN, based_on="shipped")
    one, several = acts([PLAIN], Shelf.BANK), acts([PLAIN, copy], Shelf.BANK)
    assert {Act.REHEARSE, Act.HEAR, Act.EDIT, Act.HIDE, Act.DELETE} <= one
    assert Act.SHOW_ORIGINAL not in one
    assert Act.SHOW_ORIGINAL in acts([copy], Shelf.BANK)
    assert {Act.TAG, Act.ADD_TO_SET, Act.EXPORT} <= several
    assert not {Act.EDIT, Act.HEAR} & several
    hidden = acts([replace(PLAIN, hidden=True)], Shelf.HIDDEN)
    assert Act.SHOW in hidden
    assert not {Act.HIDE, Act.REHEARSE} & hidden
    assert acts([PLAIN], Shelf.TRASH) == {Act.RESTORE, Act.ERASE, Act.EMPTY_TRASH}
    assert not acts([], Shelf.BANK)


def test_an_empty_list_says_why() -> None:
    def title(text: str = "", shelf: Shelf = Shelf.BANK, done: Practiced = Practiced.ANY) -> str:
        return nothing_found(Wanted(QuestionFilter(text=text), done, shelf)).title

    assert title("zzz", Shelf.TRASH) == "No question fits"
    assert title(shelf=Shelf.TRASH) == "Nothing in the trash"
    assert title(shelf=Shelf.HIDDEN) == "Nothing is hidden"
    assert title(done=Practiced.NEVER) == "Every question was answered"
    assert title(done=Practiced.DUE) == "Nothing is due"
    assert title() == "No question yet"


def test_columns_go_one_by_one_as_the_table_gets_narrow(qapp: QApplication) -> None:
    assert hidden_at(1000) == set()
    assert hidden_at(700) == {Column.KIND}
    assert hidden_at(500) == {Column.KIND, Column.LEVEL}
    assert hidden_at(300) == {Column.KIND, Column.LEVEL, Column.COMPETENCY}
    wide = widths(QFontMetrics(QFont()), ["x" * 200])
    assert wide[Column.COMPETENCY] == WIDEST_PX
