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


@dataclass(frozen=True, slots=True)
class TakeView:
    """Everything the pane shows of one take; `error` says why its sound cannot be heard."""

    entry: TakeEntry
    take: Take
    picture: SoundPicture | None = None
    pauses: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS
    fillers: tuple[Filler, ...] = ()
    is_being_read: bool = False
    error: UserError | None = None

    def sounds_as(self, other: "TakeView | None") -> bool:
        """Whether what is heard and drawn of the sound is the same: it may go on playing."""
        return (
            other is not None
            and self.take.id == other.take.id
            and self.picture == other.picture
            and self.pauses == other.pauses
            and bool(self.words) == bool(other.words)
        )

    @property
    def words(self) -> tuple[Word, ...]:
        return self.take.transcript.words if self.take.transcript else ()
