"""The dialog that asks which answers to recognize again, and with what."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from tpm_interview.domain.rerecognition import SpokenTake
from tpm_interview.services.recognizers import RecognizerCheck
from tpm_interview.ui.review.recognizing.words import amount, tr, unusable
from tpm_interview.ui.settings.recognizer_words import about, name_of
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Choice, Plate, column, holder, line, on_key, row, text
from tpm_interview.ui.widgets.small_dialog import SmallDialog

WIDTH_PX = 600


@dataclass(frozen=True, slots=True)
class Offer:
    """Answers that can be recognized again, under a name."""

    words: str
    takes: tuple[SpokenTake, ...]


class RecognizeDialog(SmallDialog):
    """Asks; what happens is the controller's.

    Signals:
        start_requested: The takes, and the name of the recognizer.
    """

    start_requested = Signal(object, str)

    def __init__(
        self, parent: QWidget, offers: Sequence[Offer], checks: Sequence[RecognizerCheck], use: str
    ) -> None:
        """`use` is the recognizer to begin with."""
        self._offers = offers
        self._recognizer = Choice(tr("Recognizer"), "plain")
        self._about = text("", "small", Role.PlaceholderText)
        self._plates = [_plate(offer, number) for number, offer in enumerate(offers, 1)]
        others = unusable(checks)
        missing = text(others, "small", Role.PlaceholderText)
        missing.setVisible(bool(others))
        asked = row(line(tr("With"), "body", Role.WindowText), self._recognizer, None, gap=2)
        with_what = holder(column(asked, self._about, missing))
        super().__init__(
            parent,
            tr("Recognize again"),
            tr("Start  (Ctrl+Enter)"),
            with_what,
            holder(column(*self._plates)),
        )
        self.setFixedWidth(WIDTH_PX)
        usable = [(check.name, name_of(check.name)) for check in checks if check.is_installed]
        self._recognizer.set_choices(usable, use)
        self._recognizer.chosen.connect(lambda _: self._tell_about())
        self._group = QButtonGroup(self)
        for plate in self._plates:
            self._group.addButton(plate)
        first = next((plate for plate in self._plates if plate.isEnabled()), None)
        if first is not None:
            first.setChecked(True)
            first.setFocus()
        self.agree.setEnabled(first is not None and bool(usable))
        on_key(self, "Ctrl+Return", self.agree.click_if_enabled)
        self.agreed.connect(self._start)
        self._tell_about()

    def _tell_about(self) -> None:
        self._about.setText(about(str(self._recognizer.value())))

    def _start(self) -> None:
        chosen = next(i for i, plate in enumerate(self._plates) if plate.isChecked())
        self.start_requested.emit(self._offers[chosen].takes, str(self._recognizer.value()))


def _plate(offer: Offer, number: int) -> Plate:
    words, told = offer.words, amount(offer.takes)
    name = line(words, "body", Role.WindowText)
    content = row(name, None, line(told), line(f"({number})"), gap=2, margins=(2, 1, 2, 1))
    made = Plate(words, content, str(number))
    made.setAccessibleDescription(told)
    made.setEnabled(bool(offer.takes))
    return made
