"""The three ways to rehearse, each with terms the candidate can change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, Plan
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Icon, Plate, column, evenly, row, scroll_to, text
from tpm_interview.ui.words import conditions, mode_name, terms

if TYPE_CHECKING:
    from tpm_interview.ui.rehearse.terms import TermsPanel

ICONS = {Mode.WARM_UP: "sun-horizon", Mode.PRACTICE: "repeat", Mode.MOCK: "timer"}


class Modes(QWidget):
    """Plates to choose from, and behind "Change" the terms of the chosen one.

    Signals:
        mode_chosen: The `Mode` the candidate chose.
        plan_changed: The `Plan` the candidate wants as this mode's default from now on.
    """

    mode_chosen = Signal(object)
    plan_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plans = dict(DEFAULT_PLANS)
        self._labels: dict[Mode, tuple[QLabel, QLabel]] = {}
        self._group = QButtonGroup(self)
        self._modes = tuple(Mode)
        plates = [self._plate(mode) for mode in self._modes]
        for number, plate in enumerate(plates):
            self._group.addButton(plate, number)
        self._group.idClicked.connect(self._choose)
        self._panel: TermsPanel | None = None
        self._change_button = Button(self.tr("Change these terms"), "bare", "sliders-horizontal")
        self._change_button.clicked.connect(self._toggle_panel)
        shelf = row(self._change_button, None)
        self._column = column(evenly(row(*plates, gap=2)), shelf)
        self.setLayout(self._column)
        for plan in tuple(self._plans.values()):
            self.set_plan(plan)
        self.set_mode(Mode.PRACTICE)

    def set_plan(self, plan: Plan) -> None:
        """Show a mode's terms."""
        self._plans[plan.mode] = plan
        head, detail = self._labels[plan.mode]
        head.setText(terms(plan))
        detail.setText(conditions(plan))
        plate = self._group.button(self._modes.index(plan.mode))
        plate.setAccessibleDescription(f"{head.text()}. {detail.text()}")
        if self._panel and plan.mode is self.mode():
            self._panel.set_plan(plan)

    def set_mode(self, mode: Mode) -> None:
        """Choose a mode without emitting it."""
        self._group.button(self._modes.index(mode)).setChecked(True)
        if self._panel:
            self._panel.set_plan(self._plans[mode])

    def mode(self) -> Mode:
        return self._modes[max(0, self._group.checkedId())]

    def plan(self) -> Plan:
        return self._plans[self.mode()]

    def _choose(self, number: int) -> None:
        mode = self._modes[number]
        self.set_mode(mode)
        self.mode_chosen.emit(mode)

    def _change(self, plan: Plan) -> None:
        self.set_plan(plan)
        self.plan_changed.emit(plan)

    def _toggle_panel(self) -> None:
        shown = self._panel is None or self._panel.isHidden()
        self._built_panel().setVisible(shown)
        words = self.tr("Hide the terms") if shown else self.tr("Change these terms")
        self._change_button.setText(words)
        if shown:
            scroll_to(self._built_panel())

    def _built_panel(self) -> "TermsPanel":
        if self._panel is None:
            from tpm_interview.ui.rehearse.terms import TermsPanel

            self._panel = TermsPanel()
            self._panel.set_plan(self.plan())
            self._panel.changed.connect(self._change)
            self._column.addWidget(self._panel)
        return self._panel

    def _plate(self, mode: Mode) -> Plate:
        plan = self._plans[mode]
        head, detail = text(terms(plan), bold=True), text(conditions(plan))
        detail.setForegroundRole(Role.PlaceholderText)
        self._labels[mode] = (head, detail)
        parts = (Icon(ICONS[mode], Role.Link, 32), text(mode_name(mode), "head"), head, detail)
        return Plate(mode_name(mode), column(*parts, None, margins=(3, 2, 2, 2)))
