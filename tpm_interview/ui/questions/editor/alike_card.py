"""A question of the bank that asks nearly the same as the one being written."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal

from tpm_interview.domain.question import Question
from tpm_interview.ui.widgets import Notice


def _tr(words: str) -> str:
    return QCoreApplication.translate("AlikeCard", words)


class AlikeCard(Notice):
    """Shows the most alike; the next one where the candidate keeps both.

    Signals:
        open_requested, merge_requested, keep_requested: The other `Question`.
    """

    open_requested = Signal(object)
    merge_requested = Signal(object)
    keep_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            "copy",
            (_tr("Open that one  (Alt+O)"), "Alt+O"),
            (_tr("Merge into it  (Alt+M)"), "Alt+M"),
            (_tr("Keep both  (Alt+K)"), "Alt+K"),
        )
        self._shown: Question | None = None
        self.action_requested.connect(self._ask)

    def set_alike(self, alike: Sequence[Question]) -> None:
        """Most alike first; none takes the card away."""
        self._shown = alike[0] if alike else None
        if self._shown is None:
            self.tell("")
            return
        more = len(alike) - 1
        others = _tr("And {0} more like it.").format(more) if more else ""
        merging = _tr("Merging gives it the follow-ups, key points, tips and tags it lacks.")
        self.tell(_tr("Looks like: {0}").format(self._shown.text), f"{merging} {others}".strip())

    def _ask(self, index: int) -> None:
        asked = (self.open_requested, self.merge_requested, self.keep_requested)
        if self._shown is not None:
            asked[index].emit(self._shown)
