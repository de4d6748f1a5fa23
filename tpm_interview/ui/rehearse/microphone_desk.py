"""The microphone before a session: which there are, how loud, and a check to hear oneself."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from tpm_interview.domain.errors import NoMicrophone, UserError
from tpm_interview.domain.sound import AudioDevice, MicrophoneFinding
from tpm_interview.services.sources import OpenSource
from tpm_interview.ui.background import Background
from tpm_interview.ui.rehearse.microphone_bar import MicrophoneBar

LEVEL_MS = 50
SILENCE_DBFS = -60.0


class Monitor(Protocol):
    """Listens without recording: `services.microphones.MicrophoneMonitor`."""

    def open(self, name: str) -> None: ...
    def check(self) -> None: ...
    def close(self) -> None: ...


class Devices(Protocol):
    """What the module `services.microphones` offers; a test offers its own."""

    def microphones(self) -> tuple[AudioDevice, ...]: ...
    def opener(self, name: str) -> OpenSource: ...
    def MicrophoneMonitor(
        self,
        on_level: Callable[[float], None],
        on_checked: Callable[[bytes, MicrophoneFinding], None],
        on_lost: Callable[[UserError], None],
    ) -> Monitor: ...


class MicrophoneDesk(QObject):
    """Listens only while the start view is shown; everything slow is done in the background.

    Signals:
        found: All microphones there are, as a tuple of `AudioDevice`.
        failed: A `UserError` about the microphone; None when it works again.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        bar: MicrophoneBar,
        devices: Devices,
        play_back: Callable[[bytes], None],
        looks: Background,
        parent: QObject,
    ) -> None:
        """`play_back` lets the candidate hear the check; it is called on the background thread."""
        super().__init__(parent)
        self._bar, self._devices, self._looks = bar, devices, looks
        self._play_back = play_back
        self._monitor: Monitor | None = None
        self._known: tuple[AudioDevice, ...] = ()
        self._chosen = ""
        self._is_wanted = False
        self._level_dbfs = SILENCE_DBFS
        self._timer = QTimer(self)
        self._timer.setInterval(LEVEL_MS)
        self._timer.timeout.connect(lambda: bar.set_level(self._level_dbfs))
        bar.check_requested.connect(self._check)

    @property
    def devices(self) -> tuple[AudioDevice, ...]:
        """As found last."""
        return self._known

    def look(self) -> None:
        """Look for microphones, and listen to the chosen one."""
        self._bar.set_looking()
        self._looks.run(self._devices.microphones, self._on_found)

    def choose(self, name: str) -> None:
        """Listen to this one from now on; empty is the system's own."""
        if name != self._chosen:
            self._chosen = name
            self._listen()

    def set_listening(self, is_wanted: bool) -> None:
        """Whether the start view is shown."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._listen()

    def close(self) -> None:
        self._is_wanted = False
        self._listen()

    def _on_found(self, devices: tuple[AudioDevice, ...]) -> None:
        self._known = devices
        self._bar.set_devices(devices, self._chosen)
        self.failed.emit(None if devices else NoMicrophone())
        self.found.emit(devices)
        self._listen()

    def _listen(self) -> None:
        self._level_dbfs = SILENCE_DBFS
        self._bar.set_level(SILENCE_DBFS)
        if self._is_wanted and self._known:
            name = self._chosen
            self._timer.start()
            self._looks.run(lambda: self._opened().open(name), failed=self._on_failed)
        else:
            self._timer.stop()
            self._looks.run(self._close_monitor)

    def _opened(self) -> Monitor:
        if self._monitor is None:
            self._monitor = self._devices.MicrophoneMonitor(
                self._on_level, self._on_checked, self._on_lost
            )
        return self._monitor

    def _close_monitor(self) -> None:
        if self._monitor is not None:
            self._monitor.close()

    def _check(self) -> None:
        self._bar.set_checking()
        self._looks.run(lambda: self._opened().check())

    def _on_failed(self, error: UserError) -> None:
        self._timer.stop()
        self._bar.set_check_failed()
        self.failed.emit(error)

    # On the microphone's own thread

    def _on_level(self, level_dbfs: float) -> None:
        self._level_dbfs = level_dbfs

    def _on_checked(self, pcm: bytes, finding: MicrophoneFinding) -> None:
        self._looks.post(lambda: self._hear_back(pcm, finding))

    def _on_lost(self, error: UserError) -> None:
        self._looks.post(lambda: self._on_failed(error))

    def _hear_back(self, pcm: bytes, finding: MicrophoneFinding) -> None:
        self._bar.set_finding(finding)
        self._looks.run(lambda: self._play_back(pcm), failed=self.failed.emit)
