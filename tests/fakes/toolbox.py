"""Services of one library as the window's opening sees them."""

from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take
from tpm_interview.services.recovery import RecoveryReport


class FakeTranscription:
    """Remembers what it was asked to recognize."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def recognize(self, take_id: int) -> None:
        self.asked.append(take_id)


class FakeToolbox:
    """Opens, or raises `refuses` until it is opened to read only."""

    folder = Path("/library")

    def __init__(self, refuses: UserError | None = None, waiting: tuple[Take, ...] = ()) -> None:
        self.refuses = refuses
        self.recovery = RecoveryReport((), waiting)
        self.transcription = FakeTranscription()
        self.is_open = False
        self.is_read_only = False

    def open(self, read_only: bool = False) -> None:
        if self.refuses is not None and not read_only:
            raise self.refuses
        self.is_open, self.is_read_only = True, read_only
