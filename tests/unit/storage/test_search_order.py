"""The order in which hits come."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tpm_interview.domain.search import Order
from tpm_interview.domain.search_query import parse
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.storage.library import Library

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Takes 1 to 5, the newest last: of the questions a, b, a, c, b."""
    with Library.open(tmp_path / "library") as opened:
        for number, id in enumerate("abacb"):
            at = NOW + timedelta(days=number)
            plan, asked = DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt(id, f"Question {id}?")]
            session = opened.sessions.begin(plan, asked, at)
            said = "risk " * (number + 1) + "of a date" * (id != "c")
            opened.sessions.type_answer(session.prompts[0].id, said, at, 9.0)
        yield opened


def found(library: Library, typed: str, order: Order, limit: int = 9, offset: int = 0) -> list[int]:
    hits = library.search.find(parse(typed), limit, offset, order)
    return [hit.take_id for hit in hits]


def test_takes_of_a_question_stand_together_and_the_one_answered_last_comes_first(
    library: Library,
) -> None:
    assert found(library, "", Order.QUESTION) == [5, 2, 4, 3, 1]


def test_questions_are_put_in_order_by_the_takes_that_were_found(library: Library) -> None:
    assert found(library, "date", Order.QUESTION) == [5, 2, 3, 1]
    assert found(library, "date before:2026-05-17", Order.QUESTION) == [3, 1, 2]


def test_pages_of_that_order_follow_one_another(library: Library) -> None:
    pages = [found(library, "", Order.QUESTION, 2, offset) for offset in (0, 2, 4)]
    assert pages == [[5, 2], [4, 3], [1]]


def test_newest_first_does_not_rank(library: Library) -> None:
    assert found(library, "risk", Order.NEWEST) == [5, 4, 3, 2, 1]


def test_sessions_listed_without_words_have_everything_else(library: Library) -> None:
    (session,) = library.sessions.newest(1, with_words=False)
    (take,) = session.prompts[0].takes
    assert (take.id, take.duration_s, take.transcript) == (5, 9.0, None)
