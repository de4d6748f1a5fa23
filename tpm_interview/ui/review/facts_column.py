"""The numbers of a take beside its transcript: each with what it leaves out or is compared with."""

from PySide6.QtWidgets import QWidget

from tpm_interview.services.facts import Delivery
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import column, holder, line, row, section, text
from tpm_interview.ui.words import clock

WIDTH_PX = 232
NOTHING = "\u2013"


class FactsColumn(QWidget):
    """Time used, speaking rate, longest pause, hesitations; measurements, no verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self._time = _Fact(self.tr("Time used"))
        self._rate = _Fact(self.tr("Speaking rate"))
        self._pause = _Fact(self.tr("Longest pause"))
        self._hesitations = _Fact(self.tr("Hesitations"))
        spoken = column(self._rate, self._pause, self._hesitations, gap=2)
        self._spoken = holder(spoken)
        parts = (section(self.tr("Facts"), None), self._time, self._spoken, None)
        self.setLayout(column(*parts, gap=2))
        self.setFixedWidth(WIDTH_PX)

    def set_facts(self, used_s: float, limit_s: int | None, delivery: Delivery | None) -> None:
        """Without a delivery only the time is known: nothing was said, or it was typed."""
        used = clock(used_s)
        if limit_s is None:
            self._time.set_fact(used, self.tr("No limit was set."))
        else:
            self._time.set_fact(self.tr("{0} of {1}").format(used, clock(limit_s)), "")
        self._spoken.setVisible(delivery is not None)
        if delivery is not None:
            self._set_delivery(delivery)

    def _set_delivery(self, delivery: Delivery) -> None:
        rate, pause = delivery.words_per_minute, delivery.longest_pause
        self._rate.set_fact(
            self.tr("{0} words/min").format(round(rate)) if rate is not None else NOTHING,
            self.tr("With pauses; usual is 110 to 190.")
            if rate is not None
            else self.tr("Needs 20 words or more."),
        )
        self._pause.set_fact(
            self.tr("{0} s").format(f"{pause.length_s:.1f}") if pause else NOTHING,
            self.tr("Inside the answer. 2 to 3 s are normal."),
        )
        self._hesitations.set_fact(
            str(delivery.hesitations),
            self.tr("Um, uh, er; some go unheard."),
        )


class _Fact(QWidget):
    """Name and value on one line, what to know about them below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value = line("", "body", Role.WindowText)
        self._about = text("", "small", Role.PlaceholderText)
        whole = column(row(line(name), None, self._value), self._about)
        whole.setSpacing(SPACE // 4)
        self.setLayout(whole)

    def set_fact(self, value: str, about: str) -> None:
        self._value.setText(value)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(f"{self._name}: {value}. {about}")
