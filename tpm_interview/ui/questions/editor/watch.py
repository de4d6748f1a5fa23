"""Looks over the shoulder of the one who writes: what kind it is, and what asks the same."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.question import Kind, Question
from tpm_interview.domain.wording import one_line
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.neighbors import Neighbors
from tpm_interview.services.wording import guessed_kind
from tpm_interview.ui.background import Background

PATIENCE_MS = 400
"""So long after the last letter it looks."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found for a text; most alike first."""

    text: str
    kind: Kind | None
    alike: tuple[Question, ...]


class Watch(QObject):
    """Only what the newest text gives is told.

    Signals:
        seen: The `Seen` for the text that stands there now.
    """

    seen = Signal(object)

    def __init__(self, bank: QuestionBank, parent: QObject) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = Background(self)
        self._base: Question | None = None
        self._neighbors: list[Neighbors] = []
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, base: Question, text: str) -> None:
        """Another question is edited; nothing is told until its text is another one."""
        self._timer.stop()
        self._neighbors = []  # the bank may be another one by now
        self._base, self._text = base, one_line(text)

    def look_at(self, text: str) -> None:
        """The text may have changed; looks once the candidate pauses."""
        wanted = one_line(text)
        if wanted != self._text:
            self._text = wanted
            self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._background.close()

    def _look(self) -> None:
        text, base = self._text, self._base
        if not text or base is None:
            self.seen.emit(Seen(text, None, ()))
            return
        self._background.run(self._finding(text, base), self._tell, self._drop)

    def _finding(self, text: str, base: Question) -> Callable[[], Seen]:
        known = self._neighbors

        def work() -> Seen:
            if not known:
                known.append(self._bank.neighbors())
            found = known[0].of(text, base.id)
            # An original and its own copy are alike by nature.
            kin = {base.id, base.based_on} - {"", None}
            alike = (each for each in found if each.id not in kin and each.based_on not in kin)
            return Seen(text, guessed_kind(text), tuple(alike))

        return work

    def _tell(self, seen: Seen) -> None:
        if seen.text == self._text:
            self.seen.emit(seen)

    def _drop(self, error: UserError) -> None:
        """A hint that cannot be given; saving will say what is wrong with the library."""
