"""Answers as they are taken along: spoken, typed, silent, long, and with texts that do harm."""

from dataclasses import replace
from datetime import UTC, datetime

from fakes.banks import HOSTILE
from tpm_interview.domain.annotations import Annotations, Mark
from tpm_interview.domain.mentor import Criterion, MentorRating
from tpm_interview.domain.session import Mode, Take, TakeState
from tpm_interview.domain.take_export import (
    ExportedPrompt,
    ExportedTake,
    Fact,
    FactName,
    TakesExport,
)
from tpm_interview.domain.transcript import Span, Transcript, Version, Word, WordSource

AT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
STEP_S = 0.36
SCRIPT = "<script>document.title='run'</script>"
IMAGE = "<img src=x onerror=\"document.title='run'\">"
CLOSING = "</span></p></script></style>--><h1>"
RAW = "a\nb\x00\x1f\ud800\x85\u2028" + "W" * 3000
"""Texts that the domain does not admit, but a damaged library might."""


def words_of(*texts: str) -> tuple[Word, ...]:
    """One every 0.36 s, each 0.3 s long."""
    return tuple(
        Word(text, number * STEP_S, number * STEP_S + 0.3) for number, text in enumerate(texts)
    )


def transcript(words: tuple[Word, ...], speech: tuple[Span, ...] = ()) -> Transcript:
    return Transcript(Version.RECOGNIZED, AT, words, speech, "whisper-tiny.en", "tiny.en")


def spoken(words: tuple[Word, ...], id: int = 1) -> Take:
    length_s = words[-1].end_s if words else 0.0
    return Take(
        id=id,
        prompt_id=id,
        number=1,
        state=TakeState.RECOGNIZED,
        started_at=AT,
        duration_s=length_s,
        audio_file=f"recordings/{id}.flac",
        rating=3,
        transcript=transcript(words),
    )


def typed(*texts: str, id: int = 1) -> Take:
    words = tuple(Word(text, 0.0, 0.0, source=WordSource.TYPED) for text in texts)
    said = Transcript(Version.TYPED, AT, words)
    return Take(id, id, 1, TakeState.TYPED, AT, 12.0, transcript=said)


def silent(id: int = 1) -> Take:
    return Take(id, id, 1, TakeState.SILENT, AT, 3.0, f"recordings/{id}.wav")


def exported(take: Take, text: str = "Why so late?") -> ExportedTake:
    """A take with `text` in every place for text beside it."""
    return ExportedTake(
        take=take,
        facts=(
            Fact(FactName.TIME_USED, take.duration_s, "s", text, text, digits=1),
            Fact(FactName.LONGEST_PAUSE, None, "s"),
        ),
        annotations=_beside(text),
        versions=(take.transcript,) if take.transcript else (),
    )


def _beside(text: str) -> Annotations:
    criteria = (Criterion("structure", 3, text), Criterion("clarity", None, ""))
    mentors = (MentorRating(text, AT, 2, text, criteria),)
    return Annotations(text, (Mark(1.0, text), Mark(2.5)), mentors=mentors, is_starred=True)


def export_of(
    *takes: ExportedTake, text: str = "Why so late?", title: str = "Mock session"
) -> TakesExport:
    prompt = ExportedPrompt(1, AT, Mode.MOCK, "why-late", text, takes=takes)
    return TakesExport(title, AT, (prompt,))


def hostile_export() -> TakesExport:
    """Every hostile text in every place for text."""
    texts = (*HOSTILE, SCRIPT, IMAGE, CLOSING, RAW)
    prompts = tuple(
        ExportedPrompt(
            number,
            AT,
            Mode.PRACTICE,
            text,
            text,
            takes=(
                exported(spoken(words_of(*text.split(" "), text), number), text),
                exported(typed(*text.split(" "), id=number + 100), text),
            ),
        )
        for number, text in enumerate(texts, 1)
    )
    return TakesExport(RAW, AT, prompts)


def half_an_hour() -> TakesExport:
    """5,000 words with a long pause after every 50."""
    texts = (f"word{n}." if n % 12 == 11 else f"word{n}" for n in range(5000))
    words = words_of(*texts)
    starts = [n * STEP_S for n in range(50, 5000, 50)]
    pauses = tuple(Span(start - 1.3, start - 0.06) for start in starts)
    made = replace(exported(spoken(words)), long_pauses=pauses)
    return export_of(made)
