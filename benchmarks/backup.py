"""Backup and restore of a library with a gigabyte of recordings: time, memory, stopping.

Prints JSON. `backup` and `restore` are real commands; their peak memory stands beside that of a
command that only opens the library. Stopping is measured inside one process: from the wish to the
moment at which nothing is left of the work.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tpm_interview.domain.progress import Cancelled, Progress
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.storage.backup_file import write_backup
from tpm_interview.storage.library import Library
from tpm_interview.storage.restoring import restore

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TAKE_BYTES = 2_000_000


def fill(folder: Path, megabytes: int) -> int:
    """A library with so much noise in it; how many takes."""
    takes = megabytes * 1_000_000 // TAKE_BYTES
    with Library.open(folder) as library:
        plan, question = DEFAULT_PLANS[Mode.PRACTICE], NewPrompt("q", "Why?")
        prompt = library.sessions.begin(plan, [question], NOW).prompts[0]
        for _ in range(takes):
            take = library.sessions.begin_take(prompt.id, NOW)
            recording = library.recordings.begin(take.id)
            recording.write(os.urandom(TAKE_BYTES))
            recording.finish()
            library.sessions.finish_take(take.id, recording.duration_s, TakeState.RECORDED)
    return takes


def measured(library: Path, *words: str | Path) -> tuple[float, float]:
    """Seconds and peak memory in MB of a command."""
    command = [sys.executable, "-m", "tpm_interview", "--library", str(library), *map(str, words)]
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"{words[0]} ended with {run.returncode}")
    return time.monotonic() - begun, used.ru_maxrss / 1024


def stopped_after_s(work: Callable[[Progress], object], share: float) -> float:
    """Seconds from the wish to stop, at that share of the work, to the end of tidying up.

    The wish comes right after the work has asked, as late as it can.
    """
    wished: list[float] = []

    def on_progress(done: float) -> None:
        if wished:
            raise Cancelled
        if done >= share:
            wished.append(time.monotonic())

    try:
        work(on_progress)
    except Cancelled:
        return time.monotonic() - wished[0]
    return 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    megabytes: int = parser.parse_args().megabytes
    with tempfile.TemporaryDirectory() as place:
        library, other, file = (Path(place) / name for name in ("library", "other", "b.zip"))
        takes = fill(library, megabytes)
        _, open_mb = measured(library, "sessions", "list")
        backup_s, backup_mb = measured(library, "backup", file)
        restore_s, restore_mb = measured(other, "restore", file)
        shares = (0.05, 0.3, 0.6, 0.9, 0.95)
        backup_stops = [
            stopped_after_s(lambda told: write_backup(library, file, "0", NOW, told), share)
            for share in shares
        ]
        restore_stops = [
            stopped_after_s(lambda told: restore(other, file, NOW, told), share) for share in shares
        ]
    told = {
        "recordings": takes,
        "megabytes": megabytes,
        "opening_peak_mb": round(open_mb, 1),
        "backup_s": round(backup_s, 2),
        "backup_peak_mb": round(backup_mb, 1),
        "restore_s": round(restore_s, 2),
        "restore_peak_mb": round(restore_mb, 1),
        "backup_stop_ms_max": round(max(backup_stops) * 1000, 1),
        "restore_stop_ms_max": round(max(restore_stops) * 1000, 1),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
