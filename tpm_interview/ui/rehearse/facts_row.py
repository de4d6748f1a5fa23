"""The numbers of one answer: what each is, its norm, and what it leaves out."""

from PySide6.QtWidgets import QWidget

from tpm_interview.services.facts import Delivery
from tpm_interview.ui.widgets import Band, FactTile, evenly, row
from tpm_interview.ui.words import clock

NONE = "\u2013"
SCALE = (60.0, 240.0)
USUAL_RATE = (110.0, 190.0)  # interview talk: conversation about 150, popular talks 155 to 214


class FactsRow(QWidget):
    """Four tiles for a spoken answer, two for a typed one."""

    def __init__(self) -> None:
        super().__init__()
        self._time = FactTile(self.tr("Time used"))
        self._rate = FactTile(self.tr("Speaking rate"), Band(SCALE, USUAL_RATE))
        self._pause = FactTile(self.tr("Longest pause"))
        self._fillers = FactTile(self.tr("Fillers"))
        self._words = FactTile(self.tr("Words"))
        tiles = (self._time, self._rate, self._pause, self._fillers, self._words)
        self.setLayout(evenly(row(*tiles, gap=2)))
        self.clear()

    def clear(self) -> None:
        """Before anything is measured."""
        self._show(is_typed=False)
        for tile in (self._time, self._rate, self._pause, self._fillers):
            tile.set_fact(NONE, "", self.tr("Comes with your words."))

    def set_time(self, time_s: float, limit_s: int | None, limit_ended_it: bool) -> None:
        of_limit = self.tr("of {0}").format(clock(limit_s)) if limit_s else ""
        ended = self.tr("The limit ended the answer.")
        told = ended if limit_ended_it else self.tr("You ended the answer.")
        self._time.set_fact(clock(time_s), of_limit, told)

    def set_delivery(self, delivery: Delivery | None) -> None:
        """What was measured; None where nothing was said."""
        self._show(is_typed=False)
        if delivery is None:
            for tile in (self._rate, self._pause, self._fillers):
                tile.set_fact(NONE, "", self.tr("There are no words to measure."))
            return
        self._set_rate(delivery.words_per_minute)
        self._set_pause(delivery.longest_pause.length_s if delivery.longest_pause else None)
        self._set_fillers(delivery.hesitations, delivery.hesitations_per_100)

    def set_typed(self, word_count: int) -> None:
        """A typed answer has a length and no delivery."""
        self._show(is_typed=True)
        told = self.tr("Spoken, 150 words take about a minute.")
        self._words.set_fact(str(word_count), "", told)

    def _show(self, is_typed: bool) -> None:
        for tile in (self._rate, self._pause, self._fillers):
            tile.setVisible(not is_typed)
        self._words.setVisible(is_typed)

    def _set_rate(self, rate: float | None) -> None:
        if rate is None:
            self._rate.set_fact(NONE, "", self.tr("Too few words to measure."))
            return
        low, high = USUAL_RATE
        usual = self.tr("Usual talk: {0} to {1}.").format(round(low), round(high))
        self._rate.set_fact(str(round(rate)), self.tr("words/min"), usual, rate)

    def _set_pause(self, length_s: float | None) -> None:
        if length_s is None:
            self._pause.set_fact(NONE, "", self.tr("No pause of 0.25 s or more."))
            return
        normal = self.tr("Pauses of 2 to 3 s are normal.")
        self._pause.set_fact(f"{length_s:.1f}", self.tr("s"), normal)

    def _set_fillers(self, count: int, per_100: float | None) -> None:
        told = self.tr("Um and uh as heard; the recognizer misses some.")
        if per_100 is None:
            self._fillers.set_fact(str(count), self.tr("in a short answer"), told)
        else:
            self._fillers.set_fact(f"{per_100:.1f}", self.tr("per 100 words"), told)
