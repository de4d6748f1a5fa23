"""Process start to first painted window, against a bare PySide6 QMainWindow in the same run.

Prints JSON: medians in seconds and their ratio. Each run is a fresh process on a library that
exists already; a library made at first start is measured apart.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("PAINTED", flush=True)
        QApplication.exit(0)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = """
from PySide6.QtCore import QEvent, QObject
from tpm_interview.window import open_window
class FirstPaint(QObject):
    def __init__(self, window):
        super().__init__(window)
        window.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("PAINTED", flush=True)
            import os
            os._exit(0)
        return False
open_window(None, FirstPaint)
"""


def painted_s(program: str, environment: dict[str, str]) -> float:
    """Seconds from starting the process to its line PAINTED."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("PAINTED"):
                took_s = time.perf_counter() - begun
                process.kill()
                return took_s
    raise RuntimeError("the window was never painted")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "TPM_INTERVIEW_LIBRARY": str(Path(folder) / "library"),
        }
        subprocess.run(
            [sys.executable, "-m", "tpm_interview", "questions", "list", "--json"],
            env=environment,
            check=True,
            capture_output=True,
        )
        both = [(painted_s(BARE, environment), painted_s(OURS, environment)) for _ in range(runs)]
    bare, ours = (statistics.median(column) for column in zip(*both, strict=True))
    told = {"runs": runs, "bare_s": bare, "window_s": ours, "ratio": ours / bare}
    print(json.dumps({k: round(v, 3) for k, v in told.items()}))


if __name__ == "__main__":
    main()
