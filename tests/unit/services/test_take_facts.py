"""The numbers that are written down."""

from dataclasses import replace

from fakes import takes
from tpm_interview.domain.annotations import Annotations, FillerMark
from tpm_interview.domain.facts import Moment
from tpm_interview.domain.session import Take
from tpm_interview.domain.take_export import FactName
from tpm_interview.domain.transcript import Span
from tpm_interview.services.take_facts import take_facts


def shown(take: Take, limit_s: int | None = None) -> dict[FactName, str]:
    return {fact.name: fact.shown for fact in take_facts(take, limit_s)}


def spoken(*texts: str, speech: tuple[Span, ...] = ()) -> Take:
    take = takes.spoken(takes.words_of(*texts))
    return replace(take, transcript=takes.transcript(takes.words_of(*texts), speech))


def test_a_spoken_answer_has_every_fact() -> None:
    speech = (Span(0.0, 6.0), Span(8.0, 10.0))
    said = ["um", "we,", "basically,", "cut", "three", "risks", "and", "I", *["risk"] * 17]
    told = shown(spoken(*said, speech=speech))
    assert told == {
        FactName.TIME_USED: "0:08",
        FactName.WORDS: "24",
        FactName.SPEAKING_RATE: "161 words/min",
        FactName.RATE_OVER_TIME: "\u2013",
        FactName.ARTICULATION_RATE: "207 words/min",
        FactName.LONGEST_PAUSE: "2.0 s",
        FactName.PAUSE_RATIO: "20 %",
        FactName.HESITATIONS: "1",
        FactName.FILLER_RATE: "8.0",
        FactName.FILLERS_HEARD: "2",
        FactName.FILLERS_MARKED: "0",
        FactName.MOST_USED: "risk 18",
        FactName.NUMBERS: "three",
        FactName.SAID_I: "1",
        FactName.SAID_WE: "1",
    }
    assert list(told) == list(FactName)


def test_fillers_are_counted_as_the_candidate_corrected_them() -> None:
    take = spoken("um", "I", "mean,", *["word"] * 22)
    beside = Annotations(fillers=(FillerMark(0.36, False), FillerMark(4.0, True)))
    told = {fact.name: fact.value for fact in take_facts(take, None, beside)}
    assert (told[FactName.FILLERS_HEARD], told[FactName.FILLERS_MARKED]) == (1, 1)
    assert told[FactName.FILLER_RATE] == 8.0
    assert told[FactName.SAID_I] == 1


def test_a_pause_and_numbers_can_be_heard_where_they_are() -> None:
    speech = (Span(0.0, 6.0), Span(8.0, 10.0))
    told = {fact.name: fact for fact in take_facts(spoken("Two", "weeks.", speech=speech), 120)}
    assert told[FactName.LONGEST_PAUSE].moments == (Moment("0:06", 5.0),)
    assert told[FactName.NUMBERS].moments == (Moment("Two weeks", 0.0),)


def test_the_course_of_the_rate_is_told_and_drawn() -> None:
    told = {fact.name: fact for fact in take_facts(spoken(*["word"] * 150), None)}
    course = told[FactName.RATE_OVER_TIME]
    assert course.shown == "0:00 168, 0:15 166"
    assert len(course.curve) == 2


def test_too_few_words_have_no_rate() -> None:
    told = shown(spoken("So", "what?"))
    rates = (FactName.SPEAKING_RATE, FactName.ARTICULATION_RATE, FactName.FILLER_RATE)
    assert {told[name] for name in (*rates, FactName.PAUSE_RATIO)} == {"\u2013"}


def test_a_recording_deleted_since_takes_no_fact_away() -> None:
    take = spoken(*["risk"] * 24, speech=(Span(0.0, 9.0),))
    assert shown(replace(take, audio_file=None)) == shown(take)


def test_of_a_typed_and_of_a_silent_answer_only_the_time_is_told() -> None:
    assert shown(takes.typed("We", "won.")) == {FactName.TIME_USED: "0:12"}
    assert shown(takes.silent(), 120) == {FactName.TIME_USED: "0:03 of 2:00"}


def test_every_measurement_says_how_it_is_measured() -> None:
    assert all(fact.formula for fact in take_facts(spoken("We", "won."), None))
