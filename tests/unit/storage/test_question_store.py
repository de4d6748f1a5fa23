from dataclasses import replace

import pytest

from tpm_interview.domain.errors import UnknownQuestion
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Needs,
    Origin,
    Question,
    QuestionFilter,
    Source,
)
from tpm_interview.storage.library import Library

RISK = Question(
    id="risk",
    text="How do you keep a risk register? “Ünïcode”",
    competency="planning",
    kind=Kind.METHOD,
    level=Level.SENIOR,
    origin=Origin.SEED_DERIVED,
    source=Source("Step 5", "risks are kept"),
    follow_ups=("Who reads it?", "Since when?"),
    key_points=(KeyPoint("Owners", ("each had an owner",), Needs.EXAMPLE), KeyPoint("Dates")),
    tips=("Name one.",),
    tags=("risk", "tools"),
    answer_s=90,
)
SCOPE = Question("scope", "What is scope?", "planning", Kind.KNOWLEDGE, Level.ENTRY, Origin.OWN)
PLANNING = (Competency("planning", "Planning"), Competency("people", "People"))


def ids(library: Library, filter: QuestionFilter = QuestionFilter()) -> list[str]:  # noqa: B008
    return [question.id for question in library.questions.all(filter)]


def test_a_shipped_question_comes_back_whole(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    assert library.questions.get("risk") == RISK
    assert library.questions.all() == (RISK, SCOPE)
    assert library.questions.competencies() == PLANNING
    assert library.questions.shipped_fingerprint() == "one"


def test_a_new_library_has_no_shipped_bank(library: Library) -> None:
    assert library.questions.shipped_fingerprint() == ""
    assert library.questions.all() == ()
    with pytest.raises(UnknownQuestion, match="risk"):
        library.questions.get("risk")


def test_an_updated_file_updates_its_question(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    newer = replace(RISK, text="How do you handle risk?", source=None, answer_s=None)
    library.questions.load_shipped([SCOPE, newer], PLANNING, "two")
    assert library.questions.all() == (SCOPE, newer)
    assert library.questions.shipped_fingerprint() == "two"


def test_the_candidates_edit_survives_an_updated_file(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    mine = replace(RISK, text="My own wording?")
    library.questions.edit(mine)
    library.questions.load_shipped([replace(RISK, text="Newer?")], PLANNING, "two")
    assert library.questions.get("risk") == mine


def test_an_edit_taken_back_follows_the_shipped_file_again(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    library.questions.edit(replace(RISK, text="My own wording?"))
    library.questions.edit(RISK)
    newer = replace(RISK, text="Newer?")
    library.questions.load_shipped([newer], PLANNING, "two")
    assert library.questions.get("risk") == newer


def test_a_hidden_question_is_updated_and_stays_hidden(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    library.questions.hide("risk", True)
    newer = replace(RISK, text="Newer?")
    library.questions.load_shipped([newer], PLANNING, "two")
    assert ids(library) == []
    assert library.questions.all(QuestionFilter(with_hidden=True)) == (replace(newer, hidden=True),)
    library.questions.hide("risk", False)
    assert ids(library) == ["risk"]


def test_a_question_no_longer_shipped_is_retired_not_deleted(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    library.questions.load_shipped([SCOPE], PLANNING, "two")
    assert ids(library, QuestionFilter(with_hidden=True)) == ["scope"]
    assert library.questions.get("risk") == RISK
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "three")
    assert ids(library) == ["risk", "scope"]


def test_an_edited_question_stays_when_it_is_no_longer_shipped(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    library.questions.edit(replace(RISK, text="My own wording?"))
    library.questions.load_shipped([], PLANNING, "two")
    assert ids(library) == ["risk"]


def test_an_own_question_stays_whatever_is_shipped(library: Library) -> None:
    own = replace(SCOPE, id="mine", text="Mine?")
    library.questions.load_shipped([RISK], PLANNING, "one")
    library.questions.add(own)
    assert library.questions.all() == (RISK, own)
    library.questions.load_shipped([SCOPE, replace(own, text="Theirs?")], PLANNING, "two")
    assert library.questions.get("mine") == own
    library.questions.load_shipped([SCOPE], PLANNING, "three")
    assert ids(library) == ["scope", "mine"]


def test_an_id_is_never_used_twice(library: Library) -> None:
    library.questions.add(SCOPE)
    with pytest.raises(ValueError, match="scope"):
        library.questions.add(replace(RISK, id="scope"))
    assert library.questions.get("scope") == SCOPE


def test_an_own_question_can_be_edited(library: Library) -> None:
    library.questions.add(SCOPE)
    library.questions.edit(replace(SCOPE, text="Why scope?", hidden=True))
    assert library.questions.get("scope") == replace(SCOPE, text="Why scope?", hidden=True)


def test_unknown_questions_are_told_by_id(library: Library) -> None:
    with pytest.raises(UnknownQuestion, match="risk"):
        library.questions.edit(RISK)
    with pytest.raises(UnknownQuestion, match="risk"):
        library.questions.hide("risk", True)


def test_a_filter_is_obeyed(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    assert ids(library, QuestionFilter(text="REGISTER")) == ["risk"]
    assert ids(library, QuestionFilter(levels=(Level.ENTRY,))) == ["scope"]
