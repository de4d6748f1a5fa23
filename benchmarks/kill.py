"""kill -9 at random moments of a live rehearsal: what is lost.

Prints JSON: takes lost, and for each kill the seconds of sound that were spoken and not kept.
A file is fed at speaking speed as the microphone; the feeder's clock is the reference.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tpm_interview.storage.library import Library


def killed_after(answer: Path, library: Path, after_s: float) -> float:
    """Start a live rehearsal, kill it; seconds between first sound kept and the kill."""
    command = [sys.executable, "-m", "tpm_interview", "--library", str(library)]
    process = subprocess.Popen(
        [*command, "rehearse", "--live", "--answer", str(answer)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    parts = library / "recordings"
    while not list(parts.glob("*.part")):
        time.sleep(0.002)
    begun = time.monotonic()
    time.sleep(after_s)
    spoken_s = time.monotonic() - begun
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return spoken_s


def kept_s(library: Path) -> float | None:
    """Length of the newest take after recovery; None if there is none."""
    command = [sys.executable, "-m", "tpm_interview", "--library", str(library)]
    told = subprocess.run(
        [*command, "sessions", "list", "--json"], capture_output=True, text=True, check=True
    )
    takes = [take for session in json.loads(told.stdout) for take in session["takes"]]
    if len(takes) != 1 or takes[0]["state"] != "recorded":
        return None
    with Library.open(library, read_only=True) as opened:
        name = opened.sessions.take(takes[0]["id"]).audio_file
        assert name is not None
        assert opened.recordings.resolve(name).stat().st_size > 44
    return float(takes[0]["duration_s"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answer", type=Path, help="a sound file of a minute or so")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    takes_lost, losses = 0, []
    for _ in range(arguments.kills):
        with tempfile.TemporaryDirectory() as folder:
            library = Path(folder) / "library"
            spoken_s = killed_after(arguments.answer, library, rng.uniform(0.3, 12.0))
            length_s = kept_s(library)
            takes_lost += length_s is None
            losses.append(max(0.0, spoken_s - (length_s or 0.0)))
    told = {
        "kills": arguments.kills,
        "takes_lost": takes_lost,
        "sound_lost_s_max": round(max(losses), 3),
        "sound_lost_s_median": round(statistics.median(losses), 3),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
