"""One measurement: name, value, and what it is, on demand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import Button, column, line, row, scroll_to, selectable, text

_MARK_PX = 24
_SHORT = 18
"""Values up to this many letters stand beside their name, longer ones below it."""


class FactRow(QWidget):
    """A name at the left, its value at the right; `body` is what stands below, if anything.

    Signals:
        explained: The candidate opened or closed what it is.
    """

    explained = Signal(bool)

    def __init__(self, name: str, body: QWidget | None = None) -> None:
        super().__init__()
        self._name = name
        self._value = line("", "body", Role.WindowText)
        self._long = text("", "body")
        self._remark = text("", "small", Role.PlaceholderText)
        self._about = selectable(text("", "small", Role.PlaceholderText))
        self._about.hide()
        self.mark = Button("?", "mark")
        self.mark.setCheckable(True)
        self.mark.setFixedSize(_MARK_PX, _MARK_PX)
        self.mark.setAccessibleName(self.tr("What is this? {0}").format(name))
        self.mark.toggled.connect(self._on_toggled)
        head = row(line(name), None, self._value, self.mark)
        head.setSpacing(SPACE // 2)
        below = [self._long, *([body] if body else []), self._remark, self._about]
        whole = column(head, *below)
        whole.setSpacing(SPACE // 4)
        self.setLayout(whole)

    def set_fact(self, value: str, remark: str, about: str) -> None:
        """Show a measurement; an empty value leaves all to the body."""
        is_short = len(value) <= _SHORT
        self._value.setText(value if is_short else "")
        self._long.setText("" if is_short else value)
        self._long.setVisible(not is_short)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._about.setText(about)
        self._about.setAccessibleName(f"{self._name}: {about}")
        self.setAccessibleName(f"{self._name}: {value}. {remark}".strip())

    def set_explained(self, is_explained: bool) -> None:
        self.mark.setChecked(is_explained)

    def _on_toggled(self, is_explained: bool) -> None:
        self._about.setVisible(is_explained)
        if is_explained and self.mark.hasFocus():
            scroll_to(self._about)
        self.explained.emit(is_explained)
