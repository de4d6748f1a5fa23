"""Reads a list in a thread of its own; nobody waits for one that was given up."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from tpm_interview.domain.found import Cancelled, Progress
from tpm_interview.ui.background import Background

Work = Callable[[Progress], object]


class Reader(QObject):
    """One reading at a time.

    Signals:
        progressed: How much is read, 0 to 1.
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

    def read(self, work: Work) -> None:
        """Give up what is being read, and do `work`."""
        self.cancel()
        given_up = self._given_up = threading.Event()

        def tell(share: float) -> None:
            if given_up.is_set():
                raise Cancelled
            self._background.post(lambda: self._unless(given_up, self.progressed, share))

        def run() -> object:
            try:
                return work(tell)
            except Cancelled:
                return None

        self._background.run(
            run,
            lambda result: self._unless(given_up, self.done, result),
            lambda error: self._unless(given_up, self.failed, error),
        )

    def cancel(self) -> None:
        """Nothing more is told of what is being read; its thread ends at its next step."""
        self._given_up.set()

    def close(self) -> None:
        self.cancel()
        self._background.close()

    def _unless(self, given_up: threading.Event, signal: SignalInstance, value: object) -> None:
        if not given_up.is_set():
            signal.emit(value)
