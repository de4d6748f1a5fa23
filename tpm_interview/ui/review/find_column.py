"""The left side of Review: the search box, and below it all sessions, or what was found."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.search import Hit
from tpm_interview.ui.review.find_box import FindBox
from tpm_interview.ui.review.find_help import FindHelp
from tpm_interview.ui.review.hit_delegate import HIT_PX, HitDelegate
from tpm_interview.ui.review.hit_list_model import HitListModel
from tpm_interview.ui.review.row_list import RowList
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Banner, column, holder, shared_out, text


class FindColumn(QWidget):
    """Shows what was found, and tells what the candidate chooses of it.

    Signals:
        hit_chosen, hit_opened: The `Hit`; opened is meant to be heard at once.
        cleared: The sessions are to be seen again.
        turned: What was found takes the place of the sessions, or they come back.
    """

    hit_chosen = Signal(object)
    hit_opened = Signal(object)
    cleared = Signal()
    turned = Signal()

    def __init__(self, now: Callable[[], datetime], sessions: RowList) -> None:
        super().__init__()
        self.box = FindBox(now)
        self.model = HitListModel(now, self)
        self._delegate = HitDelegate()
        self.hits = RowList(self.model, self._delegate, HIT_PX)
        self.hits.setAccessibleName(self.tr("Hits"))
        self._sessions = sessions
        self._nothing = text("", "body", Role.PlaceholderText)
        self._banner = Banner()
        self._nowhere = holder(column(self._nothing, None, margins=(1, 2, 1, 0)))
        self._stack = QStackedWidget()
        for page in (sessions, self.hits, self._nowhere):
            self._stack.addWidget(page)
        below = column(self.box, self._banner, self._stack, margins=(0, 3, 0, 1))
        self.setLayout(shared_out(below, 0, 0, 1))
        self._connect()

    @property
    def has_hits(self) -> bool:
        """Whether what was found stands in the place of the sessions."""
        return self._stack.currentWidget() is not self._sessions

    def show_sessions(self) -> None:
        """The list of all sessions, where it was left."""
        was_elsewhere = self.has_hits
        self._stack.setCurrentWidget(self._sessions)
        self._banner.set_error(None)
        if was_elsewhere:
            self.cleared.emit()

    def show_hits(self) -> None:
        self._banner.set_error(None)
        self._stack.setCurrentWidget(self.hits)

    def show_nothing(self, words: str) -> None:
        """Nothing was found; `words` say what helps."""
        self._banner.set_error(None)
        self._nothing.setText(words)
        self._stack.setCurrentWidget(self._nowhere)

    def set_error(self, error: UserError) -> None:
        self._banner.set_error(error)

    def open_first(self) -> None:
        row = self.model.first_hit()
        if self.has_hits and row >= 0:
            self.hits.show_row(row, tell=False)
            self._open(row)

    def _connect(self) -> None:
        self._stack.currentChanged.connect(lambda _: self.turned.emit())
        self.box.down_pressed.connect(self._go_down)
        self.box.help_requested.connect(self._help)
        self.hits.chosen.connect(self._choose)
        self.hits.opened.connect(self._open)
        for view in (self.hits, self._sessions):
            view.left_upwards.connect(self.box.focus)

    def event(self, event: QEvent) -> bool:
        """Esc takes words and limits away before it does anything else."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._clears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clears(event):
            self.box.clear_all()
        else:
            super().keyPressEvent(event)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.box.sought().is_narrowed

    def _go_down(self) -> None:
        if self._stack.currentWidget() is self._nowhere:
            return
        view = self.hits if self.has_hits else self._sessions
        if self.has_hits and not self.hits.currentIndex().isValid():
            self.hits.show_row(self.model.first_hit())
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, row: int) -> None:
        hit = self.model.hit_at(row)
        if hit is not None:
            self.hit_chosen.emit(hit)

    def _open(self, row: int) -> None:
        hit: Hit | None = self.model.hit_at(row)
        if hit is not None:
            self.hit_opened.emit(hit)

    def _help(self) -> None:
        made = FindHelp(self)
        made.finished.connect(made.deleteLater)
        made.open()
