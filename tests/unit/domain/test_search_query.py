from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.search import Query, TakeFilter, Term
from tpm_interview.domain.search_query import MOST_TERMS, folded, parse, words_of
from tpm_interview.domain.session import Mode


def words(*found: str) -> tuple[Term, ...]:
    return tuple(Term((word,)) for word in found)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("risk  budget", words("risk", "budget")),
        ('"critical path" risk', (Term(("critical", "path")), *words("risk"))),
        ("\u201ccritical path\u201d", (Term(("critical", "path")),)),
        ('"never closed', (Term(("never", "closed")),)),
        ('one"two three"', (*words("one"), Term(("two", "three")))),
        ("depend*", (Term(("depend",), is_prefix=True),)),
        ('"critical pa*"', (Term(("critical", "pa"), is_prefix=True),)),
        ('"critical pa"*', (Term(("critical", "pa"), is_prefix=True),)),
        ("p* risk", words("risk")),
        ("don't trade-off", (Term(("don", "t")), Term(("trade", "off")))),
        ("Why: 50%", (*words("Why", "50"),)),
        ("note:this http://a.b", (Term(("note", "this")), Term(("http", "a", "b")))),
        ("AND OR NOT NEAR(", words("AND", "OR", "NOT", "NEAR")),
        ('* - "" -- ( ) : ^ + "*" *"', ()),
        ("\u00dcber na\u00efve", words("\u00dcber", "na\u00efve")),
    ],
)
def test_words_phrases_and_beginnings(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse(typed) == Query(terms=terms)


def test_exclusions() -> None:
    assert parse('risk -budget -"too late" -pla*') == Query(
        terms=words("risk"),
        without=(Term(("budget",)), Term(("too", "late")), Term(("pla",), is_prefix=True)),
    )


def test_a_hyphen_inside_a_word_leaves_nothing_out() -> None:
    assert parse("follow-up").without == ()


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        ("competency:risk", TakeFilter(competencies=("risk",))),
        ('Competency:"risk and budget"', TakeFilter(competencies=("risk and budget",))),
        ("competency:a competency:b", TakeFilter(competencies=("a", "b"))),
        ("question:risk-register", TakeFilter(questions=("risk-register",))),
        ("mode:mock", TakeFilter(modes=(Mode.MOCK,))),
        ("mode:warmup", TakeFilter(modes=(Mode.WARM_UP,))),
        ("mode:Pract", TakeFilter(modes=(Mode.PRACTICE,))),
        ("rating:3", TakeFilter(ratings=frozenset({3}))),
        ("rating:>=3", TakeFilter(ratings=frozenset({3, 4}))),
        ("rating:<2", TakeFilter(ratings=frozenset({1}))),
        ("rating:>1 rating:<=3", TakeFilter(ratings=frozenset({2, 3}))),
        ("after:2026", TakeFilter(since=date(2026, 1, 1))),
        ("after:2026-03", TakeFilter(since=date(2026, 3, 1))),
        ("before:2026-3-9", TakeFilter(before=date(2026, 3, 9))),
        ("after:2026 after:2025", TakeFilter(since=date(2026, 1, 1))),
        ("before:2026 before:2025", TakeFilter(before=date(2025, 1, 1))),
    ],
)
def test_limits(typed: str, limits: TakeFilter) -> None:
    assert parse(typed) == Query(filter=limits)
    assert parse(f"risk {typed}") == Query(terms=words("risk"), filter=limits)


@pytest.mark.parametrize(
    "typed",
    ["rating:great", "rating:5", "mode:x", "after:soon", "before:2026-13", "-mode:mock", 'mode:""'],
)
def test_a_limit_that_says_nothing_is_told(typed: str) -> None:
    assert parse(f"{typed} risk") == Query(terms=words("risk"), not_understood=(typed,))


def test_a_limit_whose_value_is_still_to_be_typed_is_passed_over() -> None:
    for typed in ("risk competency:", "risk -mode:", "before: risk"):
        assert parse(typed, is_typing=True).not_understood == ()
        assert [term.words for term in parse(typed).terms] == [("risk",)]


def test_limits_come_on_top_of_those_chosen_elsewhere() -> None:
    chosen = TakeFilter(competencies=("risk",), is_marked=True)
    found = parse("mode:mock", within=chosen)
    assert found.filter == TakeFilter(competencies=("risk",), modes=(Mode.MOCK,), is_marked=True)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("risk bud", (*words("risk"), Term(("bud",), is_prefix=True))),
        ("risk bud ", words("risk", "bud")),
        ("risk b", words("risk")),
        ("b", ()),
        ("don't", (Term(("don",)),)),
        ('"critical pa', (Term(("critical", "pa"), is_prefix=True),)),
        ('"critical pa"', (Term(("critical", "pa")),)),
        ("bud?", words("bud")),
    ],
)
def test_the_last_word_may_go_on_while_it_is_typed(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse(typed, is_typing=True).terms == terms


def test_what_is_left_out_is_not_left_out_before_it_is_whole() -> None:
    assert parse("risk -bud", is_typing=True).without == (Term(("bud",)),)


def test_a_whole_page_pasted_is_cut() -> None:
    assert len(parse("word " * 100_000).terms) == MOST_TERMS


@given(st.text(), st.booleans())
def test_nothing_typed_is_refused(typed: str, is_typing: bool) -> None:
    found = parse(typed, is_typing=is_typing)
    for term in (*found.terms, *found.without):
        assert term.words
        assert all(word.isalnum() for word in term.words)


def test_words_are_cut_as_the_index_cuts_them() -> None:
    assert words_of("It's p95, snake_case: 3.5%") == ("It", "s", "p95", "snake", "case", "3", "5")
    assert folded("D\u00e9pendency") == "dependency"
