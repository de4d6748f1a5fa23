"""Connects the page of Review with the trash."""

import threading
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.keeping import Erased, TrashedTake
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage, utc_now
from tpm_interview.ui.review.trash.dialog import TrashDialog
from tpm_interview.ui.review.trash.foot import TrashFoot
from tpm_interview.ui.stoppable import watched


class TrashController(QObject):
    """Moves takes to the trash on Delete; the dialog brings them back or erases them."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        keeping: Keeping,
        changes: ReviewChanges,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(page)
        self._page, self._reviewing = page, reviewing
        self._keeping, self._now = keeping, now
        self._background = Background(self)
        self._stop = threading.Event()
        self._dialog: TrashDialog | None = None
        self.foot = TrashFoot()
        page.foot.addWidget(self.foot)
        moving = self.tr("Move to the trash")
        page.pane.more.add(moving, "Delete", self._move)
        page.selection.add(self.tr("Trash"), "Del").clicked.connect(self._move)
        self.foot.open_requested.connect(self._open)
        changed = Relay(self)
        changed.happened.connect(self._look)
        changes.subscribe(changed)
        page.shown.connect(self._look)
        self._look()

    def close(self) -> None:
        """What is being erased goes on at the next start; the window is closing."""
        self._stop.set()
        self._background.close()

    def _look(self) -> None:
        self._background.run(self._keeping.trash_count, self.foot.set_count, self._fail)

    def _move(self) -> None:
        ids = [entry.take_id for entry in self._reviewing.acted_on]
        if ids:
            self._background.run(lambda: self._keeping.trash(ids), failed=self._fail)

    def _fail(self, error: UserError) -> None:
        self._page.pane.set_error(error)

    # The dialog

    def _open(self) -> None:
        if self._dialog is not None:
            return
        made = self._dialog = TrashDialog(self._page, self._now)
        made.restore_requested.connect(self._restore)
        made.erase_requested.connect(self._erase)
        made.later_requested.connect(self._put_off)
        made.finished.connect(self._closed)
        made.finished.connect(made.deleteLater)
        self._fill(made)

    def _closed(self) -> None:
        self._dialog = None

    def _fill(self, dialog: TrashDialog) -> None:
        def show(takes: tuple[TrashedTake, ...]) -> None:
            if self._dialog is dialog:
                dialog.set_takes(takes)
                dialog.open()

        self._background.run(self._keeping.trashed, show, self._fail)

    def _restore(self, take_ids: tuple[int, ...]) -> None:
        dialog = self._dialog
        if dialog is not None:
            self._background.run(
                lambda: self._keeping.restore(take_ids),
                lambda _: self._fill(dialog),
                dialog.set_error,
            )

    def _erase(self, take_ids: tuple[int, ...]) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        stop = self._stop = threading.Event()

        on_progress = watched(stop, self._background, dialog.bar.set_done)

        def show(done: Erased) -> None:
            dialog.show_erased(done)
            self._fill(dialog)

        dialog.start_erasing()
        self._background.run(
            lambda: self._keeping.erase(take_ids, on_progress), show, dialog.set_error
        )

    def _put_off(self) -> None:
        self._stop.set()
        if self._dialog is not None:
            self._dialog.bar.set_stopping()
