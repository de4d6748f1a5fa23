"""What is in the trash, to be restored or erased."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.keeping import Erased, TrashedTake
from tpm_interview.ui.review.row_list import RowList
from tpm_interview.ui.review.trash import words
from tpm_interview.ui.review.trash.rows import ROW_PX, TrashDelegate, TrashModel
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Notice,
    WorkProgress,
    column,
    line,
    on_key,
    row,
    text,
)

WIDTH_PX, HEIGHT_PX = 640, 520


class TrashDialog(QDialog):
    """Shows and asks; what happens is the controller's. Nothing else can be asked for meanwhile.

    Signals:
        restore_requested: Ids of takes to be taken out.
        erase_requested: Ids of takes to be erased, once the candidate has said yes.
        later_requested: The candidate does not want to wait for the rest of an erasing.
    """

    restore_requested = Signal(tuple)
    erase_requested = Signal(tuple)
    later_requested = Signal()

    def __init__(self, parent: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Trash"))
        self.banner, self.notice = Banner(), Notice("check")
        self._model, self._delegate = TrashModel(now, self), TrashDelegate()
        self.list = self._made_list()
        self.bar = WorkProgress(self.tr("Finish at the next start  (Esc)"))
        self.bar.stop_requested.connect(self.later_requested)
        self._nothing = text(self.tr("The trash is empty."), tone=Role.PlaceholderText)
        self._restore = Button(self.tr("Restore  (R)"), "action")
        self._erase = Button(self.tr("Erase for good\u2026  (Delete)"))
        self._empty = Button(self.tr("Empty the trash\u2026"))
        self._close = Button(self.tr("Close  (Esc)"))
        self._lay_out()
        self._connect()

    def set_takes(self, takes: Sequence[TrashedTake]) -> None:
        """The first is selected; with none there is nothing but to close."""
        self._model.set_takes(takes)
        self.list.setVisible(bool(takes))
        self._nothing.setVisible(not takes)
        if takes:
            self.list.selectRow(0)
        self._allow()
        (self.list if takes else self._close).setFocus()

    def set_error(self, error: UserError) -> None:
        self.bar.hide()
        self._allow()
        self.banner.set_error(error)

    def start_erasing(self) -> None:
        self.banner.set_error(None)
        self.notice.tell("")
        self.bar.start(self.tr("Cleaning the database and its copies"))
        self._allow()
        self.bar.setFocus()

    def show_erased(self, done: Erased) -> None:
        self.bar.hide()
        self.notice.tell(words.erased(done), words.remaining(done))

    def reject(self) -> None:
        if self.bar.isVisible():
            self.later_requested.emit()
        else:
            super().reject()

    def _made_list(self) -> RowList:
        made = RowList(self._model, self._delegate, ROW_PX)
        made.setAccessibleName(self.tr("Answers in the trash"))
        made.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        return made

    def _lay_out(self) -> None:
        aside = self.tr("What has been here for 30 days is erased for good.")
        foot = row(self._close, None, self._empty, self._erase, self._restore)
        parts = (
            line(self.tr("Trash"), "head", Role.WindowText),
            text(aside, tone=Role.PlaceholderText),
            self.banner,
            self.notice,
            self._nothing,
            self.list,
            self.bar,
            foot,
        )
        layout = column(*parts, gap=2, margins=(3, 3, 3, 3))
        layout.setStretch(parts.index(self.list), 1)
        self.setLayout(layout)
        self.resize(WIDTH_PX, HEIGHT_PX)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._selected()))
        self._erase.clicked.connect(lambda: self._ask(self._selected()))
        self._empty.clicked.connect(lambda: self._ask(self._all()))
        self._close.clicked.connect(self.reject)
        on_key(self, "R", self._restore.click_if_enabled)
        on_key(self, "Delete", self._erase.click_if_enabled)
        self.list.selectionModel().selectionChanged.connect(lambda: self._allow())

    def _all(self) -> tuple[int, ...]:
        return tuple(self._model.take_at(row).take_id for row in range(self._model.rowCount()))

    def _selected(self) -> tuple[int, ...]:
        rows = sorted(index.row() for index in self._selection().selectedIndexes())
        return tuple(self._model.take_at(row).take_id for row in rows)

    def _selection(self) -> QItemSelectionModel:
        return self.list.selectionModel()

    def _allow(self) -> None:
        """What can be asked for now: nothing while something is being erased."""
        allowed = self.bar.isHidden()
        has_some = allowed and self._selection().hasSelection()
        self._restore.setEnabled(has_some)
        self._erase.setEnabled(has_some)
        self._empty.setEnabled(allowed and self._model.rowCount() > 0)
        self._close.setEnabled(allowed)

    def _ask(self, take_ids: tuple[int, ...]) -> None:
        from tpm_interview.ui.review.trash.erase_dialog import EraseDialog

        made = EraseDialog(self, len(take_ids))
        made.agreed.connect(made.accept)
        made.accepted.connect(lambda: self.erase_requested.emit(take_ids))
        made.finished.connect(made.deleteLater)
        made.open()
