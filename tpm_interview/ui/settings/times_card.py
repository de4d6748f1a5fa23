"""The terms of each mode."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, Plan
from tpm_interview.ui.rehearse.terms import TermsPanel
from tpm_interview.ui.settings.named_row import settings_card
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Segments, column, row, text
from tpm_interview.ui.words import mode_name


class TimesCard(QWidget):
    """How many questions, how long to think and to answer.

    Signals:
        plan_changed: The `Plan` wanted for its mode from now on.
    """

    plan_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plans = dict(DEFAULT_PLANS)
        self._modes = Segments([(mode.value, mode_name(mode)) for mode in Mode], Mode.MOCK.value)
        self._terms = TermsPanel()
        told = self.tr(
            "One-way video interviews usually give 30 s to think and 2 min to answer,"
            " with 4 to 5 questions."
        )
        about = text(told, "small", Role.PlaceholderText)
        card = settings_card(self.tr("Times"), row(self._modes, None), self._terms, about)
        self.setLayout(column(card))
        self._modes.chosen.connect(self._show)
        self._terms.changed.connect(self.plan_changed)
        self._show()

    def set_plans(self, plans: Sequence[Plan]) -> None:
        self._plans |= {plan.mode: plan for plan in plans}
        self._show()

    def _show(self) -> None:
        self._terms.set_plan(self._plans[Mode(self._modes.value())])
