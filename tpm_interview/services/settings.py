"""The candidate's choices, read once and kept in step with settings.toml."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from tpm_interview.domain.errors import BrokenSettings
from tpm_interview.domain.session import Plan
from tpm_interview.domain.settings import Settings
from tpm_interview.storage.settings_file import SettingsFile

log = logging.getLogger(__name__)


class SettingsService:
    """Current settings; `problem` tells of a broken file, for which the defaults stand in."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._listeners: list[Callable[[Settings], None]] = []
        self.problem: BrokenSettings | None = None
        try:
            self._current = file.read()
        except BrokenSettings as error:
            log.warning("settings.toml is broken; using defaults")
            self.problem = error
            self._current = Settings()

    @property
    def current(self) -> Settings:
        return self._current

    def subscribe(self, listener: Callable[[Settings], None]) -> None:
        """Call `listener` with every change, on the thread that makes it."""
        self._listeners.append(listener)

    def change(self, settings: Settings) -> None:
        """Keep new settings. Raises LibraryReadOnly or DiskFull; they hold until the app ends."""
        with self._lock:
            self._current = settings
        for listener in tuple(self._listeners):
            listener(settings)
        self._file.write(settings)

    def change_plan(self, plan: Plan) -> None:
        """Keep the candidate's own terms for a mode."""
        others = tuple(p for p in self._current.plans if p.mode is not plan.mode)
        self.change(replace(self._current, plans=(*others, plan)))
