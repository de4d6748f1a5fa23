"""The log file: what the app did, never what a candidate said, wrote or is called."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "tpm-interview.log"
MAX_BYTES = 1_000_000


class _QuietFile(RotatingFileHandler):
    """On a full or read-only disk the log ends; the app itself tells the candidate."""

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def write_log(library: Path) -> Path:
    """Keep a log in the library's `log` folder from now on; the file's place."""
    path = library / "log" / NAME
    handler = _QuietFile(path, maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("tpm_interview")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
