"""Rows of a settings card: a name on the left, what is chosen on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QSlider

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Card, Item, column, line, row, section

NAME_PX, SLIDER_PX = 112, 240


def named(name: str, *items: Item) -> QBoxLayout:
    """Without a name the items stand under those of the rows above."""
    head = line(name, "body", Role.PlaceholderText)
    head.setFixedWidth(NAME_PX)
    return row(head, *items, None, gap=2)


def settings_card(heading: str, *rows: Item) -> Card:
    return Card(column(section(heading, None), *rows, gap=2, margins=(3, 2, 3, 3)))


def slider(name: str, least: int, most: int, step: int) -> QSlider:
    made = _Slider(Qt.Orientation.Horizontal)
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setPageStep(step * 2)
    made.setFixedWidth(SLIDER_PX)
    made.setAccessibleName(name)
    return made


def set_quietly(slider: QSlider, value: int) -> None:
    """Show a value without emitting it."""
    slider.blockSignals(True)
    slider.setValue(value)
    slider.blockSignals(False)


class _Slider(QSlider):
    """Leaves the wheel to the page, which is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
