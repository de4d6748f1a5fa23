"""Calls into a sound server, which may never come back."""

import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def within(patience_s: float, call: Callable[[], T], discard: Callable[[T], None]) -> T:
    """What `call` returns or raises; TimeoutError when it takes longer.

    It runs in a thread of its own. A result that comes too late goes to `discard`, so that no
    microphone stays open behind our back.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    lock = threading.Lock()
    done = threading.Event()
    given_up = False

    def run() -> None:
        try:
            result = call()
        except BaseException as error:
            errors.append(error)
            done.set()
            return
        with lock:
            if not given_up:
                results.append(result)
                done.set()
                return
        discard(result)

    threading.Thread(target=run, name="sound server call", daemon=True).start()
    done.wait(patience_s)
    with lock:
        given_up = not done.is_set()
    if errors:
        raise errors[0]
    if given_up:
        raise TimeoutError
    return results[0]


def try_for(patience_s: float, call: Callable[[], None]) -> None:
    """Like `within` for a call whose delay does not matter, such as closing a device."""
    with contextlib.suppress(TimeoutError):
        within(patience_s, call, lambda _: None)
