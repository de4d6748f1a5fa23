"""What is found letter by letter is what is found at once."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.bank_view import Shelf, Wanted, bank_view
from tpm_interview.domain.finding import Finder
from tpm_interview.domain.question import Kind, Level, Origin, Question, QuestionFilter

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PLAIN = Question("", "", "risk", Kind.BEHAVIORAL, Level.SENIOR, Origin.OWN)
LETTERS = st.text("ab\u00dfS ", max_size=6)


@given(st.lists(LETTERS, max_size=8), st.lists(LETTERS, max_size=12))
def test_whatever_was_looked_for_before_the_same_is_found(
    texts: list[str], searches: list[str]
) -> None:
    questions = [
        replace(PLAIN, id=str(number), text=text, hidden=number % 3 == 0)
        for number, text in enumerate(texts)
    ]
    view = bank_view(questions, (), (), {})
    finder = Finder(view)
    for text in searches:
        for end in range(len(text) + 1):
            for shelf in (Shelf.BANK, Shelf.HIDDEN):
                wanted = Wanted(QuestionFilter(text=text[:end]), shelf=shelf)
                assert finder.found(wanted, NOW) == view.found(wanted, NOW)
