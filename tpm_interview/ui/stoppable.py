"""Work in a thread of its own that tells how far it is; nobody waits for what was given up."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from tpm_interview.domain.progress import Cancelled, Progress
from tpm_interview.ui.background import Background

Work = Callable[[Progress], object]


def watched(
    stop: threading.Event, background: Background, show: Callable[[float], object]
) -> Progress:
    """Ends the work once `stop` is set; until then `show` is called on the UI thread.

    With whole percents alone: thousands of steps would flood the window.
    """
    told = -1

    def on_progress(share: float) -> None:
        nonlocal told
        if stop.is_set():
            raise Cancelled
        percent = int(100 * share)
        if percent != told:
            told = percent
            background.post(lambda: show(share))

    return on_progress


class Stoppable(QObject):
    """One piece of work at a time.

    Signals:
        progressed: How much is done, 0 to 1.
        done: What the work gave.
        failed: The UserError that it met.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._given_up = threading.Event()

    def run(self, work: Work) -> None:
        """Give up what is under way, and do `work`."""
        self.cancel()
        given_up = self._given_up = threading.Event()

        def progressed(share: float) -> None:
            self._unless(given_up, self.progressed, share)

        tell = watched(given_up, self._background, progressed)

        def done() -> object:
            try:
                return work(tell)
            except Cancelled:
                return None

        self._background.run(
            done,
            lambda result: self._unless(given_up, self.done, result),
            lambda error: self._unless(given_up, self.failed, error),
        )

    def cancel(self) -> None:
        """Nothing more is told of what is under way; its thread ends at its next step."""
        self._given_up.set()

    def close(self) -> None:
        self.cancel()
        self._background.close()

    def _unless(self, given_up: threading.Event, signal: SignalInstance, value: object) -> None:
        if not given_up.is_set():
            signal.emit(value)
