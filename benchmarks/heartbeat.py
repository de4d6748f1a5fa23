"""How regularly the window's thread comes round while an answer is recorded and recognized.

A precise 10 ms timer on the UI thread; its lateness is what the candidate would feel. The real
window on a virtual screen or offscreen, a virtual microphone, the real recognizer. Prints JSON:
intervals in milliseconds beyond 10, p50, p99 and the longest, and the peak memory of window,
recognizer and voice in MB.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fakes.virtual_audio import Child, VirtualAudio
from tpm_interview.domain.settings import Settings
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile

SOURCE = """
import sys
sys.path.insert(0, sys.argv[2])
from heartbeat import run
sys.exit(run(sys.argv[1]))
"""


def run(library: str) -> int:
    """The child's side: the app itself, and a timer beside it."""
    from tpm_interview.window import open_window

    return open_window(Path(library), _beat)


def _beat(window: Any) -> None:  # a MainWindow
    import threading

    from PySide6.QtCore import QObject, Qt, QTimer, Signal
    from PySide6.QtTest import QTest

    class Requests(QObject):
        came = Signal(str)

    beats: list[float] = []
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))

    def begin() -> None:
        beats.clear()
        timer.start(10)

    def end() -> None:
        timer.stop()
        _say([1000 * (after - before) for before, after in pairwise(beats)])

    acts: dict[str, Callable[[], object]] = {
        "space": lambda: QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Space),
        "begin": begin,
        "end": end,
        "memory": lambda: _say(_peaks_mb()),
        "close": window.close,
    }
    requests = Requests(window)
    requests.came.connect(lambda word: acts[word](), Qt.ConnectionType.QueuedConnection)

    def read() -> None:
        for line in sys.stdin:
            requests.came.emit(line.strip())

    threading.Thread(target=read, daemon=True).start()
    _say("READY")


def _peaks_mb() -> dict[str, float]:
    import psutil

    own = psutil.Process()
    found = {"window": _peak_mb(own.pid)}
    for number, child in enumerate(own.children()):
        found[f"child {number}"] = _peak_mb(child.pid)
    return found


def _peak_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


def _say(value: Any) -> None:
    print(json.dumps(value), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answer", type=Path, help="a sound file of a minute or so")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, VirtualAudio() as audio:
        library = Path(folder) / "library"
        with Library.open(library):
            SettingsFile(library / "settings.toml").write(replace(Settings(), welcomed=True))
        env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **audio.env}
        with Child(SOURCE, str(library), str(Path(__file__).parent), env=env) as window:
            window.said(60)
            time.sleep(4)
            window.tell("space")
            time.sleep(12)
            window.tell("space")
            time.sleep(5)
            window.tell("begin")
            audio.play(arguments.answer).wait()
            window.tell("end")
            beats = sorted(window.said(60))
            window.tell("memory")
            memory = window.said()
            window.tell("close")
            window.end()
    told = {
        "beats": len(beats),
        "p50_ms": round(beats[len(beats) // 2], 1),
        "p99_ms": round(beats[int(len(beats) * 0.99)], 1),
        "max_ms": round(beats[-1], 1),
        "peak_rss_mb": memory,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
