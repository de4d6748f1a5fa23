"""The keys that move in a recording, wherever the focus is on the page."""

from collections.abc import Callable
from typing import Protocol

from tpm_interview.ui.review.sound_deck import SoundDeck
from tpm_interview.ui.widgets import on_key

STEP_S = 5.0


class Heard(Protocol):
    """What the keys ask for."""

    def toggle(self) -> None: ...
    def step(self, by_s: float) -> None: ...
    def begin_loop(self) -> None: ...
    def end_loop(self) -> None: ...


def connect_keys(deck: SoundDeck, heard: Heard) -> None:
    """They work while the deck is to be seen; a held key goes on stepping and zooming.

    A text that is written keeps its letters; Space, R and S are the player bar's own.
    """
    wave = deck.wave
    steady: dict[str, Callable[[], object]] = {
        "J": lambda: heard.step(-STEP_S),
        "L": lambda: heard.step(STEP_S),
        "Left": lambda: heard.step(-STEP_S),
        "Right": lambda: heard.step(STEP_S),
        "+": lambda: wave.zoom(1),
        "=": lambda: wave.zoom(1),  # plus without the shift key
        "-": lambda: wave.zoom(-1),
    }
    once: dict[str, Callable[[], object]] = {
        "K": heard.toggle,
        "[": heard.begin_loop,
        "]": heard.end_loop,
        "0": wave.show_whole,
    }
    for key, act in steady.items():
        on_key(deck, key, act).setAutoRepeat(True)
    for key, act in once.items():
        on_key(deck, key, act)
