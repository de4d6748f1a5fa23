"""A sound file in place of a microphone, for a rehearsal without a window."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.speech.audio_files import pcm_blocks

PIECE_BYTES = RATE_HZ // 10 * 2


class FileSource:
    """Delivers a file as 16 kHz mono 16-bit sound in pieces of 0.1 s, from a thread of its own.

    `at_speaking_speed` makes each second take a second; else it goes as fast as it is taken.
    `ended` is set when the last piece was delivered or the file could not be read further.
    """

    def __init__(
        self,
        path: Path,
        at_speaking_speed: bool,
        on_sound: Callable[[bytes], None],
        on_lost: Callable[[UserError], None],
    ) -> None:
        self._path = path
        self._at_speaking_speed = at_speaking_speed
        self._on_sound = on_sound
        self._on_lost = on_lost
        self._stop = threading.Event()
        self.ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="file-source", daemon=True)

    def open(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Deliver no more; may be called from where the sound goes."""
        self._stop.set()

    def close(self) -> None:
        self.stop()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._deliver()
        except UserError as error:
            self._on_lost(error)
        finally:
            self.ended.set()

    def _deliver(self) -> None:
        begun, sent = time.monotonic(), 0
        for block in pcm_blocks(self._path):
            for at in range(0, len(block), PIECE_BYTES):
                if self._stop.is_set():
                    return
                piece = block[at : at + PIECE_BYTES]
                sent += len(piece) // 2
                if self._at_speaking_speed:
                    self._stop.wait(max(0.0, begun + sent / RATE_HZ - time.monotonic()))
                self._on_sound(piece)
