"""Connects the card of what is kept with the rule and the recordings."""

import threading
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.keeping import DiskUse, Erased, Going
from tpm_interview.domain.progress import Cancelled, unheard
from tpm_interview.domain.settings import KeepingSettings
from tpm_interview.services.retention import Retention
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.trash.words import remaining
from tpm_interview.ui.settings.keeping import Keeping
from tpm_interview.ui.settings.keeping_card import KeepingCard
from tpm_interview.ui.settings.library_words import size
from tpm_interview.ui.stoppable import watched
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import text
from tpm_interview.ui.widgets.small_dialog import SmallDialog


class KeepingController(QObject):
    """Shows what the rule would delete each time the page is looked at; deletes after a yes."""

    def __init__(
        self, page: QWidget, card: KeepingCard, retention: Retention, keeping: Keeping
    ) -> None:
        super().__init__(page)
        self._page, self._card = page, card
        self._retention, self._keeping = retention, keeping
        self._background = Background(self)
        self._stop = threading.Event()
        self._going = Going(())
        card.rule_chosen.connect(self._choose)
        card.apply_requested.connect(self._ask)
        card.set_rule(self._rule)

    @property
    def _rule(self) -> KeepingSettings:
        return self._keeping.current.keeping

    def close(self) -> None:
        """Ends the threads; the window is closing."""
        self._stop.set()
        self._background.close()

    def look(self) -> None:
        """Read anew what would go and what fills the disk."""
        rule = self._rule
        self._card.set_looking()

        def work() -> tuple[Going, DiskUse]:
            return self._retention.preview(rule), self._retention.disk_use()

        def show(both: tuple[Going, DiskUse]) -> None:
            if rule == self._rule:  # else another was chosen meanwhile: its look is under way
                self._show(*both)

        self._background.run(work, show, self._card.set_unseen)

    def _show(self, going: Going, use: DiskUse) -> None:
        self._going = going
        self._card.set_going(going)
        self._card.set_use(use)

    def _choose(self, rule: KeepingSettings) -> None:
        self._keeping.change(lambda old: replace(old, keeping=rule))
        self._card.set_rule(rule)
        self.look()

    def _ask(self) -> None:
        told = self.tr("{0} recordings, {1}, are deleted for good. What was written down stays.")
        made = SmallDialog(
            self._page,
            self.tr("Delete these recordings?"),
            self.tr("Delete for good  (Enter)"),
            text(told.format(len(self._going.sounds), size(self._going.bytes))),
            text(self.tr("Nothing brings them back."), tone=Role.PlaceholderText),
        )
        made.agree.setFocus()
        made.agreed.connect(made.accept)
        made.accepted.connect(self._apply)
        made.finished.connect(made.deleteLater)
        made.open()

    def _apply(self) -> None:
        rule, on_progress = self._rule, watched(self._stop, self._background, unheard)

        def work() -> Erased:
            try:
                return self._retention.apply(rule, on_progress)
            except Cancelled:  # only the closing of the window stops it
                return Erased(0)

        self._card.set_deleting(True)
        self._background.run(work, self._applied, self._failed)

    def _applied(self, done: Erased) -> None:
        told = self.tr("{0} recordings were deleted.").format(done.takes)
        self._card.tell(told, remaining(done))
        self._card.set_deleting(False)
        self.look()

    def _failed(self, error: UserError) -> None:
        self._card.set_error(error)
        self._card.set_deleting(False)
        self.look()
