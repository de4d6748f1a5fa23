"""The places of the app, on the left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from tpm_interview.ui.theme import font, tinted
from tpm_interview.ui.widgets.layout import column

WIDE_PX, COMPACT_PX = 176, 88


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the app; `make` is called at the first visit."""

    key: str
    name: str
    icon: str
    make: Callable[[], QWidget]


class Rail(QFrame):
    """The last place stands at the foot; compact: icons above small names.

    Signals:
        chosen: Key of the place the candidate wants to go to.
    """

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._buttons = {place.key: self._button(place) for place in places}
        *upper, last = self._buttons.values()
        self.setLayout(column(*upper, None, last, gap=0, margins=(1, 3, 0, 2)))
        self.set_compact(False)

    def set_current(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def set_compact(self, compact: bool) -> None:
        self.setFixedWidth(COMPACT_PX if compact else WIDE_PX)
        style = Qt.ToolButtonStyle
        for button in self._buttons.values():
            button.setFont(font("small" if compact else "body"))
            button.setIconSize(QSize(20, 20) if compact else QSize(32, 20))
            button.setToolButtonStyle(
                style.ToolButtonTextUnderIcon if compact else style.ToolButtonTextBesideIcon
            )

    def _button(self, place: Place) -> QToolButton:
        made = _RailButton()
        made.setText(place.name)
        made.setIcon(tinted(place.icon))
        made.setProperty("kind", "rail")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setAccessibleName(place.name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.chosen.emit(place.key))
        return made


class _RailButton(QToolButton):
    """Answers to Enter: on a page Space may be the next step."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
