"""Takes with all that belongs to them, as they are written for other people and programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations
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
    """The measurements of a take that are written down."""

    TIME_USED = "time used"
    WORDS = "words"
    SPEAKING_RATE = "speaking rate"
    LONGEST_PAUSE = "longest pause"
    PAUSE_SHARE = "pause share"
    HESITATIONS = "hesitations"
    HESITATION_RATE = "hesitations per 100 words"


@dataclass(frozen=True, slots=True)
class Fact:
    """One measurement; `value` is None where there is too little to measure.

    `norm` says what is usual, `source` where formula and norm come from; both may be empty.
    """

    name: FactName
    value: float | None
    unit: str
    norm: str = ""
    source: str = ""
    digits: int = 0

    @property
    def shown(self) -> str:
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
