"""A process that is killed between two steps."""

import os
import signal
from collections.abc import Callable

Watch = Callable[[str], None]


def killed(do: Callable[[Watch], object], at_step: int) -> bool:
    """Does it in a process that kills itself before a step; whether it came so far."""
    child = os.fork()
    if child == 0:
        steps = iter(range(10_000))

        def watch(step: str) -> None:
            if next(steps) == at_step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            do(watch)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
