"""The versions of a transcript, one to choose."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tpm_interview.domain.take_versions import TakeVersion
from tpm_interview.ui.review.correcting.words import about, heading
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import Plate, column, line, scrolled

_SHOWN = 2.5
"""So many are seen where there is room: half of one says that there are more."""


class VersionList(QWidget):
    """The newest first.

    Signals:
        chosen: A `TakeVersion`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plates: list[Plate] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE // 2)
        self._area: QScrollArea = scrolled(column(self._rows, None, margins=(0, 0, 1, 0)))
        self.setLayout(column(self._area))

    def set_versions(self, versions: Sequence[TakeVersion], chosen: int, now: datetime) -> None:
        """`chosen` is the id of one of them."""
        for plate in self._plates:
            self._rows.removeWidget(plate)
            plate.hide()
            plate.deleteLater()
        self._plates = [self._plate(each, each.id == chosen, now) for each in reversed(versions)]
        for plate in self._plates:
            self._rows.addWidget(plate)
        each_px = self._plates[0].sizeHint().height() + SPACE // 2 if self._plates else 0
        self.setMinimumHeight(each_px)
        self.setMaximumHeight(round(min(len(self._plates), _SHOWN) * each_px))

    def focus(self) -> None:
        """Put the keys on the version that is chosen; arrows choose another."""
        for plate in self._plates:
            if plate.isChecked():
                plate.setFocus()
                QTimer.singleShot(0, plate, lambda plate=plate: self._bring_into_sight(plate))

    def _bring_into_sight(self, plate: Plate) -> None:
        """As soon as it has its place; the list may be as low as one plate."""
        self._area.ensureWidgetVisible(plate, 0, 0)

    def _plate(self, version: TakeVersion, is_chosen: bool, now: datetime) -> Plate:
        name, told = heading(version), about(version.transcript, now)
        lines = [line(name, "body", Role.WindowText, bold=version.counts), line(told)]
        for each in lines:
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made = Plate(f"{name}, {told}", column(*lines, gap=0, margins=(2, 1, 2, 1)))
        made.setAutoExclusive(True)
        made.setChecked(is_chosen)
        made.toggled.connect(lambda is_on: self.chosen.emit(version) if is_on else None)
        return made
