"""Changes of the settings, kept in the background in the order they were made."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.settings import Settings
from tpm_interview.services.settings import SettingsService
from tpm_interview.ui.background import Background, Relay


class Keeping(QObject):
    """The newest settings, and their way to the file.

    While one change is being kept, those after it wait and are kept together: a slider makes a
    dozen a second.

    Signals:
        changed: The `Settings` now in force, whoever changed them.
        failed: The UserError that kept them from the file; None once a change was kept.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, service: SettingsService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._background = Background(self)
        self._wanted: Settings | None = None  # not kept yet
        self._is_keeping = False
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_changed)
        service.subscribe(self._relay)

    @property
    def current(self) -> Settings:
        return self._wanted or self._service.current

    def change(self, change: Callable[[Settings], Settings]) -> None:
        """Make the newest settings other ones."""
        self._wanted = change(self.current)
        self.changed.emit(self._wanted)
        if not self._is_keeping:
            self._keep()

    def close(self) -> None:
        """Finish what is under way; the last change is kept."""
        wanted = self._wanted
        if wanted is not None and self._is_keeping:
            self._background.run(lambda: self._service.change(wanted), failed=self.failed.emit)
        self._background.close()

    def _keep(self) -> None:
        wanted = self.current
        self._is_keeping = True
        self._background.run(
            lambda: self._service.change(wanted),
            lambda _: self._kept(wanted, None),
            lambda error: self._kept(wanted, error),
        )

    def _kept(self, kept: Settings, error: UserError | None) -> None:
        self._is_keeping = False
        self.failed.emit(error)
        if self._wanted != kept:
            self._keep()
        else:
            self._wanted = None

    def _on_changed(self, settings: Settings) -> None:
        if self._wanted is None:
            self.changed.emit(settings)
