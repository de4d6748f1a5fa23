"""The microphone: 16 kHz mono 16-bit sound, none of it lost, and a word when it stops."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Generator
from typing import Any, Final

from tpm_interview.domain.errors import MicrophoneLost, NoMicrophone, UserError
from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.speech.devices import (
    APP_NAME,
    Found,
    close_device,
    find_microphone,
    found_microphones,
)
from tpm_interview.speech.patience import try_for, within

log = logging.getLogger(__name__)

PERIOD_MS = 20
PERIODS = 100
"""2 s held by the sound server while this process gets no time: nothing lost under load."""
CHUNK_BYTES = RATE_HZ // 10 * 2
NO_DATA_S = 1.5
"""A sound server that dies calls nobody back: the data just stops."""
FIRST_DATA_S = 3.0
"""A Bluetooth headset takes a while to switch to its microphone."""
LOOK_EVERY_S = 0.5
OPEN_PATIENCE_S = 3.0
CLOSE_PATIENCE_S = 0.5


class _End:
    """What the pump finds in the queue behind the last sound."""


_CLOSED: Final = _End()
_UNPLUGGED: Final = _End()


class Microphone:
    """One opening of a microphone; a new one is made to record again.

    `on_sound` gets chunks of at most 100 ms, about 20 ms old, on a thread of this microphone.
    `on_lost` comes once, after all that was captured, when the microphone was unplugged or its
    sound server died; MicrophoneLost, or the UserError that `on_sound` raised (a full disk).
    Neither is called after `close` has returned. The name "" takes the system's default.
    """

    def __init__(
        self,
        name: str,
        on_sound: Callable[[bytes], None],
        on_lost: Callable[[UserError], None],
    ) -> None:
        self.device_name = name
        """The name of the device that was opened; before that the name asked for."""
        self._name = name
        self._on_sound = on_sound
        self._on_lost = on_lost
        self._captured: queue.SimpleQueue[bytearray | _End] = queue.SimpleQueue()
        self._device: Any = None  # miniaudio.CaptureDevice
        self._closing = threading.Event()
        self._arrived = threading.Semaphore(0)
        self._device_lock = threading.Lock()
        self._pump: threading.Thread | None = None

    def open(self) -> None:
        """Start to record. NoMicrophone, at the latest after 3 s. Takes 20 ms as a rule."""
        try:
            found, self._device = within(
                OPEN_PATIENCE_S, self._opened, lambda opened: close_device(opened[1])
            )
        except TimeoutError:
            raise NoMicrophone("the sound server does not answer") from None
        self.device_name = found.name
        self._pump = threading.Thread(target=self._deliver, name="microphone", daemon=True)
        self._pump.start()
        threading.Thread(
            target=self._watch, args=(found,), name="microphone watch", daemon=True
        ).start()

    def close(self) -> None:
        """Stop; all sound captured up to now is delivered before this returns (about 40 ms).

        May be called twice, or from the callbacks.
        """
        from_callback = threading.current_thread() is self._pump
        if not self._closing.is_set() and not from_callback:
            self._await_last_words()
        self._closing.set()
        self._close_device()
        self._captured.put(_CLOSED)
        if self._pump is not None and not from_callback:
            self._await_pump(self._pump)

    def _await_pump(self, pump: threading.Thread) -> None:
        """A slow disk may take its time, as long as it takes anything at all."""
        while pump.is_alive():
            before = self._captured.qsize()
            pump.join(OPEN_PATIENCE_S)
            if self._captured.qsize() >= before:
                return

    def _opened(self) -> tuple[Found, Any]:
        import miniaudio

        found = find_microphone(self._name)
        try:
            device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                device_id=found.ffi_id,
                backends=[miniaudio.Backend(found.backend)],
                app_name=APP_NAME,
            )
            device.start(_into(self._captured))
        except miniaudio.MiniaudioError as error:
            log.warning("%s could not be opened: %s", found.name, error)
            raise NoMicrophone(found.name) from error
        return found, device

    def _deliver(self) -> None:
        """The pump: hands sound on and notices when there is none."""
        heard_at = time.monotonic()
        patience_s = FIRST_DATA_S
        while True:
            try:
                piece = self._captured.get(timeout=PERIOD_MS * 5 / 1000)
            except queue.Empty:
                if time.monotonic() - heard_at > patience_s:
                    self._lose(MicrophoneLost(self.device_name))
                    return
                continue
            if piece is _CLOSED:
                return
            if isinstance(piece, _End):
                self._lose(MicrophoneLost(self.device_name))
                return
            heard_at = time.monotonic()
            patience_s = NO_DATA_S
            if not self._handed_on(piece):
                return
            self._arrived.release()

    def _handed_on(self, piece: bytearray) -> bool:
        try:
            for start in range(0, len(piece), CHUNK_BYTES):
                self._on_sound(bytes(piece[start : start + CHUNK_BYTES]))
        except UserError as error:
            self._lose(error)
            return False
        except BaseException:
            self._close_device()
            raise
        return True

    def _lose(self, error: UserError) -> None:
        if self._closing.is_set():
            return
        log.warning("%s is lost: %s", self.device_name, type(error).__name__)
        self._close_device()
        if isinstance(error, MicrophoneLost):
            self._deliver_rest()
        self._closing.set()
        self._on_lost(error)

    def _deliver_rest(self) -> None:
        while not self._captured.empty():
            piece = self._captured.get()
            if not isinstance(piece, _End):
                self._on_sound(bytes(piece))

    def _await_last_words(self) -> None:
        """What is spoken now arrives with the next period or the one after."""
        if self._pump is None or not self._pump.is_alive():
            return
        while self._arrived.acquire(blocking=False):
            pass
        for _ in range(2):
            self._arrived.acquire(timeout=PERIOD_MS * 3 / 1000)

    def _watch(self, found: Found) -> None:
        """PulseAudio moves an unplugged microphone's stream to another source, even a monitor."""
        while not self._closing.wait(LOOK_EVERY_S):
            there = {device.id for device in found_microphones(with_monitors=True)}
            if there and found.id not in there:
                self._captured.put(_UNPLUGGED)
                return

    def _close_device(self) -> None:
        with self._device_lock:
            device, self._device = self._device, None
        if device is not None:
            try_for(CLOSE_PATIENCE_S, lambda: close_device(device))


def _into(captured: queue.SimpleQueue[bytearray | _End]) -> Generator[None, bytearray, None]:
    """The audio thread's part: only append."""

    def capture() -> Generator[None, bytearray, None]:
        while True:
            captured.put((yield))

    sink = capture()
    next(sink)
    return sink
