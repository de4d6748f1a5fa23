"""Takes with all that belongs to them, as they are written for other people and programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations
from tpm_interview.domain.facts import Moment, RatePoint
from tpm_interview.domain.session import Mode, PromptKind, Take
from tpm_interview.domain.transcript import Span, Transcript, Version, Word


@dataclass(frozen=True, slots=True)
class TakeChoice:
    """What is taken along: a session, a question's history, single takes, or takes of a session.

    Empty fields choose nothing by themselves; `take_ids` with a session leaves its others out.
    """

    session_id: int | None = None
    question_id: str = ""
    take_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `without_sound` are takes whose recording is missing or damaged."""

    format: str
    takes: int
    bytes: int
    without_sound: tuple[int, ...] = ()


class FactName(StrEnum):
    """The measurements of a take, shown and written down in this order."""

    TIME_USED = "time used"
    WORDS = "words"
    SPEAKING_RATE = "speaking rate"
    RATE_OVER_TIME = "speaking rate over time"
    ARTICULATION_RATE = "articulation rate"
    LONGEST_PAUSE = "longest pause"
    PAUSE_RATIO = "pause ratio"
    HESITATIONS = "hesitations"
    FILLER_RATE = "fillers per 100 words"
    FILLERS_HEARD = "fillers heard by the recognizer"
    FILLERS_MARKED = "fillers marked by hand"
    MOST_USED = "most used words"
    NUMBERS = "numbers mentioned"
    SAID_I = "I, me, my"
    SAID_WE = "we, us, our"


@dataclass(frozen=True, slots=True)
class Fact:
    """One measurement; `value` is None where there is too little to measure.

    `norm` says what is usual, `formula` how it is measured, `source` where both come from; each
    may be empty. `text` is what is shown of a measurement that is no single number. It can be
    heard at `moments`; `curve` is its course.
    """

    name: FactName
    value: float | None
    unit: str
    norm: str = ""
    formula: str = ""
    source: str = ""
    digits: int = 0
    text: str = ""
    moments: tuple[Moment, ...] = ()
    curve: tuple[RatePoint, ...] = ()

    @property
    def shown(self) -> str:
        if self.text:
            return self.text
        if self.value is None:
            return "\u2013"
        return f"{self.value:.{self.digits}f} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Sound:
    """A whole sound file in memory, for files that carry it inside."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ExportedTake:
    """`versions` are all transcripts, oldest first; `take.transcript` is the one that counts."""

    take: Take
    facts: tuple[Fact, ...] = ()
    long_pauses: tuple[Span, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS
    versions: tuple[Transcript, ...] = ()
    sound: Sound | None = None

    @property
    def timed_words(self) -> tuple[Word, ...]:
        """The words that have a place in the recording; none for a typed answer."""
        transcript = self.take.transcript
        if transcript is None or transcript.version is Version.TYPED:
            return ()
        return transcript.words


@dataclass(frozen=True, slots=True)
class ExportedPrompt:
    """A question as it was put in a session, with the takes that were chosen of it."""

    session_id: int
    session_started_at: datetime
    mode: Mode
    question_id: str
    text: str
    kind: PromptKind = PromptKind.QUESTION
    takes: tuple[ExportedTake, ...] = ()


@dataclass(frozen=True, slots=True)
class TakesExport:
    """What goes into one file; `title` heads what people read. Times are local."""

    title: str
    made_at: datetime
    prompts: tuple[ExportedPrompt, ...] = ()

    @property
    def takes(self) -> Iterator[tuple[ExportedPrompt, ExportedTake]]:
        return ((prompt, take) for prompt in self.prompts for take in prompt.takes)
