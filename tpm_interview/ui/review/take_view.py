"""What the pane of Review shows of one take."""

from dataclasses import dataclass

from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services.facts import Delivery
from tpm_interview.services.listening import SoundPicture
from tpm_interview.ui.review.entries import TakeEntry


@dataclass(frozen=True, slots=True)
class TakeView:
    """Everything the pane shows of one take; `error` says why its sound cannot be heard."""

    entry: TakeEntry
    take: Take
    picture: SoundPicture | None = None
    pauses: tuple[Span, ...] = ()
    delivery: Delivery | None = None
    annotations: Annotations = NO_ANNOTATIONS
    is_being_read: bool = False
    error: UserError | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        return self.take.transcript.words if self.take.transcript else ()
