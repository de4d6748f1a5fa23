"""espeak-ng from the wheel of espeakng-loader, for pyttsx3 on Linux."""

import ctypes
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

WITHOUT_DICTIONARY = frozenset({"gmq/fo", "trk/kaa", "art/xex"})
"""Voices that espeakng-loader 0.2.4 lists but cannot speak."""
LONGEST_PATH = 140
"""libespeak-ng ends the process (`exit(1)`) for a data path over about 158 bytes."""


def preload() -> None:
    """Let pyttsx3 2.99, which knows only `libespeak-ng.so.1`, find the wheel's own library.

    Raises FileNotFoundError without its data: libespeak-ng itself would end the process.
    """
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = str(short(data_folder()))
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def data_folder() -> Path:
    import espeakng_loader

    folder = Path(espeakng_loader.get_data_path())
    if not (folder / "phontab").is_file():
        raise FileNotFoundError(folder / "phontab")
    return folder


def short(folder: Path) -> Path:
    """The folder, or a link of ours to it in the temporary folder where its path is too long."""
    encoded = os.fsencode(folder)
    if len(encoded) <= LONGEST_PATH:
        return folder
    name = f"espeak-{os.getuid()}-{hashlib.sha256(encoded).hexdigest()[:8]}"
    link = Path(tempfile.gettempdir()) / name
    if not link.is_symlink():
        link.symlink_to(folder)
    if link.resolve() != folder.resolve():
        raise FileNotFoundError(folder)
    return link


def listen(
    engine: Any,  # pyttsx3 has no types
    on_word: Callable[[int, float], None],
    on_error: Callable[[Exception], None],
) -> None:
    """Hear of each word's offset and start in seconds, and of a file that can't be written.

    pyttsx3's own word event has no time in it, and its error is lost in C and the loop goes on.
    """
    from pyttsx3.drivers import _espeak

    driver = engine.proxy._driver  # noqa: SLF001 - pyttsx3 has no public way to it
    write = driver._onSynth  # noqa: SLF001
    ends = (_espeak.EVENT_LIST_TERMINATED, _espeak.EVENT_MSG_TERMINATED)

    def hear(wav: Any, samples: int, events: Any) -> int:  # C pointers
        index = 0
        while events[index].type not in ends:
            event = events[index]
            if event.type == _espeak.EVENT_WORD:
                on_word(event.text_position - 1, event.audio_position / 1000)
            index += 1
        try:
            return int(write(wav, samples, events))
        except Exception as error:  # nothing above would catch it
            on_error(error)
            driver.endLoop()
            return 1

    _espeak.SetSynthCallback(hear)
