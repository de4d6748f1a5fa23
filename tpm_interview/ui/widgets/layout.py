"""Rows, columns and texts on the 8 px grid."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tpm_interview.ui.theme import SPACE, Role, font

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
"""Left, top, right, bottom in grid steps."""


def row(*items: Item, gap: int = 1, margins: Margins = (0, 0, 0, 0)) -> QBoxLayout:
    """Widgets and layouts from left to right; None stretches, a number is a space in grid steps."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 1, margins: Margins = (0, 0, 0, 0)) -> QBoxLayout:
    """As `row`, from top to bottom."""
    return _filled(QVBoxLayout(), items, gap, margins)


def _filled(layout: QBoxLayout, items: Sequence[Item], gap: int, margins: Margins) -> QBoxLayout:
    layout.setSpacing(gap * SPACE)
    layout.setContentsMargins(*(side * SPACE for side in margins))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item * SPACE)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def evenly(layout: QBoxLayout) -> QBoxLayout:
    """All items equally wide, whatever they contain."""
    return shared_out(layout, *(1 for _ in range(layout.count())))


def shared_out(layout: QBoxLayout, *parts: int) -> QBoxLayout:
    """The first items get these shares of the room."""
    for i, part in enumerate(parts):
        layout.setStretch(i, part)
    return layout


def up_to(widget: QWidget) -> QBoxLayout:
    """A widget with a maximum width, at the left.

    Alone in a column its height would be reckoned from the whole width, and be too small.
    """
    return shared_out(row(widget, None), 1, 0)


def holder(content: QLayout, width_px: int = 0) -> QWidget:
    """A layout as a widget, so that it can be hidden or kept at one width."""
    made = QWidget()
    made.setLayout(content)
    if width_px:
        made.setFixedWidth(width_px)
    return made


def text(
    words: str = "", size: str = "body", tone: Role = Role.WindowText, bold: bool = False
) -> QLabel:
    """A text that wraps."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(size, bold))
    made.setForegroundRole(tone)
    made.setWordWrap(True)
    return made


def line(
    words: str = "", size: str = "small", tone: Role = Role.PlaceholderText, bold: bool = False
) -> QLabel:
    """A text that stays on one line; small and quiet unless told."""
    made = text(words, size, tone, bold)
    made.setWordWrap(False)
    return made


def selectable(label: QLabel) -> QLabel:
    """A text with a path or a command in it, to be copied."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def section(name: str, *rest: Item) -> QBoxLayout:
    """A short bold heading and what stands beside it."""
    return row(line(name, "lead", Role.WindowText, bold=True), *rest)


def scrolled(content: QLayout) -> QScrollArea:
    """Content that scrolls up and down where it does not fit; it scrolls to what gets the focus."""
    body, area = holder(content), QScrollArea()
    body.setProperty("kind", "body")
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def scroll_to(shown: QWidget) -> None:
    """Bring a widget that was just shown into sight, as soon as it has its place."""

    def scroll() -> None:
        area = shown.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(shown)

    QTimer.singleShot(0, shown, scroll)
