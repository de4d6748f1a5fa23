from dataclasses import replace

import pytest

from tpm_interview.domain.drafts import merged, tidied
from tpm_interview.domain.errors import EmptyQuestion, TextTooLong
from tpm_interview.domain.question import KeyPoint, Kind, Level, Needs, Origin, Question

PLAIN = Question("q", "Why?", "risk", Kind.METHOD, Level.ANY, Origin.OWN)


def test_a_draft_becomes_one_line_everywhere() -> None:
    draft = replace(
        PLAIN,
        text="  Why\u200b\n so\tlate? ",
        follow_ups=(" Who\nknew? ", "", "Who knew?"),
        key_points=(KeyPoint(" A \n reason ", ("I said so ", " "), Needs.NUMBER), KeyPoint(" ")),
        tips=("\x00Short.",),
        tags=(" acme ", "acme"),
        answer_s=5,
    )
    assert tidied(draft) == replace(
        PLAIN,
        text="Why so late?",
        follow_ups=("Who knew?",),
        key_points=(KeyPoint("A reason", ("I said so",), Needs.NUMBER),),
        tips=("Short.",),
        tags=("acme",),
        answer_s=15,
    )


def test_a_question_nobody_sorted_has_a_competency_all_the_same() -> None:
    assert tidied(replace(PLAIN, competency="")).competency == "other"


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\x00"])
def test_a_question_needs_a_text(text: str) -> None:
    with pytest.raises(EmptyQuestion):
        tidied(replace(PLAIN, text=text))


@pytest.mark.parametrize(
    "draft",
    [
        replace(PLAIN, text="x" * 1001),
        replace(PLAIN, tips=("x" * 1001,)),
        replace(PLAIN, key_points=(KeyPoint("Point", ("x" * 1001,)),)),
    ],
)
def test_what_is_too_long_to_say_is_refused_with_its_beginning(draft: Question) -> None:
    with pytest.raises(TextTooLong, match="xxxx"):
        tidied(draft)


def test_merging_adds_only_what_is_new_and_keeps_the_order() -> None:
    kept = replace(
        PLAIN,
        follow_ups=("Who?",),
        key_points=(KeyPoint("Dates", ("in May",)),),
        tags=("a",),
        answer_s=60,
    )
    other = replace(
        PLAIN,
        text="Why, please?",
        follow_ups=("When?", "Who?"),
        key_points=(KeyPoint("Money"), KeyPoint("Dates", ("never",))),
        tips=("Breathe.",),
        tags=("b", "a"),
        answer_s=90,
    )
    assert merged(kept, other) == replace(
        kept,
        follow_ups=("Who?", "When?"),
        key_points=(KeyPoint("Dates", ("in May",)), KeyPoint("Money")),
        tips=("Breathe.",),
        tags=("a", "b"),
    )
    assert merged(kept, kept) == kept
