"""The services as the window sees them, on a real library, with fakes where a device would be."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from types import SimpleNamespace

from fakes.desk import Desk
from fakes.hearing import Readings
from fakes.sources import FakeSource
from fakes.voice import FakePlayer, FakeVoice
from tpm_interview.domain.bank_view import BankView, bank_view
from tpm_interview.domain.draw import drawn
from tpm_interview.domain.errors import NoQuestions, UserError
from tpm_interview.domain.question import (
    EVERYTHING,
    Competency,
    KeyPoint,
    Kind,
    Level,
    Origin,
    Question,
    QuestionFilter,
    QuestionSet,
)
from tpm_interview.domain.settings import RecognizerSettings, Settings, VoiceSettings
from tpm_interview.domain.sound import AudioDevice, Loudness, MicrophoneFinding
from tpm_interview.services.annotating import Annotating
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.comparing import Comparing
from tpm_interview.services.correcting import Correcting
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.services.prompter import Prompter
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.settings import SettingsService
from tpm_interview.services.sources import OpenSource
from tpm_interview.services.take_exporting import TakeExporting
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile

COMPETENCIES = (Competency("risk", "Risk and dependencies"), Competency("planning", "Planning"))


def question(number: int, competency: str = "risk", level: Level = Level.SENIOR) -> Question:
    """A question with two follow-ups, two key points and a tip."""
    return Question(
        id=f"{competency}-{number}",
        text=f"What did you do about {competency} number {number}?",
        competency=competency,
        kind=Kind.BEHAVIORAL,
        level=level,
        origin=Origin.SEED_DERIVED,
        follow_ups=("Who checked that?", "What did it cost?"),
        key_points=(KeyPoint("How you noticed"), KeyPoint("Whom you told")),
        tips=("Name the date first.",),
        tags=("dates",),
    )


BANK = (
    *(question(number) for number in range(4)),
    *(question(number, "planning", Level.ENTRY) for number in range(3)),
)


class FakeBank:
    """The questions of `BANK`, drawn in a fixed order; the sets are those of the library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self, wanted: QuestionFilter = EVERYTHING) -> tuple[Question, ...]:
        return tuple(each for each in BANK if wanted.admits(each))

    def view(self) -> BankView:
        return bank_view(BANK, COMPETENCIES, self.sets(), {})

    def competencies(self) -> tuple[Competency, ...]:
        return COMPETENCIES

    def sets(self) -> tuple[QuestionSet, ...]:
        return self._library.questions.sets()

    def draw(self, wanted: QuestionFilter, count: int, rng: Random) -> tuple[Question, ...]:
        asked: Mapping[str, int] = {}
        found = drawn(self.all(wanted), count, asked, Random(1))
        if not found:
            raise NoQuestions
        return found


class FakeMonitor:
    """Listens to nothing; `hear` is called by the test."""

    def __init__(
        self,
        on_level: Callable[[float], None],
        on_checked: Callable[[bytes, MicrophoneFinding], None],
        on_lost: Callable[[UserError], None],
    ) -> None:
        self.on_level, self.on_lost = on_level, on_lost
        self._on_checked = on_checked
        self.opened: list[str] = []
        self.is_open = False

    def open(self, name: str) -> None:
        self.opened.append(name)
        self.is_open = True

    def check(self) -> None:
        self._on_checked(b"\0\0", MicrophoneFinding(Loudness.TOO_QUIET, -40.0, -45.0))

    def close(self) -> None:
        self.is_open = False


class FakeDevices:
    """One microphone, or as many as the test puts into `found`."""

    def __init__(self) -> None:
        self.found: tuple[AudioDevice, ...] = (AudioDevice("Jabra Evolve2 40", True),)
        self.sources: list[FakeSource] = []
        self.refuses: UserError | None = None
        self.opened: list[str] = []
        self.monitors: list[FakeMonitor] = []

    def microphones(self) -> tuple[AudioDevice, ...]:
        return self.found

    def opener(self, name: str) -> OpenSource:
        self.opened.append(name)
        self.sources.append(FakeSource(self.refuses))
        return self.sources[-1]

    def MicrophoneMonitor(
        self,
        on_level: Callable[[float], None],
        on_checked: Callable[[bytes, MicrophoneFinding], None],
        on_lost: Callable[[UserError], None],
    ) -> FakeMonitor:
        self.monitors.append(FakeMonitor(on_level, on_checked, on_lost))
        return self.monitors[-1]


class FakeTools(SimpleNamespace):
    """A `Toolbox` around a `Desk`; voice and player make no sound."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        voice, player = FakeVoice(), FakePlayer()
        changes = BankChanges(desk.library)
        super().__init__(
            desk=desk,
            voice=voice,
            player=player,
            bank=FakeBank(desk.library),
            bank_changes=changes,
            bank_editor=BankEditor(desk.library, changes),
            question_sets=QuestionSets(desk.library, changes),
            rehearsal=desk.rehearsal,
            take_exporting=TakeExporting(desk.library),
            review_changes=ReviewChanges(),
            filler_marking=FillerMarking(desk.library, ReviewChanges()),
            annotating=Annotating(desk.library, ReviewChanges()),
            correcting=Correcting(desk.library, ReviewChanges()),
            comparing=Comparing(desk.library),
            keeping=Keeping(desk.library, ReviewChanges(), threading.Lock()),
            rerecognition=Rerecognition(
                desk.library,
                desk.transcription,
                ReviewChanges(),
                RecognizerSettings(),
                Readings().make,
            ),
            mentoring=Mentoring(desk.library),
            transcription=desk.transcription,
            prompter=Prompter(voice, player, VoiceSettings()),
            settings=SettingsService(SettingsFile(folder / "settings.toml")),
            is_read_only=False,
        )
        self.settings.subscribe(self._use)

    def _use(self, settings: Settings) -> None:
        self.prompter.use(settings.voice)
