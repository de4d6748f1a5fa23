"""Choosing and checking the microphone, in the foot of the start view."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Choice, Icon, LevelMeter, column, line, row

if TYPE_CHECKING:
    from tpm_interview.domain.sound import AudioDevice, MicrophoneFinding

LONGEST = 24


class MicrophoneBar(QWidget):
    """Device, live level and a check to hear oneself; without a device it says so.

    Signals:
        device_chosen: Name of the device, empty for the system's own.
        check_requested: The candidate wants to record four seconds and hear them.
    """

    device_chosen = Signal(str)
    check_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = Icon("microphone")
        self._device = Choice(self.tr("Microphone"))
        self._level = LevelMeter()
        self._check = Button(self.tr("Record 4 s, hear it"))
        self._told = line()
        self._told.hide()
        devices = row(self._device, self._level, gap=1)
        self._left = column(None, devices, self._told, None, gap=0)
        self.setLayout(row(self._sign, self._left, self._check, gap=1))
        self._device.chosen.connect(lambda name: self.device_chosen.emit(name))
        self._check.clicked.connect(self.check_requested)
        self.set_looking()

    def set_looking(self) -> None:
        """The devices are not known yet."""
        self._show_device(False)
        self._tell(self.tr("Looking for microphones\u2026"))

    def set_devices(self, devices: "Sequence[AudioDevice]", chosen: str) -> None:
        """`chosen` empty is the system's own; no devices means that answers are typed."""
        self._show_device(bool(devices))
        self._sign.set_icon("microphone" if devices else "microphone-slash")
        self._tell("" if devices else self.tr("Answers will be typed."))
        names = [(device.name, _short(device.name)) for device in devices]
        default = next((d.name for d in devices if d.is_default), "")
        system = self.tr("System: {0}").format(default) if default else self.tr("System default")
        self._device.set_choices([("", _short(system)), *names], chosen)

    def set_level(self, level_dbfs: float) -> None:
        self._level.set_level(level_dbfs)

    def set_checking(self) -> None:
        """Four seconds are being recorded."""
        self._check.setEnabled(False)
        self._tell(self.tr("Say a sentence or two\u2026"))

    def set_finding(self, finding: "MicrophoneFinding") -> None:
        """What the check found."""
        from tpm_interview.domain.sound import Loudness  # not before the first paint

        self._check.setEnabled(True)
        self._tell(
            {
                Loudness.SILENT: self.tr("Silent: try another microphone."),
                Loudness.TOO_QUIET: self.tr("Too quiet: come closer."),
                Loudness.GOOD: self.tr("Good and clear."),
                Loudness.CLIPPING: self.tr("Clipping: too loud. Lower it."),
            }[finding.loudness]
        )

    def set_check_failed(self) -> None:
        self._check.setEnabled(True)
        self._tell("")

    def text(self) -> str:
        """What it tells now, besides the device."""
        return self._told.text()

    def _show_device(self, shown: bool) -> None:
        for widget in (self._device, self._level, self._check):
            widget.setVisible(shown)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self._told.setForegroundRole(Role.PlaceholderText)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "\u2026"
