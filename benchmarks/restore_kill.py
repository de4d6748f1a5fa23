"""kill -9 at random moments of `restore`: afterwards there is the old library or the new one.

Prints JSON: kills, how many hit a running restore, what the next start found, and mixtures (0).
Kills are spread over the time that a restore takes; every other one waits for the decisive moment,
when the journal is there.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.storage.backup_file import write_backup
from tpm_interview.storage.library import Library

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TAKE_BYTES = 1_000_000


def fill(folder: Path, takes: int) -> None:
    with Library.open(folder) as library:
        plan, question = DEFAULT_PLANS[Mode.PRACTICE], NewPrompt("q", f"{takes} times?")
        prompt = library.sessions.begin(plan, [question], NOW).prompts[0]
        for _ in range(takes):
            take = library.sessions.begin_take(prompt.id, NOW)
            recording = library.recordings.begin(take.id)
            recording.write(os.urandom(TAKE_BYTES))
            recording.finish()
            library.sessions.finish_take(take.id, recording.duration_s, TakeState.RECORDED)
    (folder / "settings.toml").write_text(f"# {takes}\n")


def fingerprint(folder: Path) -> str:
    """Of rows, recordings and settings together."""
    digest = hashlib.sha256((folder / "settings.toml").read_bytes())
    for path in sorted((folder / "recordings").glob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw:
        for table in ("session", "prompt", "take"):
            digest.update(repr(raw.execute(f"SELECT * FROM {table}").fetchall()).encode())
    return digest.hexdigest()


def command(library: Path, *words: str | Path) -> list[str]:
    return [sys.executable, "-m", "tpm_interview", "--library", str(library), *map(str, words)]


def killed(library: Path, file: Path, after_s: float, at_journal: bool) -> bool:
    """Whether the restore was still running."""
    with subprocess.Popen(command(library, "restore", file), stdout=subprocess.DEVNULL) as run:
        if at_journal:
            while not (library / "restore.json").exists() and run.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    run.wait(0.0002)
        else:
            with suppress(subprocess.TimeoutExpired):
                run.wait(after_s)
        run.kill()
    return run.returncode != 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        old, new, file = (Path(place) / name for name in ("old", "new", "new.zip"))
        fill(old, 20)
        fill(new, 40)
        write_backup(new, file, "0", NOW)
        names = {fingerprint(old): "old", fingerprint(new): "new"}
        begun = time.monotonic()
        subprocess.run(
            command(Path(place) / "timed", "restore", file), check=True, stdout=subprocess.DEVNULL
        )
        whole_s = time.monotonic() - begun
        for number in range(arguments.kills):
            library = Path(place) / "library"
            shutil.copytree(old, library)
            hit = killed(library, file, rng.uniform(0, 1.2 * whole_s), number % 2 == 1)
            found["hit"] += hit
            found["half-way"] += (library / "restore.json").exists()
            found["unpacking"] += (library / "restore.part").exists()
            subprocess.run(
                command(library, "sessions", "list"), check=True, stdout=subprocess.DEVNULL
            )
            found[names.get(fingerprint(library), "mixture")] += 1
            shutil.rmtree(library)
    kinds = ("hit", "unpacking", "half-way", "old", "new", "mixture")
    print(json.dumps({"kills": arguments.kills, **{kind: found[kind] for kind in kinds}}))


if __name__ == "__main__":
    main()
