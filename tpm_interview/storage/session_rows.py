"""Sessions, prompts, takes and transcripts as rows and back."""

from datetime import datetime

from tpm_interview.domain.session import (
    InterviewSession,
    Mode,
    Plan,
    Prompt,
    PromptKind,
    Take,
    TakeState,
)
from tpm_interview.domain.take_signs import NO_SIGNS, TakeSigns
from tpm_interview.domain.transcript import Span, Transcript, Version, Word, WordSource
from tpm_interview.storage.tables import (
    PromptRow,
    SessionRow,
    SpanJson,
    TakeRow,
    TranscriptRow,
    WordJson,
)


def session(row: SessionRow, prompts: tuple[Prompt, ...]) -> InterviewSession:
    plan = Plan(
        mode=Mode(row.mode),
        question_count=row.question_count,
        think_s=row.think_s,
        answer_s=row.answer_s,
        hints=row.hints,
        retakes=row.retakes,
    )
    return InterviewSession(row.id, row.started_at, plan, row.ended_at, prompts)


def session_row(plan: Plan, started_at: datetime) -> SessionRow:
    return SessionRow(
        started_at=started_at,
        mode=plan.mode,
        question_count=plan.question_count,
        think_s=plan.think_s,
        answer_s=plan.answer_s,
        hints=plan.hints,
        retakes=plan.retakes,
    )


def prompt(row: PromptRow, takes: tuple[Take, ...] = ()) -> Prompt:
    return Prompt(
        id=row.id,
        session_id=row.session_id,
        position=row.position,
        question_id=row.question_id,
        text=row.text,
        kind=PromptKind(row.kind),
        skipped=row.skipped,
        takes=takes,
    )


def take(
    row: TakeRow,
    rating: int | None,
    counting: Transcript | None,
    signs: TakeSigns = NO_SIGNS,
) -> Take:
    return Take(
        id=row.id,
        prompt_id=row.prompt_id,
        number=row.number,
        state=TakeState(row.state),
        started_at=row.started_at,
        duration_s=row.duration_s,
        audio_file=row.audio_file,
        rating=rating,
        transcript=counting,
        signs=signs,
    )


def transcript(row: TranscriptRow) -> Transcript:
    return Transcript(
        version=Version(row.version),
        made_at=row.made_at,
        words=tuple(_word(word) for word in row.words),
        speech=tuple(Span(start / 1000, end / 1000) for start, end in row.speech),
        recognizer=row.recognizer,
        model=row.model,
    )


def transcript_row(take_id: int, transcript: Transcript) -> TranscriptRow:
    """Times are kept to the millisecond, probabilities to the thousandth."""
    return TranscriptRow(
        take_id=take_id,
        version=transcript.version,
        made_at=transcript.made_at,
        recognizer=transcript.recognizer,
        model=transcript.model,
        text=transcript.text,
        words=[_word_json(word) for word in transcript.words],
        speech=[_span_json(span) for span in transcript.speech],
    )


def _word(stored: WordJson) -> Word:
    text, start_ms, end_ms, thousandths, *source = stored
    return Word(
        text=text,
        start_s=start_ms / 1000,
        end_s=end_ms / 1000,
        probability=thousandths / 1000,
        source=WordSource(source[0]) if source else WordSource.CLEAN,
    )


def _word_json(word: Word) -> WordJson:
    times = (round(word.start_s * 1000), round(word.end_s * 1000), round(word.probability * 1000))
    if word.source is WordSource.CLEAN:
        return (word.text, *times)
    return (word.text, *times, word.source.value)


def _span_json(span: Span) -> SpanJson:
    return (round(span.start_s * 1000), round(span.end_s * 1000))
