"""Takes of one question beside one another, over a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.rehearsed import NOW, SLIP, Rehearsed
from tpm_interview.domain.annotations import FillerMark
from tpm_interview.domain.comparison import Asked, Headline
from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.domain.take_export import FactName
from tpm_interview.services.comparing import Comparing
from tpm_interview.storage import opening
from tpm_interview.storage.database import Database
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.library import Library
from tpm_interview.storage.tables import FillerMarkRow

LONG = " ".join(["um", *("we moved the date of the launch and told the team" for _ in range(3))])


@pytest.fixture
def rehearsed(tmp_path: Path) -> Iterator[Rehearsed]:
    with Library.open(tmp_path / "library") as library:
        database = Database(open_engine(library.folder / opening.DATABASE, Access.WRITE))
        yield Rehearsed(library, database)
        database.close()


def test_two_takes_differ_in_words_and_in_what_only_one_says(rehearsed: Rehearsed) -> None:
    one = rehearsed.say("We moved the date.")
    two = rehearsed.say("We moved the launch by 3 weeks.")
    compared = Comparing(rehearsed.library).compare([one, two])
    first, second = compared.takes
    assert compared.asked == Asked("slip", SLIP)
    assert first.kinds[-1] is DifferenceKind.REPLACED
    assert [each.text for each in first.phrases] == ["date"]
    assert [each.text for each in second.phrases] == ["launch"]
    assert [each.text for each in second.numbers] == ["3 weeks"]
    assert compared.facts[0].name is FactName.TIME_USED


def test_a_typed_and_a_silent_take_are_compared_as_far_as_there_is_something(
    rehearsed: Rehearsed,
) -> None:
    spoken, unread = rehearsed.say("We moved the date."), rehearsed.say("")
    store = rehearsed.library.sessions
    session = store.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("slip", SLIP)], NOW)
    typed = store.type_answer(session.prompts[0].id, "We typed.", NOW, 30.0)
    compared = Comparing(rehearsed.library).compare([spoken, unread, typed.id])
    assert [len(each.words) for each in compared.takes] == [4, 0, 2]
    assert compared.facts[0].deltas == (None, 0.0, -30.0)


def test_takes_gone_meanwhile_are_left_out(rehearsed: Rehearsed) -> None:
    one, two = rehearsed.say("We moved."), rehearsed.say("We stayed.")
    rehearsed.change(two, trashed_at=NOW)
    assert Comparing(rehearsed.library).compare([one, two]).takes == ()
    assert Comparing(rehearsed.library).compare([two]).takes == ()


def test_takes_of_two_questions_or_five_takes_are_not_compared(rehearsed: Rehearsed) -> None:
    comparing = Comparing(rehearsed.library)
    others = rehearsed.say("We moved."), rehearsed.say("We moved.", question="other")
    with pytest.raises(ValueError, match="several questions"):
        comparing.compare(others)
    with pytest.raises(ValueError, match="too many"):
        comparing.compare([1, 2, 3, 4, 5])


def test_headlines_count_fillers_as_the_candidate_corrected_them(rehearsed: Rehearsed) -> None:
    take, unread = rehearsed.say(LONG), rehearsed.say("")
    comparing = Comparing(rehearsed.library)
    before = comparing.headlines([take, unread])
    assert before[unread] == Headline()
    assert before[take].words_per_minute == pytest.approx(60 * 33 / 17)
    assert before[take].fillers_per_100 == pytest.approx(100 / 34)
    with rehearsed.database.writing() as db:
        db.add(FillerMarkRow(take_id=take, at_s=0.0, is_filler=False))
    assert rehearsed.library.annotations.of_takes([take])[take].fillers == (
        FillerMark(0.0, is_filler=False),
    )
    assert comparing.headlines([take])[take].fillers_per_100 == 0.0


def test_a_history_is_read_without_words(rehearsed: Rehearsed) -> None:
    takes = [rehearsed.say("We moved.", day=day) for day in range(3)]
    comparing = Comparing(rehearsed.library)
    assert [each.take_id for each in comparing.history(comparing.asked(takes[1]))] == takes
