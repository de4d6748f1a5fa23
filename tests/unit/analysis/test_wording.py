"""Most used words, I and we."""

from hypothesis import given
from hypothesis import strategies as st

from fakes.takes import words_of
from tpm_interview.analysis.pronouns import pronouns
from tpm_interview.analysis.wording import MOST, most_used
from tpm_interview.domain.facts import Pronouns, UsedWord


def test_stop_words_and_numerals_are_left_out_and_plurals_join_their_singular() -> None:
    said = "The risk was, um, a risk. Those risks and the team's 12 12 teams, um, the plan."
    assert most_used(words_of(*said.split())) == (UsedWord("risk", 3), UsedWord("team", 2))


def test_what_is_passed_over_does_not_count() -> None:
    words = words_of("Honestly", "honestly", "I", "mean", "we", "I'm", "US", "us", "Our")
    assert most_used(words, {0}) == ()
    assert pronouns(words, {2}) == Pronouns(1, 3)
    assert pronouns(words) == Pronouns(2, 3)


def test_a_curly_apostrophe_is_one() -> None:
    assert pronouns(words_of("I\u2019ve", "we\u2019ll")) == Pronouns(1, 1)


@given(st.lists(st.text(max_size=5), max_size=40))
def test_whatever_is_said_the_counts_add_up(texts: list[str]) -> None:
    words = words_of(*texts)
    used = most_used(words)
    assert len(used) <= MOST
    assert sum(each.count for each in used) <= len(words)
    counted = pronouns(words)
    assert counted.i + counted.we <= len(words)
