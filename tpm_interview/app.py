"""The composition root: builds stores, services and processes; the only module that knows all."""

import logging
import threading
from functools import cached_property
from pathlib import Path

from tpm_interview import bundled
from tpm_interview.domain.errors import LibraryBusy, LibraryReadOnly
from tpm_interview.domain.settings import RecognizerSettings, Settings
from tpm_interview.services.archivist import Archivist
from tpm_interview.services.backups import Backups
from tpm_interview.services.checking import Checking
from tpm_interview.services.daily_backup import DailyBackup
from tpm_interview.services.daily_keeping import DailyKeeping
from tpm_interview.services.diagnosis import Check, diagnosed
from tpm_interview.services.library_services import LibraryServices
from tpm_interview.services.listening import Listening
from tpm_interview.services.logbook import write_log
from tpm_interview.services.prompter import Prompter
from tpm_interview.services.recovery import RecoveryReport, recover
from tpm_interview.services.rehearsal import RehearsalService
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.settings import SettingsService
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.speech.player import Player
from tpm_interview.speech.voices.process import VoiceProcess
from tpm_interview.storage.library import Library
from tpm_interview.storage.places import library_folder
from tpm_interview.storage.settings_file import SettingsFile

log = logging.getLogger(__name__)


_TO_CLOSE = (
    "rerecognition",
    "prompter",
    "transcription",
    "_archivist",
    "_daily_keeping",
    "_daily_backup",
)
"""What has threads or processes, in the order in which it ends."""


class App(LibraryServices):
    """One library and its services, each built when first asked for."""

    def __init__(self, library: Path | None = None, *, stays_open: bool = False) -> None:
        """`stays_open`, as the window does: it keeps a log file and makes the day's backup."""
        super().__init__(
            bundled.folder("questions"),
            threading.Lock(),  # of writing into the folder of backups
        )
        self._stays_open = stays_open
        self._wanted_folder = library
        self._library: Library | None = None
        self._recovery = RecoveryReport((), ())

    @cached_property
    def folder(self) -> Path:
        """The library folder. Raises LibraryUnavailable where there is no home folder."""
        return library_folder(self._wanted_folder)

    def open(self, read_only: bool = False) -> None:
        """Open the library, repair what a crash left, bring in the shipped questions."""
        if self._library is not None:
            return
        self._library = Library.open(self.folder, read_only=read_only)
        if self._stays_open and not read_only:
            write_log(self.folder)
        log.info("Opened the library, %s", "to read only" if read_only else "for writing")
        try:
            self._recovery = recover(self._library)
            self.bank.refresh()
            if not read_only:
                self.bank_editor.purge_expired()
            self._read_settings()
            if not read_only:
                self._see_to_copies()
        except BaseException:
            self.close()
            raise

    def _see_to_copies(self) -> None:
        """The window does it beside other work."""
        if self._stays_open:
            self._daily_keeping.start()
            self._daily_backup.start()
        else:
            self.keeping.carry_on()

    def _read_settings(self) -> SettingsService:
        """Read them now: the window asks for them on its own thread."""
        return self.settings

    def open_to_read(self) -> None:
        """Open the library, read-only where another window has it open or its disk is so."""
        try:
            self.open()
        except (LibraryBusy, LibraryReadOnly):
            self.open(read_only=True)

    @property
    def library(self) -> Library:
        if self._library is None:
            self.open()
        assert self._library is not None
        return self._library

    @property
    def is_read_only(self) -> bool:
        return self.library.is_read_only

    @property
    def recovery(self) -> RecoveryReport:
        return self._recovery

    @cached_property
    def backups(self) -> Backups:
        return Backups(self.folder)

    @cached_property
    def checking(self) -> Checking:
        def library(read_only: bool) -> Library:
            self.open(read_only)
            return self.library

        return Checking(self.folder, library)

    @cached_property
    def settings(self) -> SettingsService:
        service = SettingsService(SettingsFile(self.folder / "settings.toml"))
        service.subscribe(self._apply)
        return service

    @cached_property
    def transcription(self) -> TranscriptionService:
        service = TranscriptionService(self.library, self.settings.current.recognizer)
        service.subscribe(self._archivist.on_event)
        if not self.is_read_only:
            self._archivist.catch_up()
        return service

    @cached_property
    def rehearsal(self) -> RehearsalService:
        return RehearsalService(self.library, self.transcription)

    @cached_property
    def rerecognition(self) -> Rerecognition:
        wanted = self.settings.current.recognizer
        return Rerecognition(self.library, self.transcription, self.review_changes, wanted)

    @cached_property
    def prompter(self) -> Prompter:
        settings = self.settings.current
        player = Player(settings.sound.speaker, on_end=lambda: self.prompter.ended())
        return Prompter(self._voice(), player, settings.voice)

    def listening(self) -> Listening:
        """A player of its own for a page; the page closes it."""
        return Listening(self.prompter, lambda: self.settings.current.sound.speaker, Player)

    @property
    def recognizer_settings(self) -> RecognizerSettings:
        return self.settings.current.recognizer

    def diagnose(self) -> tuple[Check, ...]:
        def library() -> Library:
            self.open_to_read()
            return self.library

        return diagnosed(library, self.folder, self.recognizer_settings, self._voice)

    def close(self) -> None:
        for name in _TO_CLOSE:
            built = self.__dict__.pop(name, None)
            if built is not None:
                built.close()
        self.__dict__.pop("rehearsal", None)
        self.forget_services()
        if self._library is not None:
            self._library.close()
            self._library = None

    @cached_property
    def _archivist(self) -> Archivist:
        return Archivist(self.library)

    @cached_property
    def _daily_backup(self) -> DailyBackup:
        return DailyBackup(self.folder, turn=self._turn)

    @cached_property
    def _daily_keeping(self) -> DailyKeeping:
        return DailyKeeping(self.keeping, self.retention, lambda: self.settings.current.keeping)

    def _voice(self) -> VoiceProcess:
        return VoiceProcess(self.folder / "cache" / "voice")

    def _apply(self, settings: Settings) -> None:
        if "prompter" in self.__dict__:
            self.prompter.use(settings.voice)
        if "transcription" in self.__dict__:
            self.transcription.use(settings.recognizer)
        if "rerecognition" in self.__dict__:
            self.rerecognition.use(settings.recognizer)
