"""Tags as chips, with a line to add more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.flow_layout import FlowLayout
from tpm_interview.ui.widgets.layout import column, holder
from tpm_interview.ui.widgets.suggest_field import SuggestField


class TagField(QWidget):
    """Enter or a comma adds what is typed; a press on a chip takes it away.

    Signals:
        changed: A tag came or went.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._chips: dict[str, Button] = {}
        self._flow = FlowLayout()
        self._shelf = holder(self._flow)
        self._shelf.hide()
        self._line = _Line(name, hint)
        self._line.added.connect(self._add_typed)
        self._line.back.connect(self._remove_last)
        self._line.textChanged.connect(self.changed)
        # A completer writes its choice into the line after it has told it.
        self._line.chosen.connect(lambda _: QTimer.singleShot(0, self, self._add_typed))
        self.setLayout(column(self._shelf, self._line))
        self.setFocusProxy(self._line)

    def set_suggestions(self, tags: Sequence[str]) -> None:
        self._line.set_suggestions(tags)

    def tags(self) -> tuple[str, ...]:
        """Those shown and the one being typed."""
        return tuple(dict.fromkeys((*self._chips, *_typed(self._line.text()))))

    def set_tags(self, tags: Sequence[str]) -> None:
        for each in tuple(self._chips):
            self._take_out(each)
        self._line.clear()
        self._add(tags)

    def _add_typed(self) -> None:
        typed = _typed(self._line.text())
        self._line.clear()
        self._add(typed)
        self.changed.emit()

    def _add(self, tags: Sequence[str]) -> None:
        for tag in tags:
            if tag not in self._chips:
                self._chips[tag] = self._chip(tag)
        self._shelf.setVisible(bool(self._chips))

    def _chip(self, tag: str) -> Button:
        made = Button(tag.replace("&", "&&"), "chip", "x")
        made.setCheckable(False)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross after the word
        made.setAccessibleName(self.tr("Remove the tag {0}").format(tag))
        made.clicked.connect(lambda: self._remove(tag))
        self._flow.addWidget(made)
        return made

    def _remove(self, tag: str) -> None:
        self._line.setFocus()
        self._take_out(tag)
        self.changed.emit()

    def _remove_last(self) -> None:
        if self._chips:
            self._remove(next(reversed(self._chips)))

    def _take_out(self, tag: str) -> None:
        gone = self._chips.pop(tag)
        self._flow.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._shelf.setVisible(bool(self._chips))


class _Line(SuggestField):
    """Signals:
    added: What is typed is a tag now.
    back: Backspace was pressed with nothing typed.
    """

    added = Signal()
    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.text() == "," or (event.key() in enter and self.text().strip()):
            self.added.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)


def _typed(text: str) -> tuple[str, ...]:
    return tuple(tag for part in text.split(",") if (tag := " ".join(part.split())))
