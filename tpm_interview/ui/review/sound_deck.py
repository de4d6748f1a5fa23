"""The sound of a take: its waveform, and what plays it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.transcript import Span
from tpm_interview.services.listening import SoundPicture
from tpm_interview.ui.review.player_bar import PlayerBar
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.widgets import Waveform, column

WAVE_PX, COMPACT_PX = 104, 64


class SoundDeck(QWidget):
    """Hidden where there is nothing to hear.

    Signals:
        seek_requested: Seconds from the start.
        loop_requested: A `Span` to repeat.
    """

    seek_requested = Signal(float)
    loop_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wave = Waveform()
        self.player = PlayerBar()
        self.setLayout(column(self.wave, self.player))
        self.wave.seek_requested.connect(self.seek_requested)
        self.wave.loop_requested.connect(self.loop_requested)

    def set_view(self, view: TakeView) -> None:
        """Show a take from its beginning, nothing playing."""
        self.setVisible(view.picture is not None)
        if view.picture is not None:
            self.wave.set_sound(view.picture.peaks, view.picture.duration_s, view.pauses)
            self.wave.set_marks(view.annotations.marks)
            self.player.set_duration(view.picture.duration_s)
        self.player.set_playing(False)
        self.player.set_can_loop(bool(view.words))
        self.player.set_loop(None)

    def set_picture(self, picture: SoundPicture) -> None:
        """What the sound looks like that is there already."""
        self.wave.set_peaks(picture.peaks)

    def set_compact(self, is_compact: bool, is_drawn: bool = True) -> None:
        """The words need the room more; without `is_drawn` it is heard and not seen."""
        self.wave.setMinimumHeight(COMPACT_PX if is_compact else WAVE_PX)
        self.wave.setVisible(is_drawn)
        self.player.set_compact(is_compact)

    def set_position(self, at_s: float) -> None:
        self.wave.set_position(at_s)
        self.player.set_position(at_s)

    def set_loop(self, loop: Span | None, has_words: bool) -> None:
        self.wave.set_loop(loop)
        self.player.set_can_loop(has_words or loop is not None)
        self.player.set_loop(loop)
