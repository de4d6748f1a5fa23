"""Where the sound of an answer comes from, as the recorder sees it."""

from collections.abc import Callable
from typing import Protocol

from tpm_interview.domain.errors import UserError

OnSound = Callable[[bytes], None]
OnLost = Callable[[UserError], None]


class SoundSource(Protocol):
    """A microphone, or a file that stands in for one."""

    def open(self) -> None:
        """Begin to deliver 16 kHz mono 16-bit sound. Raises NoMicrophone."""

    def close(self) -> None:
        """Stop; everything captured so far is delivered before this returns."""


OpenSource = Callable[[OnSound, OnLost], SoundSource]
