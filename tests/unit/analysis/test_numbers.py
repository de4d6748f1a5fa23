"""Numbers that were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.takes import words_of
from tpm_interview.analysis.numbers import numbers


def found(sentence: str) -> list[str]:
    return [moment.text for moment in numbers(words_of(*sentence.split()))]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It took forty people three weeks.", ["forty people", "three weeks"]),
        ("We cut costs by 12%, then 3.5 percent.", ["12%", "3.5 percent"]),
        ("It was $2 million or 40,000 euros.", ["$2 million", "40,000 euros"]),
        (
            "Two hundred and fifty services, twenty-five teams.",
            ["Two hundred and fifty services", "twenty-five teams"],
        ),
        ("It answers in 500ms at 3am.", ["500ms", "3am"]),
        ("Three point five times faster.", ["Three point five times"]),
        ("It went down ninety per cent.", ["ninety per cent"]),
        ("We met on the third of May 2024.", ["third of May 2024"]),
        ("We shipped on May 3rd, in March, in June.", ["May 3rd", "March", "June"]),
        ("In Q3 we ran a two-week test, 10x faster.", ["Q3", "two-week", "10x"]),
        ("It took one week.", ["one week"]),
        ("It was half of the plan.", ["half"]),
    ],
)
def test_numbers_are_found_as_they_were_said(sentence: str, said: list[str]) -> None:
    assert found(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "One of the leads left, and no one told me.",
        "First I called them, a second later he answered.",
        "We may ship, they may not. We march on.",
        "COVID and S3 and the K8s cluster.",
        "At one point nobody answered.",
        "Every week, at this point, people ask for points.",
    ],
)
def test_what_is_no_number_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


def test_no_number_reaches_over_a_break() -> None:
    assert found("We had five. Ten left, twenty came") == ["five", "Ten", "twenty"]


def test_a_number_has_the_moment_of_its_first_word() -> None:
    (moment,) = numbers(words_of("It", "took", "three", "weeks."))
    assert moment.at_s == pytest.approx(0.72)


PIECES = st.one_of(
    st.text(max_size=6), st.sampled_from(["one", "May", "and", "hundred", "3", "point", "of,"])
)


@given(st.lists(PIECES, max_size=20))
def test_whatever_is_said_numbers_come_in_order(texts: list[str]) -> None:
    moments = [moment.at_s for moment in numbers(words_of(*texts))]
    assert moments == sorted(set(moments))
