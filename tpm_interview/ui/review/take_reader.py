"""Everything that the pane shows of a take, read from the library."""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from tpm_interview.domain.errors import (
    RecordingChanged,
    RecordingMissing,
    RecordingUnreadable,
    UserError,
)
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.services import facts
from tpm_interview.services.listening import SoundPicture
from tpm_interview.services.review import ReviewService
from tpm_interview.services.take_facts import take_facts
from tpm_interview.services.take_pending import Pending
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.take_view import TakeView

OTHER_LENGTH_S = 1.0
"""A recording that differs by more from what was recorded is not the same any more."""


class Recognizes(Protocol):
    """What Review asks of the `TranscriptionService`."""

    def recognize(self, take_id: int) -> Pending: ...
    def waiting(self) -> tuple[Take, ...]: ...


class TakeReader:
    """For the background's thread."""

    def __init__(self, review: ReviewService, transcription: Recognizes) -> None:
        self._review, self._transcription = review, transcription

    def read(self, entry: TakeEntry, is_being_read: bool) -> TakeView | None:
        """A take with its words; where its picture has to be made first, without that.

        None for a take that was erased meanwhile.
        """
        try:
            return self._read(entry, is_being_read)
        except LookupError:
            return None

    def _read(self, entry: TakeEntry, is_being_read: bool) -> TakeView:
        review, take = self._review, self._review.take(entry.take_id)
        beside = review.annotations(take.id)
        path = review.recording(take)
        kept = review.kept_picture(take.id, path) if path else None
        is_drawn = path is None or kept is not None
        shown = kept if is_drawn else SoundPicture((), take.duration_s)
        error: UserError | None = _changed(take, kept)
        if path is None and take.audio_file is not None and take.state is not TakeState.RECORDING:
            error = RecordingMissing()
        if take.state is TakeState.RECORDED and not is_being_read:
            is_being_read = all(each.id != take.id for each in self._transcription.waiting())
        return TakeView(
            entry=entry,
            take=take,
            picture=shown,
            is_drawn=is_drawn,
            pauses=facts.long_pauses(take),
            facts=take_facts(take, entry.plan.answer_s, beside),
            annotations=beside,
            fillers=facts.fillers_of(take, beside),
            is_being_read=is_being_read,
            error=error,
        )

    def drawn(self, view: TakeView) -> TakeView:
        """The same with its picture; reads the whole sound."""
        path: Path | None = self._review.recording(view.take)
        if path is None:
            return replace(view, picture=None, is_drawn=True, error=RecordingMissing())
        try:
            picture = self._review.picture(view.take.id, path)
        except UserError:
            return replace(view, picture=None, is_drawn=True, error=RecordingUnreadable())
        error = _changed(view.take, picture) or view.error
        return replace(view, picture=picture, is_drawn=True, error=error)


def _changed(take: Take, picture: SoundPicture | None) -> UserError | None:
    if picture is None or abs(picture.duration_s - take.duration_s) <= OTHER_LENGTH_S:
        return None
    return RecordingChanged()
