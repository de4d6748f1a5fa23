"""All versions of a transcript, and what the one that is chosen says otherwise."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.differences import WordDifference
from tpm_interview.domain.take_versions import TakeVersion
from tpm_interview.ui.review.correcting.difference_text import DifferenceText
from tpm_interview.ui.review.correcting.version_list import VersionList
from tpm_interview.ui.review.correcting.words import summary
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, column, row, shared_out, text, up_to


class VersionsPage(QWidget):
    """Stands in the place of the words.

    Signals:
        version_chosen: A `TakeVersion` to hold against the one that counts.
        use_requested: The chosen one shall count again.
        close_requested: Back to the words.
    """

    version_chosen = Signal(object)
    use_requested = Signal()
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list = VersionList()
        self._summary = text("", "small", Role.PlaceholderText)
        self.differences = DifferenceText(self.tr("Differences"))
        self.use = Button(self.tr("Use this version  (Ctrl+S)"), "action", key="Ctrl+S")
        self._close = Button(self.tr("Close  (Esc)"), "bare", key="Esc")
        told = shared_out(row(self._summary, self._close), 1, 0)
        parts = (self._list, told, up_to(self.differences), row(None, self.use))
        self.setLayout(shared_out(column(*parts), 2, 0, 3, 0))
        self._list.chosen.connect(self.version_chosen)
        self.use.clicked.connect(self.use_requested)
        self._close.clicked.connect(self.close_requested)

    def set_versions(self, versions: Sequence[TakeVersion], chosen: int, now: datetime) -> None:
        """`chosen` is the id of one of them."""
        self._list.set_versions(versions, chosen, now)
        self.use.setVisible(len(versions) > 1)

    def set_chosen(
        self, version: TakeVersion, counting: TakeVersion, found: Sequence[WordDifference]
    ) -> None:
        """What leads from `version` to the one that counts."""
        self.use.setEnabled(not version.counts)
        self._summary.setText(self._told(version, found))
        before, after = (
            [word.text for word in each.transcript.words] for each in (version, counting)
        )
        self.differences.set_differences(before, after, found)

    def tell_only_one(self) -> None:
        """There is nothing to hold it against."""
        told = self.tr("There is one version only. Another is added when you edit the words (E)")
        also = self.tr("or have the recording recognized again (G).")
        self._summary.setText(f"{told} {also}")

    def focus(self) -> None:
        self._list.focus()

    def _told(self, version: TakeVersion, found: Sequence[WordDifference]) -> str:
        if version.counts:
            return self.tr("This version counts: it is shown, searched and taken along.")
        return summary(found)
