"""The transcripts of one take, and an edit of them."""

from dataclasses import dataclass

from tpm_interview.domain.transcript import Transcript


@dataclass(frozen=True, slots=True)
class TakeVersion:
    """A stored transcript; of a take's one `counts`: it is shown, searched, measured, exported."""

    id: int
    transcript: Transcript
    counts: bool


@dataclass(frozen=True, slots=True)
class WordDraft:
    """Words being written and not saved; `base_id` is the version they were made from."""

    take_id: int
    base_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit; `newer` was recognized while it was written, and does not count."""

    is_changed: bool
    newer: TakeVersion | None = None
