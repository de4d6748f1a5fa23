"""The page of Review: the list on the left, one take on the right, or nothing yet."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.find_column import FindColumn
from tpm_interview.ui.review.row_list import RowList
from tpm_interview.ui.review.selection_bar import SelectionBar
from tpm_interview.ui.review.take_delegate import TAKE_PX, TakeDelegate
from tpm_interview.ui.review.take_list_model import TakeListModel
from tpm_interview.ui.review.take_pane import TakePane
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.undo_notice import UndoNotice
from tpm_interview.ui.widgets import EmptyState, column, holder, line, on_key, row, shared_out

LIST_PX = 288


def utc_now() -> datetime:
    return datetime.now(UTC)


class ReviewPage(QStackedWidget):
    """Shows sessions and a take; what happens is the controller's.

    Signals:
        shown, left: The page came into sight or went out of it.
        take_chosen: A `TakeEntry` to show.
        hit_chosen, hit_opened: A `Hit` whose take to show where it was said; opened is meant to be
            heard at once.
        selection_changed: Other takes are selected than before.
        start_requested: The candidate wants to rehearse a first answer.
    """

    shown = Signal()
    left = Signal()
    take_chosen = Signal(object)
    hit_chosen = Signal(object)
    hit_opened = Signal(object)
    selection_changed = Signal()
    start_requested = Signal()

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self.model = TakeListModel(now, self)
        self.pane = TakePane(now)
        self.selection = SelectionBar()
        self._delegate = TakeDelegate()
        self.list = self._made_list()
        self.finder = self._made_finder(now)
        self._seeks_words = False
        self._empty = EmptyState(
            "headphones",
            self.tr("Nothing to review yet"),
            self.tr("After your first answer you can listen to it here and read it word by word."),
            self.tr("Start a warm-up  (Space)"),
            "Space",
        )
        self._empty.action_requested.connect(self.start_requested)
        self._loading = QWidget()
        self.foot = column()  # below the list: what goes on, what was thrown away
        side = shared_out(column(self.finder, self.selection, self.foot), 1, 0, 0)
        left = holder(side, LIST_PX)
        self._hold_pane = QStackedWidget()
        told = line(self.tr("No answer is listed."), "body")
        self._nothing = holder(column(None, row(None, told, None), None))
        self._hold_pane.addWidget(QWidget())
        self._hold_pane.addWidget(self._nothing)
        self._hold_pane.addWidget(self.pane)
        self.undo = UndoNotice()
        self.pane.transcript.held.connect(self._on_held)
        right = holder(shared_out(column(self._hold_pane, self.undo), 1, 0))
        content = row(left, right, gap=2, margins=(1, 0, 0, 0))
        self._content = holder(shared_out(content, 0, 1))
        for page in (self._loading, self._content, self._empty):
            self.addWidget(page)

    def set_empty(self, is_empty: bool) -> None:
        self.setCurrentWidget(self._empty if is_empty else self._content)
        self.setAcceptDrops(not is_empty)  # of what a mentor sent back
        if is_empty:
            self._empty.setFocus()
        elif self._seeks_words:
            self.to_search()

    def to_search(self) -> None:
        """Put the keys into the search box, as soon as there is something to search."""
        self._seeks_words = self.currentWidget() is self._loading
        if self.currentWidget() is self._content:
            self.finder.box.focus()

    def select_take(self, take_id: int | None, was_at: int = -1) -> None:
        """Choose a take in the list.

        Where it is None or not listed, the one that stands now at its row `was_at`, or the newest.
        """
        row_index = self.model.row_of(take_id) if take_id is not None else -1
        if row_index < 0:
            row_index = self.model.take_near(was_at) if was_at >= 0 else self.model.first_take()
        self.list.show_row(row_index)

    def selected(self) -> tuple[TakeEntry, ...]:
        """The takes selected in the list, from top to bottom; none while hits hide the list."""
        if self.finder.has_hits:
            return ()
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        found = (self.model.entry_at(self.model.index(row)) for row in rows)
        return tuple(each for each in found if each is not None)

    def show_no_take(self) -> None:
        """There is none to choose."""
        self._hold_pane.setCurrentWidget(self._nothing)

    def show_take(self, view: TakeView, goes_on: bool) -> None:
        """`goes_on` where its sound is on already."""
        self.pane.set_view(view, goes_on)
        self._hold_pane.setCurrentWidget(self.pane)

    def _on_held(self, is_held: bool) -> None:
        """Ctrl+Z belongs to what is being written: the notice would promise something else."""
        if is_held:
            self.undo.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _made_list(self) -> RowList:
        made = RowList(self.model, self._delegate, TAKE_PX)
        made.setAccessibleName(self.tr("Takes"))
        made.chosen.connect(self._choose)
        made.opened.connect(lambda _: self.pane.focus_sound())
        made.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        made.selectionModel().selectionChanged.connect(self._tell_selection)
        return made

    def _made_finder(self, now: Callable[[], datetime]) -> FindColumn:
        made = FindColumn(now, self.list)
        made.turned.connect(self._tell_selection)
        made.hit_chosen.connect(self.hit_chosen)
        made.hit_opened.connect(self.hit_opened)
        made.cleared.connect(lambda: self._choose(self.list.currentIndex().row()))
        on_key(self, "Ctrl+F", self.to_search)
        return made

    def _tell_selection(self) -> None:
        self.selection.set_count(len(self.selected()))
        self.selection_changed.emit()

    def _choose(self, row_index: int) -> None:
        chosen = self.model.entry_at(self.model.index(row_index))
        if chosen is not None:
            self.take_chosen.emit(chosen)
