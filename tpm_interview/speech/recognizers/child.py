"""The recognizer's process: starts, reads requests, ends with its parent.

Imported by the parent too, so nothing heavy stands at module level.
"""

import ctypes
import logging
import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.hearing import RecognizerDied, RecognizerReady
from tpm_interview.domain.settings import RecognizerSettings

log = logging.getLogger(__name__)
NICENESS = 10
M_ARENA_MAX = -8  # malloc.h


def run(connection: Connection, settings: RecognizerSettings, cache: Path) -> None:
    """Serve requests until the pipe ends; the last words of a failed start are RecognizerDied."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    threads = max(1, (os.cpu_count() or 1) - 1)
    be_modest(threads)
    from tpm_interview.speech.recognizers.registry import load
    from tpm_interview.speech.recognizers.work import Work

    # Only now: unpickling must import nothing while this thread still imports
    requests: queue.SimpleQueue[object] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, requests), daemon=True).start()
    try:
        recognizer = load(settings, threads, cache)
    except UserError as error:
        connection.send(RecognizerDied((), error))
        return
    connection.send(RecognizerReady(recognizer.name, recognizer.model))
    Work(recognizer, connection.send).serve(requests)


def be_modest(threads: int) -> None:
    """The window, the microphone and the voice go first; set before any engine is loaded.

    Windows has no `nice`; there fewer threads than cores have to do.
    """
    if sys.platform != "win32":
        os.nice(NICENESS)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = str(min(2, threads))
    os.environ["HF_HUB_OFFLINE"] = "1"
    _share_memory()


def _share_memory() -> None:
    """One arena for all threads: glibc's arena for each thread costs 45 MB here."""
    if sys.platform.startswith("linux"):
        with suppress(AttributeError):  # another C library than glibc
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def _receive(connection: Connection, requests: "queue.SimpleQueue[object]") -> None:
    """Empty the pipe at once, so that feeding never waits for a decode; end with the parent."""
    try:
        while True:
            requests.put(connection.recv())
    except (EOFError, OSError):
        pass  # the parent closed the pipe or is gone
    except Exception:
        log.exception("A request could not be read")
    os._exit(0)  # nothing here is worth saving, and a decode cannot be interrupted
