"""What the pane of Review shows of one take."""

from dataclasses import dataclass

from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.fillers import Filler
from tpm_interview.domain.session import Take
from tpm_interview.domain.take_export import Fact
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services.listening import SoundPicture
from tpm_interview.ui.review.entries import TakeEntry

_SAME_S = 0.1


@dataclass(frozen=True, slots=True)
class TakeView:
    """Everything the pane shows of one take; `error` says why its sound cannot be heard.

    While `is_drawn` is False the picture has a length and nothing to see yet.
    """

    entry: TakeEntry
    take: Take
    picture: SoundPicture | None = None
    is_drawn: bool = True
    pauses: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS
    fillers: tuple[Filler, ...] = ()
    is_being_read: bool = False
    error: UserError | None = None

    def sounds_as(self, other: "TakeView | None") -> bool:
        """Whether what is heard is the same: it may go on playing."""
        return (
            other is not None
            and self.take.id == other.take.id
            and _same_length(self.picture, other.picture)
            and self.pauses == other.pauses
            and bool(self.words) == bool(other.words)
        )

    @property
    def words(self) -> tuple[Word, ...]:
        return self.take.transcript.words if self.take.transcript else ()


def _same_length(one: SoundPicture | None, other: SoundPicture | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one.duration_s - other.duration_s) < _SAME_S
