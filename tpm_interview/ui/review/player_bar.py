"""Play, position, speed, volume, speaker, loop and pauses of a recording."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tpm_interview.domain.transcript import Span
from tpm_interview.ui.review.speaker_menu import SpeakerMenu
from tpm_interview.ui.review.volume_control import VolumeControl
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Choice, FlowLayout, holder, line, row
from tpm_interview.ui.words import clock

TEMPOS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PlayerBar(QWidget):
    """Shows what the player does; owns none. Wraps where it is narrow.

    Signals:
        toggle_requested: Play, or pause.
        loop_toggled: The loop is to be there or not.
        skip_toggled: Pauses are to be passed over or not.
        tempo_requested: A float, 0.5 to 2.0, pitch kept.
        volume_requested: A float, 0 to 1.
    """

    toggle_requested = Signal()
    loop_toggled = Signal(bool)
    skip_toggled = Signal(bool)
    tempo_requested = Signal(object)
    volume_requested = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._play = Button("", "plain", "play", "Space")
        self._play.clicked.connect(self.toggle_requested)
        self._at = line("", "head", Role.WindowText)
        self._of = line("", "body")
        self._loop = Button("", "chip", "repeat", "R")
        self._loop.clicked.connect(self.loop_toggled)
        self._skip = Button(self.tr("Skip pauses  (S)"), "chip", "fast-forward", "S")
        self._skip.clicked.connect(self.skip_toggled)
        self._tempo = Choice(self.tr("Speed"))
        self._tempo.set_choices([(tempo, self._tempo_words(tempo)) for tempo in TEMPOS], 1.0)
        self._tempo.chosen.connect(self.tempo_requested)
        self._volume = VolumeControl()
        self._volume.volume_requested.connect(self.volume_requested)
        self.speakers = SpeakerMenu()
        self._time = holder(row(self._at, self._of))
        flow = FlowLayout()
        for each in (self._play, self._time, self._tempo, self._volume, self.speakers):
            flow.addWidget(each)
        flow.addWidget(self._loop)
        flow.addWidget(self._skip)
        self.setLayout(flow)
        self._time.setFixedHeight(self._play.sizeHint().height())
        self._volume.setFixedHeight(self._play.sizeHint().height())
        self._keep_widths()
        self.set_playing(False)
        self.set_position(0.0)
        self.set_loop(None)

    def set_playing(self, is_playing: bool) -> None:
        self._play.setText(self._play_words(is_playing))
        self._play.set_icon("pause" if is_playing else "play")

    def set_position(self, at_s: float) -> None:
        told = clock(at_s)
        if told != self._at.text():
            self._at.setText(told)

    def set_duration(self, duration_s: float) -> None:
        self._at.setMinimumWidth(self._at.fontMetrics().horizontalAdvance(clock(duration_s)) + 4)
        self._of.setText(self.tr("of {0}").format(clock(duration_s)))
        self._keep_widths(duration_s)

    def set_compact(self, is_compact: bool) -> None:
        """On a small window the speaker is an icon; its name is in the menu and read out."""
        self.speakers.set_named(not is_compact)

    def set_loop(self, loop: Span | None) -> None:
        """The stretch that is repeated; None offers the sentence being heard."""
        self._loop.setChecked(loop is not None)
        self._loop.setText(self._loop_words(loop))

    def set_can_loop(self, can_loop: bool) -> None:
        """Without words there is no sentence to find."""
        self._loop.setVisible(can_loop)

    def set_skipping(self, is_skipping: bool) -> None:
        self._skip.setChecked(is_skipping)

    def _keep_widths(self, duration_s: float = 0.0) -> None:
        """So that nothing moves when the words change."""
        last = Span(duration_s, duration_s)
        plays = [self._play_words(True), self._play_words(False)]
        loops = [self._loop_words(None), self._loop_words(last)]
        for button, choices in ((self._play, plays), (self._loop, loops)):
            now = button.text()
            button.setMinimumWidth(max(_width(button, words) for words in choices))
            button.setText(now)

    def _play_words(self, is_playing: bool) -> str:
        return self.tr("Pause  (Space)") if is_playing else self.tr("Play  (Space)")

    def _loop_words(self, loop: Span | None) -> str:
        if loop is None:
            return self.tr("Loop this sentence  (R)")
        told = self.tr("Loop {0} to {1}  (R)")
        return told.format(clock(loop.start_s), clock(loop.end_s))

    def _tempo_words(self, tempo: float) -> str:
        return self.tr("{0}x").format(f"{tempo:g}")


def _width(button: QPushButton, words: str) -> int:
    button.setText(words)
    return button.sizeHint().width()
