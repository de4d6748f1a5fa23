"""The voice process: starts its engines, then renders one text after the other."""

import errno
import gc
import os
import queue
import signal
import sys
import threading
import traceback
from multiprocessing.connection import Connection

from tpm_interview.domain.errors import (
    DiskFull,
    NoVoice,
    UserError,
    VoiceFailed,
)
from tpm_interview.speech.voices.messages import EngineStarted, NotRendered, Render, Rendered
from tpm_interview.speech.voices.registry import VoiceEngine, engine_class


def serve(pipe: Connection, places: dict[str, str]) -> None:
    """The process's main: engines stay on its main thread, as COM and NSRunLoop want it.

    `places` are the entries of VOICES to start.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence_stdout()
    asked: queue.SimpleQueue[Render] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, asked), daemon=True).start()
    engines: dict[str, VoiceEngine] = {}
    for name, place in places.items():
        pipe.send(_start(name, place, engines))
    gc.freeze()  # the lexicons stay; collecting after each utterance need not walk them
    while True:
        pipe.send(_render(asked.get(), engines))


def _listen(pipe: Connection, asked: "queue.SimpleQueue[Render]") -> None:
    """Ends the process with its parent, even in the middle of a rendering."""
    while True:
        try:
            asked.put(pipe.recv())
        except (EOFError, OSError):
            os._exit(0)


def _silence_stdout() -> None:
    """pyttsx3 prints "Audio saved to ...": stdout belongs to the command line's own answers."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    sys.stdout = os.fdopen(nowhere, "w")


def _start(name: str, place: str, engines: dict[str, VoiceEngine]) -> EngineStarted:
    try:
        engine = engine_class(place)()
        voices = engine.voices()
    except Exception as error:  # whatever a library raises, the other engines go on
        return EngineStarted(name, (), f"{type(error).__name__}: {error}")
    engines[name] = engine
    return EngineStarted(name, voices)


def _render(asked: Render, engines: dict[str, VoiceEngine]) -> Rendered | NotRendered:
    engine = engines.get(asked.engine)
    if engine is None:
        return NotRendered(NoVoice(f"{asked.engine}:{asked.voice}"))
    try:
        made = engine.synthesize(asked.text, asked.voice, asked.speed, asked.volume, asked.out)
    except UserError as error:
        return NotRendered(error)
    except Exception as error:  # whatever a library raises, the next prompt is spoken
        return NotRendered(_told(error), _where(error))
    return Rendered(made.duration_s, made.words)


def _told(error: Exception) -> UserError:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    return VoiceFailed(type(error).__name__)  # its text may quote the prompt


def _where(error: Exception) -> str:
    return "".join(traceback.format_tb(error.__traceback__))
