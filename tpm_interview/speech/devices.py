"""The microphones and speakers of this computer, by miniaudio.

miniaudio speaks PulseAudio (PipeWire too) or ALSA on Linux, WASAPI on Windows, CoreAudio on
macOS. Its own `Devices` class hides which device is the default, hence the calls to its C library.
"""

import ctypes
import functools
import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tpm_interview.domain.errors import NoMicrophone, NoSpeaker
from tpm_interview.domain.sound import AudioDevice

log = logging.getLogger(__name__)

APP_NAME = "TPM Interview"
ALSA_CARDS = Path("/proc/asound/cards")


@dataclass(frozen=True, slots=True)
class Found:
    """A device with what it takes to open it: miniaudio's id and backend number."""

    name: str
    is_default: bool
    is_monitor: bool
    id: bytes
    backend: int

    @property
    def as_device(self) -> AudioDevice:
        return AudioDevice(self.name, self.is_default)

    @property
    def ffi_id(self) -> Any:  # Any: cffi data
        """The id in the form that miniaudio opens a device with."""
        from miniaudio import ffi

        return ffi.from_buffer("ma_device_id *", bytearray(self.id))


def microphones(with_monitors: bool = False) -> tuple[AudioDevice, ...]:
    """Every microphone; empty without a sound server or card.

    Monitors hear what the speakers play (PulseAudio lists them as sources). Any thread; takes
    10 ms, but a sound server that hangs blocks it: never on the UI thread.
    """
    return tuple(found.as_device for found in found_microphones(with_monitors))


def speakers() -> tuple[AudioDevice, ...]:
    """Every speaker and headphone; empty without a sound server or card. Threads as above."""
    return tuple(found.as_device for found in found_devices()[0])


def find_microphone(name: str) -> Found:
    """The microphone of that name, or the default one for ""; never a monitor by default.

    A named monitor is found too. NoMicrophone where there is none.
    """
    found = _chosen(found_microphones(with_monitors=bool(name)), name)
    if found is None:
        raise NoMicrophone(name)
    return found


def find_speaker(name: str) -> Found:
    """The speaker of that name, or the default one for ""; NoSpeaker where there is none."""
    found = _chosen(found_devices()[0], name)
    if found is None:
        raise NoSpeaker(name)
    return found


def found_microphones(with_monitors: bool = False) -> tuple[Found, ...]:
    captures = found_devices()[1]
    return tuple(found for found in captures if with_monitors or not found.is_monitor)


def found_devices() -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """All playback and all capture devices."""
    from miniaudio import ffi, lib

    silence_alsa()
    context = ffi.new("ma_context *")
    backends = ffi.new("ma_backend[]", _backends())
    if lib.ma_context_init(backends, len(backends), ffi.NULL, context) != lib.MA_SUCCESS:
        return (), ()
    try:
        return _listed(context)
    finally:
        lib.ma_context_uninit(context)


def _listed(context: Any) -> tuple[tuple[Found, ...], tuple[Found, ...]]:  # Any: cffi data
    from miniaudio import ffi, lib

    lists = [ffi.new("ma_device_info **") for _ in range(2)]
    counts = [ffi.new("ma_uint32 *") for _ in range(2)]
    result = lib.ma_context_get_devices(context, lists[0], counts[0], lists[1], counts[1])
    if result != lib.MA_SUCCESS:
        log.warning("the sound server does not list its devices: %s", result)
        return (), ()
    backend = int(context.backend)
    if backend == lib.ma_backend_alsa and not _has_cards():
        return (), ()
    playbacks, captures = (
        _real(_found(infos[0][i], backend) for i in range(count[0]))
        for infos, count in zip(lists, counts, strict=True)
    )
    return playbacks, captures


def _found(info: Any, backend: int) -> Found:  # Any: cffi data
    from miniaudio import ffi

    device_id = bytes(ffi.buffer(ffi.addressof(info.id)))
    return Found(
        name=ffi.string(info.name).decode(errors="replace"),
        is_default=bool(info.isDefault),
        is_monitor=_text(device_id).endswith(".monitor"),  # names are translated, ids are not
        id=device_id,
        backend=backend,
    )


def _real(devices: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(found for found in devices if _is_real(_text(found.id), found.backend))


def _is_real(device_id: str, backend: int) -> bool:
    """Not PulseAudio's dummy for a missing card, nor ALSA's plugins: real ones name a card."""
    from miniaudio import lib

    if backend == lib.ma_backend_alsa:
        return device_id == "default" or ":" in device_id
    return device_id != "auto_null"


def _has_cards() -> bool:
    try:
        return "[" in ALSA_CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _text(device_id: bytes) -> str:
    return device_id.split(b"\0", 1)[0].decode(errors="replace")


def _chosen(devices: tuple[Found, ...], name: str) -> Found | None:
    if name:
        return next((found for found in devices if found.name == name), None)
    return next((found for found in devices if found.is_default), next(iter(devices), None))


def _backends() -> list[int]:
    """Without miniaudio's null device (it would be found where there is no sound), and JACK."""
    from miniaudio import Backend

    if sys.platform == "win32":
        chosen = [Backend.WASAPI, Backend.DSOUND, Backend.WINMM]
    elif sys.platform == "darwin":
        chosen = [Backend.COREAUDIO]
    else:
        chosen = [Backend.PULSEAUDIO, Backend.ALSA]
    return [backend.value for backend in chosen]


def close_device(device: Any) -> None:  # Any: a miniaudio device
    """Close a device and its connection to the sound server.

    miniaudio 1.71 forgets the connection in `close`; one more would stay open per recording.
    """
    import miniaudio

    context = device._context  # noqa: SLF001 - see above; nothing public reaches it
    device.close()
    miniaudio.lib.ma_context_uninit(context)


_ALSA_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)
_quiet = _ALSA_HANDLER(lambda *_: None)


@functools.cache
def silence_alsa() -> None:
    """Without a sound card ALSA prints a dozen lines to stderr; its own handler keeps it quiet."""
    if not sys.platform.startswith("linux"):
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError:
        return
    alsa.snd_lib_error_set_handler(_quiet)
