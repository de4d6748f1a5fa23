"""The numbers that are written down."""

from dataclasses import replace

from fakes import takes
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
    told = shown(spoken(*["um", *["word"] * 24], speech=speech))
    assert told == {
        FactName.TIME_USED: "8.9 s",
        FactName.WORDS: "24",
        FactName.SPEAKING_RATE: "161 words/min",
        FactName.HESITATIONS: "1",
        FactName.HESITATION_RATE: "4.0",
        FactName.LONGEST_PAUSE: "2.0 s",
        FactName.PAUSE_SHARE: "20 %",
    }
    assert set(told) == set(FactName)


def test_too_few_words_have_no_rate() -> None:
    told = shown(spoken("So", "what?"))
    assert told[FactName.SPEAKING_RATE] == told[FactName.PAUSE_SHARE] == "\u2013"


def test_of_a_typed_and_of_a_silent_answer_only_the_time_is_told() -> None:
    assert shown(takes.typed("We", "won.")) == {FactName.TIME_USED: "12.0 s"}
    assert shown(takes.silent()) == {FactName.TIME_USED: "3.0 s"}


def test_the_limit_of_the_session_is_the_norm_of_the_time() -> None:
    (fact,) = take_facts(takes.silent(), 120)
    assert fact.norm == "The limit was 120 s"
