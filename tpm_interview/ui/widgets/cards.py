"""Surfaces: cards, number tiles and the page that has nothing to show yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.layout import Item, column, line, row, text
from tpm_interview.ui.widgets.meters import Band
from tpm_interview.ui.widgets.painted import Icon


class Card(QFrame):
    """A surface; the style sheet knows the kinds card, pane, banner, notice, foot, segments."""

    def __init__(self, content: QLayout | None = None, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        if content is not None:
            self.setLayout(content)


class FactTile(Card):
    """One measured number: name, value, unit, and what it leaves out or is compared with."""

    def __init__(self, name: str, band: Band | None = None) -> None:
        super().__init__()
        self._name = name
        self._value = line("", "title", Role.WindowText)
        self._unit = line()
        self._about = text("", "small", Role.PlaceholderText)
        self._band = band
        parts: list[Item] = [
            line(name, "small", Role.WindowText, bold=True),
            row(self._value, self._unit, None),
            self._about,
        ]
        content = column(*parts, *([band] if band else []), None, margins=(2, 2, 2, 1))
        content.setSpacing(SPACE // 2)
        self.setLayout(content)

    def set_fact(self, value: str, unit: str, about: str, on_band: float | None = None) -> None:
        """`value` is shown as it is, an en dash where there is none; `on_band` moves the marker."""
        self._value.setText(value)
        self._unit.setText(unit)
        self._about.setText(about)
        self.setAccessibleName(f"{self._name}: {value} {unit}. {about}")
        if self._band:
            self._band.set_value(on_band)


class EmptyState(QWidget):
    """A page with nothing on it yet: what will be here, and the one thing to do first.

    Signals:
        action_requested: The candidate wants to do it.
    """

    action_requested = Signal()

    def __init__(self, icon: str, title: str, told: str, action: str = "", key: str = "") -> None:
        super().__init__()
        about = text(told, "lead", Role.PlaceholderText)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        about.setFixedWidth(480)  # a wrapped label between two stretches collapses without
        parts: list[Item] = [
            row(None, Icon(icon, Role.Link, 48), None),
            row(None, line(title, "title", Role.WindowText), None),
            row(None, about, None),
        ]
        if action:
            button = Button(action, "action", key=key)
            button.clicked.connect(self.action_requested)
            parts += [2, row(None, button, None)]
            self.setFocusProxy(button)
        self.setLayout(column(None, *parts, None, None, gap=2))
