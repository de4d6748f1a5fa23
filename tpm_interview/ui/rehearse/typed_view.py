"""An answer that is typed instead of spoken."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from tpm_interview.domain.flow import warning_s
from tpm_interview.ui.rehearse.session_view import SessionView
from tpm_interview.ui.theme import Role, font
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    ThinProgress,
    column,
    holder,
    line,
    page_with_foot,
    row,
    text,
    up_to,
)
from tpm_interview.ui.words import clock

EDITOR_PX = 912


class TypedView(SessionView):
    """A text editor in which Space writes a space; Ctrl+Enter finishes.

    Signals:
        finish_requested: The text of the finished answer.
    """

    finish_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self._prompt = text("", "head")
        self._clock = line("0:00", "head", Role.WindowText)
        self._of_limit = line("", "body")
        self._progress = ThinProgress()
        self._warning = line("", "body", Role.WindowText, bold=True)
        self._count = line()
        self._editor = _Editor()
        self._editor.setFont(font("lead"))
        self._editor.setMaximumWidth(EDITOR_PX)
        self._editor.setTabChangesFocus(True)
        self._editor.setAccessibleName(self.tr("Your answer"))
        self._editor.setPlaceholderText(self.tr("Type what you would say."))
        self._go = Button(self.tr("Finish answer  (Ctrl+Enter)"), "action", key="Ctrl+Return")
        self._limit_s: int | None = None
        self._progress.setFixedWidth(160)
        told = text(
            self.tr("A typed answer is kept like a spoken one, without a recording."),
            tone=Role.PlaceholderText,
        )
        told_time = (self._clock, self._of_limit, self._progress, self._warning)
        time = holder(row(*told_time, None, self._count))
        time.setMaximumWidth(EDITOR_PX)
        content = column(
            self.bar,
            self.banner,
            1,
            self._prompt,
            1,
            up_to(time),
            up_to(self._editor),
            margins=(5, 2, 5, 3),
        )
        content.setStretch(6, 1)
        foot = row(told)
        foot.setStretch(0, 1)
        self.setLayout(page_with_foot(content, foot, self._go))
        self.setFocusProxy(self._editor)
        self._editor.textChanged.connect(self._show_count)
        self._editor.finished.connect(self._go.click_if_enabled)
        self._go.clicked.connect(lambda: self.finish_requested.emit(self.answer()))

    def set_prompt(self, words: str, limit_s: int | None) -> None:
        """A new answer, empty."""
        self._prompt.setText(words)
        self._limit_s = limit_s
        self._of_limit.setText(self.tr("of {0}").format(clock(limit_s)) if limit_s else "")
        self._progress.setVisible(limit_s is not None)
        self.banner.set_error(None)
        self._editor.clear()
        self._show_count()
        self.set_time(0.0)

    def set_time(self, time_s: float) -> None:
        self._clock.setText(clock(time_s))
        if self._limit_s is None:
            self._warning.clear()
            return
        left_s = self._limit_s - time_s
        self._progress.set_done(time_s / self._limit_s)
        is_near = left_s <= warning_s(self._limit_s)
        self._warning.setText(self.tr("{0} s left").format(ceil(left_s)) if is_near else "")

    def answer(self) -> str:
        """What stands in the editor, without blank ends."""
        return self._editor.toPlainText().strip()

    def _show_count(self) -> None:
        words = len(self._editor.toPlainText().split())
        told = self.tr("One word") if words == 1 else self.tr("{0} words")
        self._count.setText(told.format(words))
        self._go.setEnabled(bool(words))


class _Editor(QPlainTextEdit):
    """Gives Ctrl+Enter away, which an editor otherwise takes as a new line.

    Signals:
        finished: Ctrl+Enter was pressed.
    """

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
