"""Takes that the candidate has written down from Review, while the recognizer is at them."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.services.take_pending import Pending, TakeStored
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.take_reader import Recognizes


class WritingDown(QObject):
    """What is stored in the end is told by the transcription service itself.

    Signals:
        failed: A take, and the UserError that kept it from being written down.
    """

    failed = Signal(int, object)

    def __init__(self, transcription: Recognizes, parent: QObject) -> None:
        super().__init__(parent)
        self._transcription = transcription
        self._background = Background(self)
        self._takes: set[int] = set()

    def close(self) -> None:
        """End the thread; the window is closing."""
        self._background.close()

    def is_at(self, take_id: int) -> bool:
        return take_id in self._takes

    def start(self, take_id: int) -> None:
        self._takes.add(take_id)
        self._background.run(
            lambda: self._transcription.recognize(take_id),
            lambda pending: self._await(take_id, pending),
            lambda error: self._fail(take_id, error),
        )

    def end(self, take_id: int) -> None:
        """It is written down, or was for another reason."""
        self._takes.discard(take_id)

    def _await(self, take_id: int, pending: Pending) -> None:
        def done(future: Future[TakeStored]) -> None:
            error = future.exception()
            if isinstance(error, UserError):
                self._background.post(lambda: self._fail(take_id, error))

        pending.kept.add_done_callback(done)

    def _fail(self, take_id: int, error: UserError) -> None:
        self.end(take_id)
        self.failed.emit(take_id, error)
