"""How fast and how exactly answers are written down; prints JSON.

    python benchmarks/recognition.py --speech FOLDER [--fast]

FOLDER holds recordings and a manifest.csv (file, kind, reference). Each recording goes through
the recognizer's process as a file; `long_answer.wav` also live, at speaking speed (--fast: as
fast as it can be read). Measured: the wait from its end to the complete words, word errors of the
kept text against faster-whisper's own whole-file pass, um and uh kept, peak memory of the process.
"""

import argparse
import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _baseline import whole_file_texts
from _hearing import Session
from _scores import Score, scored, summed

LIVE = "long_answer.wav"


@dataclass(frozen=True, slots=True)
class Sample:
    path: Path
    reference: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speech", type=Path, required=True)
    parser.add_argument("--fast", action="store_true", help="feed the live answer without waiting")
    options = parser.parse_args()
    print(json.dumps(measured(_samples(options.speech), options.fast), indent=2))


def measured(samples: list[Sample], is_fast: bool) -> dict[str, Any]:
    paths = [sample.path for sample in samples]
    session = Session()
    try:
        kept = {path.name: session.from_disk(path) for path in paths}
        live = next((p for p in paths if p.name == LIVE), paths[-1])
        lived = session.live(live, is_fast)
        peak_mb = session.peak_mb()
    finally:
        session.close()
    plain = whole_file_texts(paths)
    references = {sample.path.name: sample.reference for sample in samples}
    ours = {name: scored(references[name], found.text) for name, found in kept.items()}
    theirs = {
        way: {name: scored(references[name], text) for name, text in texts.items()}
        for way, texts in plain.items()
    }
    reference = references[live.name]
    return {
        "live": {
            "file": live.name,
            "is_at_speaking_speed": not is_fast,
            "wait_s": round(lived.finished.wait_s, 2),
            "wait_cpu_s": round(lived.wait_cpu_s, 2),
            "windowed": scored(reference, lived.finished.recognition.text).told(),
            "kept": scored(reference, lived.kept.recognition.text).told(),
            "updates_while_speaking": lived.updates,
        },
        "kept": summed(ours.values()).told(),
        "faster_whisper": {way: summed(found.values()).told() for way, found in theirs.items()},
        "wer_difference_points": {
            way: round(summed(ours.values()).wer - summed(found.values()).wer, 2)
            for way, found in theirs.items()
        },
        "peak_rss_mb": peak_mb,
        "files": {name: _row(ours[name], theirs, name) for name in ours},
    }


def _row(ours: Score, theirs: dict[str, dict[str, Score]], name: str) -> dict[str, Any]:
    return {**ours.told(), **{way: round(found[name].wer, 2) for way, found in theirs.items()}}


def _samples(folder: Path) -> list[Sample]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        sys.exit(f"{folder / 'manifest.csv'} names no recordings")
    return [Sample(folder / row["file"], row["reference"]) for row in rows]


if __name__ == "__main__":
    main()
