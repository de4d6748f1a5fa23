"""The numbers of a take beside its transcript: measurements, no verdicts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.ui.review.facts import words
from tpm_interview.ui.review.facts.fact_row import FactRow
from tpm_interview.ui.review.facts.moment_links import MomentLinks
from tpm_interview.ui.review.facts.rate_sketch import RateSketch
from tpm_interview.ui.widgets import Button, column, section

WIDTH_PX = 240


class FactsColumn(QWidget):
    """Each measurement has a "?" that says what it is; I explains all, Esc closes.

    Signals:
        hear_requested: Seconds from the start; the candidate wants to hear what was measured.
        seek_requested: Seconds from the start; to go there without a sound.
    """

    hear_requested = Signal(float)
    seek_requested = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._sketch = RateSketch()
        self._pause = MomentLinks(self.tr("Hear it at {0}"))
        self._numbers = MomentLinks()
        bodies: dict[FactName, QWidget] = {
            FactName.RATE_OVER_TIME: self._sketch,
            FactName.LONGEST_PAUSE: self._pause,
            FactName.NUMBERS: self._numbers,
        }
        names = words.names().items()
        self._rows = {name: FactRow(shown, bodies.get(name)) for name, shown in names}
        self._explain = Button("", "mark", key="I")
        self._explain.clicked.connect(self._toggle_all)
        head = section(self.tr("Facts"), None, self._explain)
        self.setLayout(column(head, *self._rows.values(), None))
        self.setFixedWidth(WIDTH_PX)
        for shown in self._rows.values():
            shown.explained.connect(self._say_key)
        self._pause.hear_requested.connect(self.hear_requested)
        self._numbers.hear_requested.connect(self.hear_requested)
        self._sketch.seek_requested.connect(self.seek_requested)
        self._say_key()

    def set_facts(self, facts: Sequence[Fact], can_hear: bool) -> None:
        """Show what was measured; what is not among the facts is hidden."""
        by_name = {fact.name: fact for fact in facts}
        for name, shown in self._rows.items():
            fact = by_name.get(name)
            shown.setVisible(fact is not None)
            if fact is not None:
                self._set_row(shown, fact, facts, can_hear)

    def event(self, event: QEvent) -> bool:
        """Esc closes what is explained before it does anything else."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._closes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._closes(event):
            self._explain_all(False)
        else:
            super().keyPressEvent(event)

    def _set_row(self, shown: FactRow, fact: Fact, facts: Sequence[Fact], can_hear: bool) -> None:
        value = words.value(fact, facts)
        if fact.name is FactName.RATE_OVER_TIME:
            self._sketch.set_curve(fact.curve, can_hear)
            shown.setVisible(bool(fact.curve))
            value = ""
        elif fact.name is FactName.LONGEST_PAUSE:
            self._pause.set_moments(fact.moments, can_hear)
        elif fact.name is FactName.NUMBERS:
            self._numbers.set_moments(fact.moments, can_hear)
            value = str(len(fact.moments))
        shown.set_fact(value, words.remark(fact, facts), words.explanation(fact))

    def _closes(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self._is_any_explained()

    def _is_any_explained(self) -> bool:
        return any(shown.mark.isChecked() for shown in self._rows.values())

    def _toggle_all(self) -> None:
        self._explain_all(not self._is_any_explained())

    def _explain_all(self, is_explained: bool) -> None:
        for shown in self._rows.values():
            shown.set_explained(is_explained)

    def _say_key(self) -> None:
        is_open = self._is_any_explained()
        told = self.tr("Hide  (I)") if is_open else self.tr("Explain all  (I)")
        self._explain.setText(told)
