"""Connects what plays a take with what the pane shows of it."""

from PySide6.QtCore import QObject

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.transcript import Span
from tpm_interview.services.facts import LONG_PAUSE_S
from tpm_interview.ui.review.hearing_keys import connect_keys
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.phrases import sentence_at
from tpm_interview.ui.review.playback import Playback
from tpm_interview.ui.review.take_view import TakeView

BEFORE_S = 0.7
"""A pause is asked for by itself, or by half a second before it."""
LEFT_S = 0.25
"""Of a pause that is skipped so much is heard: speech without any would not sound natural."""


class Hearing(QObject):
    """Keys, clicks and loops of the take that is shown."""

    def __init__(self, page: ReviewPage, playback: Playback) -> None:
        super().__init__(page)
        self._page, self._playback = page, playback
        self._view: TakeView | None = None
        self._told = ""  # what the banner says of the sound
        pane, player = page.pane, page.pane.deck.player
        page.left.connect(playback.pause)
        pane.seek_requested.connect(playback.seek)
        pane.beside.facts.seek_requested.connect(playback.seek)
        pane.beside.facts.hear_requested.connect(self.hear)
        pane.loop_requested.connect(self.loop)
        pane.word_clicked.connect(self._hear_word)
        player.toggle_requested.connect(playback.toggle)
        player.loop_toggled.connect(self._toggle_loop)
        player.skip_toggled.connect(self._skip)
        player.tempo_requested.connect(playback.set_tempo)
        player.volume_requested.connect(playback.set_volume)
        playback.moved.connect(pane.set_position)
        playback.playing_changed.connect(self._show_playing)
        playback.failed.connect(self._fail)
        connect_keys(page.pane.deck, self)

    def set_view(self, view: TakeView) -> None:
        self._view = view
        self._playback.set_skips(skips(view.pauses))

    def loop(self, loop: Span | None) -> None:
        self._playback.set_loop(loop)
        self._page.pane.set_loop(loop)

    def hear(self, at_s: float) -> None:
        """Play a moment that was asked for; a pause that is asked for is not skipped."""
        pauses = skips(self._view.pauses) if self._view else ()
        asks_for_one = any(each.start_s - BEFORE_S <= at_s < each.end_s for each in pauses)
        if asks_for_one and self._playback.is_skipping:
            self._skip(False)
        self._playback.play(at_s)

    def toggle(self) -> None:
        self._playback.toggle()

    def step(self, by_s: float) -> None:
        """Go on or back, and see where that is."""
        self._playback.step(by_s)
        self._page.pane.deck.wave.reveal(self._playback.at_s)

    def begin_loop(self) -> None:
        """From here to the end of the loop, or of the take; ends the wrong way round are turned."""
        here_s, loop = self._playback.at_s, self._playback.loop
        self._loop_between(here_s, loop.end_s if loop else self._playback.duration_s)

    def end_loop(self) -> None:
        here_s, loop = self._playback.at_s, self._playback.loop
        self._loop_between(loop.start_s if loop else 0.0, here_s)

    def _loop_between(self, one_s: float, other_s: float) -> None:
        first_s, last_s = sorted((one_s, other_s))
        if last_s > first_s:
            self.loop(Span(first_s, last_s))

    def _hear_word(self, index: int) -> None:
        if self._view is not None:
            self._playback.play(self._view.words[index].start_s)

    def _toggle_loop(self, is_on: bool) -> None:
        words = self._view.words if self._view else ()
        self.loop(sentence_at(words, self._playback.at_s) if is_on else None)

    def _skip(self, is_on: bool) -> None:
        self._playback.set_skipping(is_on)
        self._page.pane.deck.player.set_skipping(is_on)

    def _show_playing(self, is_playing: bool) -> None:
        self._page.pane.deck.player.set_playing(is_playing)
        if is_playing and self._told and self._page.pane.banner.text() == self._told:
            self._page.pane.set_error(None)
            self._told = ""

    def _fail(self, error: UserError) -> None:
        self._page.pane.set_error(error)
        self._told = self._page.pane.banner.text()


def skips(pauses: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is passed over of the pauses long enough to be."""
    half = LEFT_S / 2
    found = (pause for pause in pauses if pause.length_s >= LONG_PAUSE_S)
    return tuple(Span(pause.start_s + half, pause.end_s - half) for pause in found)
