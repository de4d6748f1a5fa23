"""What an importer finds in a file: questions, and lines that are none, each with its place."""

from dataclasses import dataclass
from enum import StrEnum

from tpm_interview.domain.progress import Cancelled as Cancelled
from tpm_interview.domain.progress import Progress as Progress
from tpm_interview.domain.question import KeyPoint, Kind, Level, Origin, Source

MAX_FOUND = 50_000
"""Questions read from one file; the rest is left, and `Findings.cut_at` says where."""
MAX_SKIPPED = 2_000
"""Skipped lines that are kept to be shown; all are counted."""


class Why(StrEnum):
    """Why a line is not taken for a question."""

    HEADING = "heading"
    LINK = "link"
    TIP = "tip"
    ANSWER = "answer"
    STAGE_DIRECTION = "stage direction"
    STATEMENT = "statement"
    CODE = "code"
    EMPTY = "empty"
    TOO_LONG = "too long"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """One question of a file, on its way into the bank.

    `line` counts lines, rows or notes from 1; `place` names the sheet, deck or file inside a
    package, empty where there is one only. `competency` is a heading or a cell as it stands
    there, empty where nothing says. `level` None: the file does not say. `id`, `based_on`,
    `hidden`, `origin` and `source` come from our own format only.
    """

    text: str
    line: int
    kind: Kind
    competency: str = ""
    place: str = ""
    level: Level | None = None
    follow_ups: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    tips: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answer_s: int | None = None
    id: str = ""
    based_on: str | None = None
    hidden: bool = False
    origin: Origin = Origin.IMPORTED
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is not taken for a question, and why; `text` is shortened."""

    text: str
    line: int
    why: Why
    place: str = ""


class Field(StrEnum):
    """What a column of a table may hold."""

    QUESTION = "question"
    COMPETENCY = "competency"
    KIND = "kind"
    LEVEL = "level"
    FOLLOW_UPS = "follow-ups"
    KEY_POINTS = "key points"
    TIPS = "tips"
    ANSWER = "answer"
    TAGS = "tags"
    ANSWER_S = "answer time"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table was read: its fields from left to right, and a few rows to judge them by.

    `heads` are the first row's cells where `has_header`, else made names.
    """

    fields: tuple[Field, ...]
    heads: tuple[str, ...]
    has_header: bool
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the candidate says of a file; None leaves it to the importer to find out."""

    format: str | None = None
    encoding: str | None = None
    fields: tuple[Field, ...] | None = None
    has_header: bool | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one file holds.

    `format` is a key of the importers' registry; `encoding` is empty for formats that are no
    text. `competencies` are (slug, name) pairs, `sets` (name, question ids) pairs: our own format
    only. `skipped_count` counts also what is not kept in `skipped`. `cut_at` is the line at which
    reading stopped because there were too many questions.
    """

    format: str
    encoding: str
    questions: tuple[Found, ...]
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0
    columns: Columns | None = None
    competencies: tuple[tuple[str, str], ...] = ()
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    cut_at: int | None = None
