"""A writable library with services on it, and hand-written fakes at the edges."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fakes.hearing import FakeHearer
from tpm_interview.domain.hearing import HearingEvent
from tpm_interview.domain.session import DEFAULT_PLANS, InterviewSession, Mode, NewPrompt
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.rehearsal import RehearsalService, utc_now
from tpm_interview.services.take_pending import TranscriptionEvent
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.storage.library import Library


@dataclass
class Desk:
    """All that a service test needs at hand."""

    library: Library
    transcription: TranscriptionService
    rehearsal: RehearsalService
    hearers: list[FakeHearer]
    events: list[TranscriptionEvent] = field(default_factory=list)

    @property
    def hearer(self) -> FakeHearer:
        self.transcription.start()
        return self.hearers[-1]

    def session(self, *texts: str) -> InterviewSession:
        prompts = [NewPrompt(f"q-{i}", text) for i, text in enumerate(texts or ("Why?",))]
        return self.library.sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], prompts, utc_now())


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    """A desk on a new or existing library; a recognizer that never loads a model."""
    hearers: list[FakeHearer] = []

    def make(settings: RecognizerSettings, on_event: Callable[[HearingEvent], None]) -> FakeHearer:
        hearers.append(FakeHearer(settings, on_event))
        return hearers[-1]

    with Library.open(folder) as library:
        transcription = TranscriptionService(library, RecognizerSettings(), make)
        made = Desk(library, transcription, RehearsalService(library, transcription), hearers)
        transcription.subscribe(made.events.append)
        yield made
        transcription.close()
