"""The page of Review: the list on the left, one take on the right, or nothing yet."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from tpm_interview.ui.review.take_delegate import TakeDelegate
from tpm_interview.ui.review.take_list_model import TakeListModel
from tpm_interview.ui.review.take_pane import TakePane, TakeView
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import EmptyState, column, holder, line, row, shared_out

LIST_PX = 288
STEP_S = 5.0


def utc_now() -> datetime:
    return datetime.now(UTC)


class ReviewPage(QStackedWidget):
    """Shows sessions and a take; what happens is the controller's.

    Signals:
        shown, left: The page came into sight or went out of it.
        take_chosen: A `TakeEntry` to show.
        step_requested: Seconds to go on, or back where negative.
        start_requested: The candidate wants to rehearse a first answer.
    """

    shown = Signal()
    left = Signal()
    take_chosen = Signal(object)
    step_requested = Signal(float)
    start_requested = Signal()

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self.model = TakeListModel(now, self)
        self.pane = TakePane(now)
        self.list = self._made_list()
        self._empty = EmptyState(
            "headphones",
            self.tr("Nothing to review yet"),
            self.tr("After your first answer you can listen to it here and read it word by word."),
            self.tr("Start a warm-up  (Space)"),
            "Space",
        )
        self._empty.action_requested.connect(self.start_requested)
        self._loading = QWidget()
        head = row(line(self.tr("Review"), "title", Role.WindowText), margins=(1, 0, 0, 0))
        left = holder(column(head, self.list, gap=2, margins=(0, 4, 0, 1)), LIST_PX)
        self._hold_pane = QStackedWidget()
        self._hold_pane.addWidget(QWidget())
        self._hold_pane.addWidget(self.pane)
        content = row(left, self._hold_pane, gap=2, margins=(1, 0, 0, 0))
        self._content = holder(shared_out(content, 0, 1))
        for page in (self._loading, self._content, self._empty):
            self.addWidget(page)

    def set_empty(self, is_empty: bool) -> None:
        self.setCurrentWidget(self._empty if is_empty else self._content)
        if is_empty:
            self._empty.setFocus()

    def select_take(self, take_id: int | None) -> None:
        """Choose a take in the list; the newest where it is None or not listed."""
        row_index = self.model.row_of(take_id) if take_id is not None else -1
        if row_index < 0:
            row_index = self.model.first_take()
        self.list.setCurrentIndex(self.model.index(row_index))

    def show_take(self, view: TakeView) -> None:
        self.pane.set_view(view)
        self._hold_pane.setCurrentWidget(self.pane)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _made_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(TakeDelegate(made))
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMouseTracking(True)
        made.setAccessibleName(self.tr("Takes"))
        made.selectionModel().currentChanged.connect(self._choose)
        made.activated.connect(self.pane.focus_sound)
        for key, step_s in (("Left", -STEP_S), ("Right", STEP_S)):
            shortcut = QShortcut(QKeySequence(key), made)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step_s=step_s: self.step_requested.emit(step_s))
        return made

    def _choose(self, current: QModelIndex) -> None:
        chosen = self.model.entry_at(current)
        if chosen is not None:
            self.take_chosen.emit(chosen)
