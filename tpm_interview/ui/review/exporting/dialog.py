"""The dialog that takes answers along: which ones, in which format."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from tpm_interview.ui.review.exporting.format_plates import FormatPlates
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Segments,
    ThinProgress,
    Written,
    column,
    line,
    row,
)

WIDTH_PX = 760


class Scope(StrEnum):
    """What is taken along."""

    TAKE = "take"
    SESSION = "session"
    QUESTION = "question"
    SELECTION = "selection"


class TakeExportDialog(QDialog):
    """Asks and tells; what happens is the controller's. Escape stops a writing, else closes it.

    Signals:
        save_requested: The format that the candidate wants to save in.
        cancel_requested: What is being written is not wanted any more.
        folder_requested: The candidate wants to see the folder of the written file.
    """

    save_requested = Signal(str)
    cancel_requested = Signal()
    folder_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        formats: Sequence[str],
        of_one_take: Collection[str],
        has_sound: bool,
        has_question: bool,
        selected: int = 1,
    ) -> None:
        """`has_sound` says that this take was recorded, `has_question` that the bank's was asked.

        `of_one_take` are formats that hold one take with a recording. `selected` takes of the
        list are offered first where there are several.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.banner = Banner()
        self._has_sound, self._is_busy = has_sound, False
        has_several = selected > 1
        self._scope = Segments(
            (
                (Scope.SELECTION, self.tr("{0} selected").format(selected)),
                (Scope.TAKE, self.tr("This take")),
                (Scope.SESSION, self.tr("This session")),
                (Scope.QUESTION, self.tr("All takes of this question")),
            ),
            Scope.SELECTION if has_several else Scope.TAKE,
        )
        self._scope.button(Scope.SELECTION).setVisible(has_several)
        self._scope.button(Scope.QUESTION).setVisible(has_question)
        self._scope.chosen.connect(self._offer)
        self._formats = FormatPlates(formats, of_one_take)
        self._progress = ThinProgress()
        self._written = Written()
        self._written.folder_requested.connect(self.folder_requested)
        self._save = Button("", "action", key="Ctrl+S")
        self._save.setDefault(False)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._formats.chosen()))
        self._close = Button("")
        self._close.clicked.connect(self.reject)
        head = row(line(self.tr("Take along"), "title", Role.WindowText), None, self._scope)
        body = (self._formats, self._progress, self._written)
        foot = row(self._close, None, self._save)
        self.setLayout(column(head, self.banner, *body, foot, gap=2, margins=(3, 3, 3, 3)))
        self.setFixedWidth(WIDTH_PX)
        self._offer()
        self.set_busy(False)
        self._formats.setFocus()

    @property
    def scope(self) -> Scope:
        return Scope(self._scope.value())

    def set_busy(self, is_busy: bool) -> None:
        """Whether a file is being written just now."""
        self._is_busy = is_busy
        for asking in (self._scope, self._formats, self._save):
            asking.setEnabled(not is_busy)
        writing, save = self.tr("Writing\u2026"), self.tr("Save as...  (Ctrl+S)")
        self._save.setText(writing if is_busy else save)
        self._close.setText(self.tr("Cancel  (Esc)") if is_busy else self.tr("Close  (Esc)"))
        self._progress.setVisible(is_busy)
        self._progress.set_done(0.0)
        if is_busy:
            self.banner.set_error(None)
            self._written.hide()
            self._close.setFocus()
        self.adjustSize()

    def set_done(self, share: float) -> None:
        """How much is written, 0 to 1."""
        self._progress.set_done(share)

    def set_written(self, words: str, aside: str = "") -> None:
        self._written.set_words(words, aside)
        self._close.setFocus()

    def reject(self) -> None:
        if self._is_busy:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _offer(self) -> None:
        self._formats.set_can_be_single(self._has_sound and self.scope is Scope.TAKE)
