import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.search import Snippet, Term
from tpm_interview.domain.search_query import words_of
from tpm_interview.domain.snippets import CLOSE, LENGTH, OPEN, Cut, beginning, cut


def marked(text: str) -> str:
    """Hits stand in brackets."""
    return text.replace("[", OPEN).replace("]", CLOSE)


def found(text: str, *terms: str) -> Cut:
    made = cut(marked(text), [Term(words_of(term), term.endswith("*")) for term in terms])
    assert made is not None
    return made


def shown(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.hits]


def test_a_short_text_is_shown_whole() -> None:
    made = found("the [risk] was a [risk]", "risk")
    assert made == Cut(Snippet("the risk was a risk", ((4, 8), (15, 19))), "the ")


def test_a_text_without_a_hit_has_no_snippet() -> None:
    assert cut("nothing here") is None


def test_a_long_text_is_cut_between_words() -> None:
    made = found("before " * 50 + "[risk] " + "after " * 50, "risk")
    assert made.snippet.text.startswith("\u2026before")
    assert made.snippet.text.endswith("after\u2026")
    assert shown(made.snippet) == ["risk"]
    assert LENGTH - 20 < len(made.snippet.text) < LENGTH + 20
    assert made.before == "before " * 50


def test_the_first_of_equal_places_is_shown() -> None:
    made = found("[risk] one [risk] " + "word " * 100 + "[risk] [risk] [risk]", "risk")
    assert made.before == ""


@pytest.mark.parametrize(
    ("terms", "together"),
    [
        (("risk", "budget"), "[risk] and [budget]"),
        (("risk", "bud*"), "[Risk] and [budgets]"),
        (("risk", "big budget"), "[risk] and [big budget]"),
        (("r\u00edsk", "budget"), "[RISK] and [budget]"),
    ],
)
def test_the_place_that_shows_most_of_the_terms_is_chosen(
    terms: tuple[str, ...], together: str
) -> None:
    made = found("[risk] [risk] [risk] " + "word " * 100 + together, *terms)
    assert len(made.snippet.hits) == 2
    assert made.before.endswith("word ")


def test_lines_become_one() -> None:
    assert found("one\n[two]\nthree", "two").snippet.text == "one two three"


def test_a_word_longer_than_a_snippet_is_shown_whole() -> None:
    assert shown(found("[" + "x" * 500 + "] y", "x").snippet) == ["x" * 500]


def test_the_beginning_stands_for_a_text_nothing_was_looked_for_in() -> None:
    assert beginning("short") == Snippet("short")
    assert beginning("word " * 100).text.endswith("word\u2026")


@given(st.text(alphabet=[*"ab \n", OPEN, CLOSE]))
def test_stray_signs_do_no_harm(text: str) -> None:
    made = cut(text, [Term(("a",))])
    if made is not None:
        assert all(0 <= start <= end <= len(made.snippet.text) for start, end in made.snippet.hits)
        assert not {OPEN, CLOSE} & set(made.snippet.text)
