"""Damaged question lists through every importer: each must find something or say what is wrong.

`python benchmarks/fuzz_importers.py [files, 20000] [seed, 0]` prints JSON. With any crash it ends
with 1; a file is told by its number, which with the seed makes it again.
"""

import json
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fakes.broken_files import as_source, damaged, sound_files
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.found import Reading
from tpm_interview.formats.importers.registry import read_list


def outcome(content: bytes, format: str | None) -> str:
    """One word, or the traceback of a crash."""
    try:
        read_list(as_source("list", content), Reading(format=format), lambda share: None)
    except UserError:
        return "user errors"
    except Exception:
        return traceback.format_exc(limit=-3)
    return "findings"


def run(files: int, seed: int) -> dict[str, Any]:
    sound = sound_files()
    formats = list(sound)
    counts: dict[str, Counter[str]] = {format: Counter() for format in formats}
    crashes: dict[str, list[int]] = {}
    slowest, started = (0.0, -1), time.perf_counter()
    for number in range(files):
        dice = random.Random(f"{seed} {number}")
        format = formats[number % len(formats)]
        before = time.perf_counter()
        found = outcome(damaged(sound[format], dice), dice.choice((format, None)))
        slowest = max(slowest, (time.perf_counter() - before, number))
        if found not in ("findings", "user errors"):
            crashes.setdefault(found, []).append(number)
            found = "crashes"
        counts[format][found] += 1
    return {
        "files": files,
        "seed": seed,
        "by_format": counts,
        "crashes": [{"files": numbers[:5], "trace": trace} for trace, numbers in crashes.items()],
        "slowest_s": round(slowest[0], 3),
        "slowest_file": slowest[1],
        "seconds": round(time.perf_counter() - started, 1),
    }


if __name__ == "__main__":
    result = run(*map(int, (*sys.argv[1:], *("20000", "0")[len(sys.argv) - 1 :])))
    print(json.dumps(result, indent=2))
    sys.exit(bool(result["crashes"]))
