"""Connects what plays a take with what the pane shows of it."""

from PySide6.QtCore import QObject

from tpm_interview.domain.transcript import Span
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.phrases import sentence_at
from tpm_interview.ui.review.playback import Playback
from tpm_interview.ui.review.take_view import TakeView


class Hearing(QObject):
    """Keys, clicks and loops of the take that is shown."""

    def __init__(self, page: ReviewPage, playback: Playback) -> None:
        super().__init__(page)
        self._page, self._playback = page, playback
        self._view: TakeView | None = None
        pane, player = page.pane, page.pane.deck.player
        page.left.connect(playback.pause)
        page.step_requested.connect(playback.step)
        pane.seek_requested.connect(playback.seek)
        pane.loop_requested.connect(self.loop)
        pane.word_clicked.connect(self._hear_word)
        player.toggle_requested.connect(playback.toggle)
        player.loop_toggled.connect(self._toggle_loop)
        player.tempo_requested.connect(playback.set_tempo)
        playback.moved.connect(pane.set_position)
        playback.playing_changed.connect(player.set_playing)
        playback.failed.connect(pane.set_error)

    def set_view(self, view: TakeView) -> None:
        self._view = view

    def loop(self, loop: Span | None) -> None:
        self._playback.set_loop(loop)
        self._page.pane.set_loop(loop)

    def _hear_word(self, index: int) -> None:
        if self._view is not None:
            self._playback.play(self._view.words[index].start_s)

    def _toggle_loop(self, is_on: bool) -> None:
        words = self._view.words if self._view else ()
        self.loop(sentence_at(words, self._playback.at_s) if is_on else None)
