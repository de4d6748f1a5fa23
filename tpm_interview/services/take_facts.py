"""The measurements of a take as they are written down, each with its norm and its source."""

from tpm_interview.domain.session import Take
from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services.facts import Delivery, delivery, is_hesitation, pauses

_DETECTOR = "Heard by the voice activity detector"


def take_facts(take: Take, limit_s: int | None) -> tuple[Fact, ...]:
    """Of an answer that was not spoken, the time only. `limit_s` is what the session allowed."""
    norm = "No limit was set" if limit_s is None else f"The limit was {limit_s} s"
    used = Fact(FactName.TIME_USED, take.duration_s, "s", norm, digits=1)
    measured, transcript = delivery(take), take.transcript
    if measured is None or transcript is None:
        return (used,)
    return (used, *_spoken(measured, transcript.words), *_pauses(measured, transcript.speech))


def _spoken(measured: Delivery, words: tuple[Word, ...]) -> tuple[Fact, ...]:
    return (
        Fact(
            FactName.WORDS,
            sum(not is_hesitation(word) for word in words),
            "",
            source="Words as the recognizer wrote them, without um and uh",
        ),
        Fact(
            FactName.SPEAKING_RATE,
            measured.words_per_minute,
            "words/min",
            "110 to 190 is usual: conversation is about 150, popular talks 155 to 214",
            "Words a minute from the first to the last, pauses included; needs 20 words",
        ),
        Fact(
            FactName.HESITATIONS,
            measured.hesitations,
            "",
            source="Um, uh and er that the recognizer heard; some go unheard",
        ),
        Fact(
            FactName.HESITATION_RATE,
            measured.hesitations_per_100,
            "",
            "2 to 6 disfluencies of all kinds are normal",
            "Hesitations per 100 words; needs 20 words",
            digits=1,
        ),
    )


def _pauses(measured: Delivery, speech: tuple[Span, ...]) -> tuple[Fact, ...]:
    longest = measured.longest_pause
    silent_s = sum(pause.length_s for pause in pauses(speech))
    whole_s = speech[-1].end_s - speech[0].start_s if speech else 0.0
    return (
        Fact(
            FactName.LONGEST_PAUSE,
            longest.length_s if longest else None,
            "s",
            "Pauses of 2 to 3 s are normal",
            _DETECTOR,
            digits=1,
        ),
        Fact(
            FactName.PAUSE_SHARE,
            100 * silent_s / whole_s if whole_s > 0 else None,
            "%",
            source=f"{_DETECTOR}: pauses of 0.25 s or more, of the time from first to last sound",
        ),
    )
