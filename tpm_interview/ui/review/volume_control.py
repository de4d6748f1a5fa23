"""How loud a recording is heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from tpm_interview.ui.widgets import Button, row

SLIDER_PX = 72
STEP = 10


class VolumeControl(QWidget):
    """A button that mutes, and a slider beside it; up and down move it, as left and right seek.

    Signals:
        volume_requested: A float, 0 to 1.
    """

    volume_requested = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._mute = Button("", "bare", "speaker-high")
        self._mute.setCheckable(True)
        self._mute.setAccessibleName(self.tr("Mute"))
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(self.tr("Volume"))
        self._slider.setRange(0, 100)
        self._slider.setSingleStep(STEP)
        self._slider.setPageStep(2 * STEP)
        self._slider.setValue(100)
        self._slider.setFixedWidth(SLIDER_PX)
        self.setLayout(row(self._mute, self._slider, gap=0))
        self._mute.toggled.connect(self._tell)
        self._slider.valueChanged.connect(self._set_loud)
        self._tell()

    def _set_loud(self) -> None:
        """Who moves the slider wants to hear something."""
        if self._mute.isChecked():
            self._mute.setChecked(False)
        else:
            self._tell()

    def _tell(self) -> None:
        volume = 0 if self._mute.isChecked() else self._slider.value()
        icons = ((0, "speaker-slash"), (50, "speaker-low"), (100, "speaker-high"))
        self._mute.set_icon(next(icon for most, icon in icons if volume <= most))
        told = self.tr("Volume {0} %").format(volume)
        self._mute.setToolTip(told if volume else self.tr("Muted"))
        self.volume_requested.emit(volume / 100)
