"""Play, position, loop and speed of a recording."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.transcript import Span
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Choice, line, row
from tpm_interview.ui.words import clock

TEMPOS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PlayerBar(QWidget):
    """Shows what the player does; owns none.

    Signals:
        toggle_requested: Play, or pause.
        loop_toggled: The loop is to be there or not.
        tempo_requested: A float, 0.5 to 2.0, pitch kept.
    """

    toggle_requested = Signal()
    loop_toggled = Signal(bool)
    tempo_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._play = Button("", "plain", "play", "Space")
        self._play.clicked.connect(self.toggle_requested)
        self._at = line("", "head", Role.WindowText)
        self._of = line("", "body")
        self._loop = Button("", "chip", "repeat", "L")
        self._loop.clicked.connect(self.loop_toggled)
        self._tempo = Choice(self.tr("Speed"))
        self._tempo.set_choices([(tempo, self._tempo_words(tempo)) for tempo in TEMPOS], 1.0)
        self._tempo.chosen.connect(self.tempo_requested)
        self.setLayout(row(self._play, 1, self._at, self._of, None, self._loop, self._tempo))
        self._play.setMinimumWidth(self._widest_play())
        self.set_playing(False)
        self.set_position(0.0)
        self.set_loop(None)

    def set_playing(self, is_playing: bool) -> None:
        self._play.setText(self._play_words(is_playing))
        self._play.set_icon("pause" if is_playing else "play")

    def set_position(self, at_s: float) -> None:
        self._at.setText(clock(at_s))

    def set_duration(self, duration_s: float) -> None:
        self._of.setText(self.tr("of {0}").format(clock(duration_s)))

    def set_loop(self, loop: Span | None) -> None:
        """The stretch that is repeated; None offers the sentence being heard."""
        self._loop.setChecked(loop is not None)
        if loop is None:
            self._loop.setText(self.tr("Loop this sentence  (L)"))
        else:
            told = self.tr("Loop {0} to {1}  (L)")
            self._loop.setText(told.format(clock(loop.start_s), clock(loop.end_s)))

    def set_can_loop(self, can_loop: bool) -> None:
        """Without words there is no sentence to find."""
        self._loop.setVisible(can_loop)

    def _play_words(self, is_playing: bool) -> str:
        return self.tr("Pause  (Space)") if is_playing else self.tr("Play  (Space)")

    def _widest_play(self) -> int:
        """So that nothing moves when the words change."""
        widths = []
        for is_playing in (True, False):
            self.set_playing(is_playing)
            widths.append(self._play.sizeHint().width())
        return max(widths)

    def _tempo_words(self, tempo: float) -> str:
        return self.tr("{0}x").format(f"{tempo:g}")
