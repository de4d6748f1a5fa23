"""The player: sound files through the speaker, with a position good enough to light up words."""

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tpm_interview.domain.errors import SpeakerLost, UserError
from tpm_interview.domain.transcript import Span
from tpm_interview.speech.audio_files import duration_s
from tpm_interview.speech.course import Course
from tpm_interview.speech.level import at_volume
from tpm_interview.speech.playhead import Playhead
from tpm_interview.speech.sound_queue import SoundQueue
from tpm_interview.speech.speaker import close_speaker, open_speaker
from tpm_interview.speech.tempo import PLAYER_RATE_HZ, Piece, pieces

log = logging.getLogger(__name__)

STALLED_S = 1.5
"""A sound server that dies calls nobody back: it just asks for no more sound."""
LAST_BUFFER_S = 0.05
"""What was handed over last is heard to its end before the speaker is closed."""
LOOK_EVERY_S = 0.02
END_PATIENCE_S = 3.0
FIRST_PIECE_PATIENCE_S = 0.2
SLOWEST, FASTEST = 0.5, 2.0


class Player:
    """Plays one file at a time; all methods from any thread. `speaker` "" is the default one.

    `on_end` is called on the player's own thread when the end was heard, not after `pause` or
    `stop`; also when the speaker went away or the file broke off, and then `error` says so.
    """

    def __init__(self, speaker: str = "", on_end: Callable[[], None] | None = None) -> None:
        self.error: UserError | None = None
        """Why playing ended by itself before the end: SpeakerLost or UnreadableAudio."""
        self._speaker = speaker
        self._on_end = on_end
        self._path: Path | None = None
        self._duration_s = 0.0
        self._course = Course()
        self._volume = 1.0
        self._head = Playhead()
        self._device: Any = None  # miniaudio.PlaybackDevice
        self._queue = SoundQueue()
        self._asked_at = 0.0
        self._closed = False
        self._changed = threading.Condition(threading.RLock())
        self._device_lock = threading.RLock()
        self._worker = threading.Thread(target=self._work, name="player", daemon=True)
        self._worker.start()

    @property
    def duration_s(self) -> float:
        return self._duration_s

    @property
    def position_s(self) -> float:
        """What is heard now, in seconds of the file, whatever the tempo."""
        with self._changed:
            return min(self._head.position_s(time.monotonic()), self._duration_s)

    @property
    def is_playing(self) -> bool:
        return self._device is not None

    def load(self, path: Path) -> float:
        """Take a file to play from its start, without loop and skips; its length in seconds.

        What played before stops. UnreadableAudio.
        """
        length_s = duration_s(path)
        with self._device_lock:
            self._close_speaker()
            with self._changed:
                self._path, self._duration_s = path, length_s
                self._course = Course(self._course.tempo)
                self._start_over(0.0)
        return length_s

    def play(self, from_s: float | None = None) -> None:
        """Play on, or from a place; after the end from the start (of the loop).

        Sound comes about 20 ms later. NoSpeaker, at the latest after 3 s.
        """
        if self._path is None:
            raise RuntimeError("load a file first")
        with self._device_lock:
            self.error = None
            if from_s is not None:
                self.seek(from_s)
            elif self._queue.is_over and not self.is_playing:
                loop = self._course.loop
                self.seek(loop.start_s if loop else 0.0)
            if self._device is None:
                self._asked_at = time.monotonic()
                self._device = open_speaker(
                    self._speaker, self._await_first_piece, self._callback()
                )
        with self._changed:
            self._changed.notify_all()

    def pause(self) -> None:
        """Silence at once; `play` goes on at the last sound heard."""
        with self._device_lock:
            if self._device is None:
                return
            with self._changed:
                heard_s = self.position_s
            self._close_speaker()
            with self._changed:
                self._start_over(heard_s)

    def stop(self) -> None:
        """Silence at once, and back to the start."""
        with self._device_lock:
            self._close_speaker()
            with self._changed:
                self._start_over(0.0)

    def seek(self, position_s: float) -> None:
        """Go to a place of the file, playing or not."""
        with self._changed:
            self._start_over(min(max(0.0, position_s), self._duration_s))

    def set_tempo(self, tempo: float) -> None:
        """0.5 to 2 times the speed at the same pitch; takes hold within 0.1 s while playing."""
        self._change_course(lambda course: replace(course, tempo=_within_reach(tempo)))

    def set_loop(self, loop: Span | None) -> None:
        """Repeat this stretch, at least 0.1 s long; None plays on to the end.

        Playing before the stretch runs into it, behind it goes back to its start.
        """
        self._change_course(lambda course: replace(course, loop=loop))

    def set_skips(self, spans: tuple[Span, ...]) -> None:
        """Pass over these stretches, from within 0.1 s on while playing.

        A loop that lies inside one is heard all the same.
        """
        self._change_course(lambda course: replace(course, skips=spans))

    def set_volume(self, volume: float) -> None:
        """0 (mute) to 1, at once."""
        self._volume = min(max(0.0, volume), 1.0)

    def close(self) -> None:
        """Stop and end the player's thread; `on_end` is not called any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        with self._device_lock:
            self._close_speaker()
        if threading.current_thread() is not self._worker:
            self._worker.join(END_PATIENCE_S)
        with self._changed:
            self._queue.play_from(iter(()))  # closes the file: Windows deletes none that is open

    # what plays next

    def _change_course(self, change: Callable[[Course], Course]) -> None:
        with self._changed:
            self._course, before = change(self._course), self._course
            if self._course != before:
                self._replace_source(self._head.next_s)

    def _start_over(self, position_s: float) -> None:
        self._head.jump(position_s)
        self._queue.clear()
        self._replace_source(position_s)

    def _replace_source(self, from_s: float) -> None:
        """What is decoded already plays on until the new source's first piece is there."""
        if self._path is not None:
            self._queue.play_from(pieces(self._path, from_s, self._course))
        self._changed.notify_all()

    # the player's own thread

    def _work(self) -> None:
        _import_engines()
        while True:
            with self._changed:
                if self._closed:
                    return
                source = self._queue.source if self._queue.is_hungry else None
                if source is None:
                    self._changed.wait(LOOK_EVERY_S if self.is_playing else None)
            if source is not None:
                self._feed_from(source)
            if self._is_over():
                self._finish()

    def _feed_from(self, source: Iterator[Piece]) -> None:
        error: UserError | None = None
        piece: Piece | None = None
        try:
            piece = next(source, None)
        except UserError as told:
            error = told
        with self._changed:
            if self._queue.add(source, piece) and piece is None:
                self.error = error
            self._changed.notify_all()

    def _is_over(self) -> bool:
        now = time.monotonic()
        with self._changed:
            if not self.is_playing:
                return False
            if now - self._asked_at > STALLED_S:
                self.error = SpeakerLost(self._speaker)
                return True
            return self._queue.is_over and now > self._head.heard_all_at + LAST_BUFFER_S

    def _finish(self) -> None:
        with self._device_lock:
            if not self._is_over():
                return
            self._close_speaker()
        if self.error is not None:
            log.warning("playing broke off: %s", type(self.error).__name__)
        if self._on_end is not None and not self._closed:
            self._on_end()

    # the speaker

    def _await_first_piece(self) -> None:
        """A speaker that starts with nothing to play is a whole buffer late."""
        with self._changed:
            self._head.speaker_opened()
            self._changed.wait_for(lambda: self._queue.has_begun, FIRST_PIECE_PATIENCE_S)

    def _close_speaker(self) -> None:
        with self._device_lock:
            device, self._device = self._device, None
        if device is not None:
            close_speaker(device)

    def _callback(self) -> Generator[bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield self._next_sound(wanted)

    def _next_sound(self, wanted: int) -> bytes:
        """Runs on the audio thread: at most `wanted` samples; the rest stays silent."""
        now = time.monotonic()
        with self._changed:
            self._asked_at = now
            given = self._queue.take(wanted)
            for piece in given:
                length_s = piece.frames / PLAYER_RATE_HZ
                self._head.handed_over(now, length_s, piece.start_s, piece.tempo)
                wanted -= piece.frames
            if wanted:
                self._head.silence_handed_over(now, wanted / PLAYER_RATE_HZ)
            self._changed.notify_all()
        return at_volume(b"".join(piece.pcm for piece in given), self._volume)


def _within_reach(tempo: float) -> float:
    return min(max(SLOWEST, tempo), FASTEST)


def _import_engines() -> None:
    """0.2 s, spent before the first prompt is to be heard."""
    import av
    import miniaudio  # noqa: F401
    import numpy as np

    log.debug("player ready: FFmpeg by PyAV %s, numpy %s", av.__version__, np.__version__)
