"""Finding takes by words in a library of a few."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from fakes.rehearsed import NOW, SLIP, Rehearsed, said
from tpm_interview.domain.search import Place, Query, Term
from tpm_interview.domain.search_query import parse
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Version
from tpm_interview.storage import search_store
from tpm_interview.storage.search_store import SearchStore
from tpm_interview.storage.tables import MarkRow, NoteRow


def test_a_hit_tells_all_that_a_list_shows(rehearsed: Rehearsed) -> None:
    take = rehearsed.say("so the Risk was known", mode=Mode.MOCK, rating=3)
    rehearsed.change(take, starred=True)
    hit = rehearsed.hit("risk")
    assert (hit.take_id, hit.question_id, hit.prompt) == (take, "slip", SLIP)
    assert hit.session_id == rehearsed.library.sessions.newest(1)[0].id
    assert (hit.mode, hit.rating, hit.state) == (Mode.MOCK, 3, TakeState.RECOGNIZED)
    assert (hit.started_at, hit.is_starred) == (NOW, True)
    assert (hit.snippet.text, hit.snippet.hits) == ("so the Risk was known", ((7, 11),))
    assert (hit.place, hit.at_s) == (Place.SAID, 1.0)


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("risk", True),
        ("RISK register", True),
        ("register budget", False),
        ('"the risk register"', True),
        ('"register risk"', False),
        ("regi*", True),
        ('"risk reg*"', True),
        ("gister*", False),
        ("risk -budget", True),
        ("risk -register", False),
        ("-register", False),
        ("-budget", True),
        ("cafe", True),
        ("it's", True),
        ("slip", True),
        ("slip risk", True),
        ("", True),
        ("NOT", False),
    ],
)
def test_words_phrases_beginnings_and_exclusions(
    rehearsed: Rehearsed, typed: str, matches: bool
) -> None:
    take = rehearsed.say("It's the risk register of the Caf\u00e9")
    assert rehearsed.found(typed) == ([take] if matches else [])


def test_the_second_is_that_of_the_first_word_shown(rehearsed: Rehearsed) -> None:
    rehearsed.say("one " * 100 + "two three two")
    assert rehearsed.hit("two").at_s == 50.0
    assert rehearsed.hit('"three two"').at_s == 50.5


def test_the_second_comes_from_the_transcript_that_counts(rehearsed: Rehearsed) -> None:
    take = rehearsed.say("risk first")
    rehearsed.library.sessions.add_transcript(
        take, said("now the risk", Version.EDITED), TakeState.RECOGNIZED
    )
    assert rehearsed.hit("risk").at_s == 1.0
    assert rehearsed.hits("first") == ()


def test_a_typed_answer_has_no_seconds(rehearsed: Rehearsed) -> None:
    sessions = rehearsed.library.sessions
    begun = sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("slip", SLIP)], NOW)
    sessions.type_answer(begun.prompts[0].id, "about the risk", NOW, 1.0)
    assert rehearsed.hit("risk").at_s == 0.0


def test_what_was_asked_and_noted_is_found_too(rehearsed: Rehearsed) -> None:
    take = rehearsed.say("nothing of it")
    rehearsed.write(NoteRow(take_id=take, text="Mention the budget", changed_at=NOW))
    for at_s, text in ((9.0, "too fast"), (4.5, "a good pause")):
        rehearsed.write(MarkRow(take_id=take, at_s=at_s, text=text, made_at=NOW))
    for typed, place, at_s in (
        ("slip", Place.PROMPT, 0.0),
        ("budget", Place.NOTE, 0.0),
        ("pause", Place.MARK, 4.5),
        ("fast", Place.MARK, 9.0),
        ("budget nothing", Place.SAID, 0.0),
    ):
        hit = rehearsed.hit(typed)
        assert (hit.place, hit.at_s) == (place, at_s)
        assert hit.snippet.hits


def test_the_better_match_comes_first_and_the_newer_of_equals(rehearsed: Rehearsed) -> None:
    long = rehearsed.say("risk " + "word " * 200)
    older = rehearsed.say("risk it")
    newer = rehearsed.say("risk it", day=1)
    assert rehearsed.found("risk") == [newer, older, long]
    ranks = [hit.rank for hit in rehearsed.hits("risk")]
    assert ranks == sorted(ranks)


def test_without_words_the_newest_come_first(rehearsed: Rehearsed) -> None:
    takes = [rehearsed.say("one", day=day) for day in range(3)]
    hits = rehearsed.hits("")
    assert [hit.take_id for hit in hits] == takes[::-1]
    assert {(hit.place, hit.rank, hit.snippet.text) for hit in hits} == {(Place.NOWHERE, 0, "one")}


def test_a_take_without_words_shows_its_prompt(rehearsed: Rehearsed) -> None:
    rehearsed.say("")
    assert rehearsed.hit("").snippet.text == SLIP


def test_the_trash_is_not_searched(rehearsed: Rehearsed) -> None:
    rehearsed.change(rehearsed.say("risk"), trashed_at=NOW)
    for typed in ("risk", "", "-budget"):
        assert rehearsed.found(typed) == []


def test_pages_follow_one_another(rehearsed: Rehearsed) -> None:
    takes = [rehearsed.say("risk " * (1 + number % 3)) for number in range(10)]
    search, query = rehearsed.library.search, parse("risk")
    pages = [search.find(query, 4, offset) for offset in (0, 4, 8, 12)]
    assert [len(page) for page in pages] == [4, 4, 2, 0]
    assert [hit for page in pages for hit in page] == list(search.find(query, 50))
    assert sorted(hit.take_id for page in pages for hit in page) == takes


def test_more_than_can_be_ranked_come_newest_first(
    rehearsed: Rehearsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes = [rehearsed.say("risk" + " word" * number) for number in range(4)]
    assert rehearsed.found("risk") == takes
    monkeypatch.setattr(search_store, "RANKED", 3)
    assert rehearsed.found("risk") == takes[::-1]
    assert [hit.rank < 0 for hit in rehearsed.hits("risk word")] == [True] * 3
    search = rehearsed.library.search
    assert [hit.take_id for hit in search.find(parse("risk"), 2, 1)] == takes[2:0:-1]


def test_words_that_may_have_been_meant_are_looked_for_side_by_side(rehearsed: Rehearsed) -> None:
    takes = [rehearsed.say(text) for text in ("budget", "budgets", "other")]
    query = Query(terms=(Term(("budget",), near=("budgets",)),))
    assert {hit.take_id for hit in rehearsed.library.search.find(query, 9)} == set(takes[:2])


def test_words_of_the_library(rehearsed: Rehearsed) -> None:
    search = rehearsed.library.search
    rehearsed.say("Risk is a R\u00edsk")
    rehearsed.say("risk rules")
    assert search.vocabulary("r") == {"risk": 2, "rules": 1}
    assert search.vocabulary("x") == {}
    assert search.vocabulary().keys() > {"risk", "rules", "is", "a", "tell"}
    assert search.knows("RULES")
    assert not search.knows("rule")
    assert search.knows("rule", is_prefix=True)


def test_what_was_said_since(rehearsed: Rehearsed) -> None:
    search = rehearsed.library.search
    assert search.newest_transcript() == 0
    for text in ("one", "two", "three"):
        rehearsed.say(text)
    assert search.newest_transcript() == 3
    assert search.texts_since(1, 9) == ("three", "two")
    assert search.texts_since(0, 1) == ("three",)


def test_a_page_takes_the_same_few_statements_however_much_it_holds(rehearsed: Rehearsed) -> None:
    search, counts = SearchStore(rehearsed.database), []
    for _ in range(2):
        for _ in range(4):
            rehearsed.say("risk", rating=2)
        seen: list[str] = []

        def note(*arguments: object, seen: list[str] = seen) -> None:
            seen.append(str(arguments[2]))

        event.listen(rehearsed.database.engine, "before_cursor_execute", note)
        search.find(parse("risk mode:practice"), 100)
        event.remove(rehearsed.database.engine, "before_cursor_execute", note)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 6


SYNTAX = st.sampled_from(
    [*'"*-+^(){}[]:,.', "AND", "OR", "NOT", "NEAR", "NEAR(", "said", "prompt", "search", "x", " "]
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(st.text(), st.lists(SYNTAX).map(" ".join), st.lists(SYNTAX).map("".join)))
def test_nothing_typed_breaks_a_search(rehearsed: Rehearsed, typed: str) -> None:
    search = rehearsed.library.search
    for is_typing in (False, True):
        assert search.find(parse(typed, is_typing=is_typing), 5) == ()
