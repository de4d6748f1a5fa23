"""The real window in a process of its own, telling on request what it shows."""

import json
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from typing import Any, Self

from fakes.virtual_audio import Child

PATIENCE_S = 60.0
SOURCE = """
import sys
from pathlib import Path
from fakes.window_driver import run
sys.exit(run(Path(sys.argv[1])))
"""


class WindowDriver(Child):
    """Starts the app on a library; `shown` asks for the visible texts, `until` waits for one."""

    def __init__(self, library: Path, env: dict[str, str]) -> None:
        super().__init__(SOURCE, str(library), env=env)

    def __enter__(self) -> Self:
        super().__enter__()
        assert self.said(PATIENCE_S) == "READY"
        return self

    def shown(self) -> str:
        """Every text the candidate can see now, one a line."""
        self.tell("texts")
        return "\n".join(self.said(PATIENCE_S))

    def until(self, *words: str, patience_s: float = PATIENCE_S) -> str:
        """Wait till all `words` are to be seen, in whatever case; everything shown then."""
        end = time.monotonic() + patience_s
        while True:
            shown = self.shown()
            if all(word.casefold() in shown.casefold() for word in words):
                return shown
            assert time.monotonic() < end, f"{words} not to be seen in:\n{shown}\n{self.stderr}"
            time.sleep(0.1)

    def until_gone(self, words: str, patience_s: float = PATIENCE_S) -> None:
        """Wait till `words` are no longer to be seen."""
        end = time.monotonic() + patience_s
        while words.casefold() in self.shown().casefold():
            assert time.monotonic() < end, f"{words} still to be seen"
            time.sleep(0.1)

    def where(self, words: str, patience_s: float = PATIENCE_S) -> tuple[int, int]:
        """Middle of the button that says `words`, on the screen; waits till it can be clicked.

        It must stand still for a moment: a banner that comes above it moves it away.
        """
        end = time.monotonic() + patience_s
        before = None
        while True:
            self.tell(f"where {words}")
            found = self.said(PATIENCE_S)
            if found and found == before:
                return found[0], found[1]
            before = found
            assert time.monotonic() < end, f"no button {words} in:\n{self.shown()}\n{self.stderr}"
            time.sleep(0.2)

    def recognizer(self) -> int:
        """Process id of the recognizer that runs now."""
        self.tell("recognizer")
        pid: int = self.said(PATIENCE_S)
        return pid

    def kill(self) -> None:
        """As `kill -9` does: no farewell."""
        self._process.kill()
        self.end(PATIENCE_S)

    def picture(self, path: Path) -> None:
        """Save a picture of the window."""
        self.tell(f"picture {path}")
        assert self.said(PATIENCE_S) == "saved"

    def drop(self, file: Path) -> None:
        """Drop a file into the middle of the page that is shown."""
        self.tell(f"drop {file}")
        assert self.said(PATIENCE_S) == "dropped"

    def close_window(self) -> int:
        """Close the window as its cross would; the exit code of the app."""
        self.tell("close")
        return self.end(PATIENCE_S)


def run(library: Path) -> int:
    """The child's side: the app's own start, and a thread that reads requests."""
    from tpm_interview.window import open_window

    return open_window(library, _listen)


def _listen(window: Any) -> None:  # a MainWindow; this module must not load Qt in the parent
    from PySide6.QtCore import QObject, Qt, Signal

    class Requests(QObject):
        came = Signal(str)

    requests = Requests(window)
    requests.came.connect(lambda line: _answer(window, line), Qt.ConnectionType.QueuedConnection)

    def read() -> None:
        for line in sys.stdin:
            requests.came.emit(line.strip())

    threading.Thread(target=read, daemon=True).start()
    _when_active(window, lambda: _say("READY"))


def _when_active(window: Any, then: Callable[[], None]) -> None:
    """Keys reach a window only once the window manager has made it the active one."""
    from PySide6.QtCore import QTimer

    timer = QTimer(window)

    def look() -> None:
        if window.isActiveWindow():
            timer.stop()
            then()

    timer.timeout.connect(look)
    timer.start(20)


def _answer(window: Any, line: str) -> None:
    word, _, argument = line.partition(" ")
    if word == "texts":
        _say(_texts(window))
    elif word == "where":
        _say(_where(window, argument))
    elif word == "recognizer":
        _say(next(each.pid for each in active_children() if each.name == "recognizer"))
    elif word == "picture":
        window.grab().save(argument)
        _say("saved")
    elif word == "drop":
        _drop(window, argument)
        _say("dropped")
    elif word == "close":
        window.close()


def _texts(window: Any) -> list[str]:
    from PySide6.QtWidgets import QMenu, QWidget

    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            words = getattr(widget, "text", str)()
            found.append(words or widget.accessibleName())
            if isinstance(widget, QMenu):
                found += [action.text() for action in widget.actions()]
    return [text for text in found if isinstance(text, str) and text]


def _where(window: Any, words: str) -> tuple[int, int] | None:
    from PySide6.QtWidgets import QAbstractButton

    for button in window.findChildren(QAbstractButton):
        said = button.text() or button.accessibleName()
        if button.isVisible() and button.isEnabled() and words in said:
            middle = button.mapToGlobal(button.rect().center())
            return middle.x(), middle.y()
    return None


def _drop(window: Any, file: str) -> None:
    """As a file manager does it, since xdotool cannot drag out of one."""
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(file)])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    target = window.childAt(window.rect().center())
    while not target.acceptDrops():
        target = target.parentWidget()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(9, 9), action, dragged, button, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), action, dragged, button, none))


def _say(value: Any) -> None:
    print(json.dumps(value), flush=True)  # noqa: T201 - the pipe to the test
