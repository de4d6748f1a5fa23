"""Opening the speaker: the device behind the player."""

import logging
from collections.abc import Callable, Generator
from typing import Any

from tpm_interview.domain.errors import NoSpeaker
from tpm_interview.speech.devices import APP_NAME, close_device, find_speaker
from tpm_interview.speech.patience import try_for, within
from tpm_interview.speech.tempo import PLAYER_RATE_HZ

log = logging.getLogger(__name__)

BUFFER_MS = 60
OPEN_PATIENCE_S = 3.0
CLOSE_PATIENCE_S = 0.5


def open_speaker(
    name: str, wait_for_sound: Callable[[], None], sound: Generator[bytes, int, None]
) -> Any:  # Any: miniaudio.PlaybackDevice
    """A speaker that asks `sound` for 16-bit mono samples at `PLAYER_RATE_HZ` from now on.

    "" is the default one. `wait_for_sound` is called right before it starts. NoSpeaker, at the
    latest after 3 s.
    """
    try:
        return within(OPEN_PATIENCE_S, lambda: _opened(name, wait_for_sound, sound), close_device)
    except TimeoutError:
        raise NoSpeaker("the sound server does not answer") from None


def close_speaker(device: Any) -> None:  # Any: miniaudio.PlaybackDevice
    """Silence at once; a sound server that hangs is waited for 0.5 s."""
    try_for(CLOSE_PATIENCE_S, lambda: close_device(device))


def _opened(
    name: str, wait_for_sound: Callable[[], None], sound: Generator[bytes, int, None]
) -> Any:  # Any: miniaudio.PlaybackDevice
    import miniaudio

    found = find_speaker(name)
    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=PLAYER_RATE_HZ,
            buffersize_msec=BUFFER_MS,
            # without an id the sound server may move the stream when headphones are plugged in
            device_id=found.ffi_id if name else None,
            backends=[miniaudio.Backend(found.backend)],
            app_name=APP_NAME,
        )
        wait_for_sound()
        next(sound)
        device.start(sound)
    except miniaudio.MiniaudioError as error:
        log.warning("the speaker could not be opened: %s", error)
        raise NoSpeaker(found.name) from error
    return device
