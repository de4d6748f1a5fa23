"""Work off the UI thread, results back on it.

Nothing slower than 50 ms may run on the UI thread; nothing off it may touch a widget.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from tpm_interview.domain.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")


def _ignore(result: object) -> None:
    """For work whose result nobody waits for."""


class Background(QObject):
    """One thread that takes work in order.

    An error the candidate can act on goes to `failed`; anything else is our bug and rises on the
    UI thread, to the log and the crash dialog.
    """

    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_closed = False
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object] = _ignore,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Do `work` on the thread, then call `then` or `failed` on the UI thread.

        Without `failed` a UserError rises like a bug. Once closed, nothing is done any more.
        """
        if self._is_closed:
            return
        self._pool.submit(self._do, work, then, failed)

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # not before the first paint

        return ThreadPoolExecutor(1, thread_name_prefix="background")

    def post(self, act: Callable[[], object]) -> None:
        """Call `act` on the UI thread; may be called from any thread."""
        self._settled.emit(act)

    def close(self) -> None:
        """Finish what is under way; its results are not delivered any more."""
        if self._is_closed:
            return
        self._is_closed = True
        self._settled.disconnect()
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True)

    def _do(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        failed: Callable[[UserError], object] | None,
    ) -> None:
        try:
            result = work()
        except UserError as error:
            caught = error
            if failed is None:
                self.post(lambda: _raise(caught))
            else:
                self.post(lambda: failed(caught))
        except Exception as bug:
            risen = bug
            self.post(lambda: _raise(risen))
        else:
            self.post(lambda: then(result))

    def _settle(self, act: Callable[[], object]) -> None:
        act()


def _raise(error: Exception) -> None:
    raise error


class Relay(QObject):
    """Turns a service's events, which come on its own threads, into a signal on the UI thread.

    Signals:
        happened: The event, None where a service only says that something changed.
    """

    happened = Signal(object)

    def __call__(self, event: object = None) -> None:
        self.happened.emit(event)
