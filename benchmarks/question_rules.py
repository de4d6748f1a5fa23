"""How well the rules tell questions from the rest, over the labelled lists of the tests.

`python benchmarks/question_rules.py` prints JSON: precision and recall over questions and
follow-ups, for each list and for all; the share of follow-ups under their question; what was
missed and what was taken wrongly. The rules were made with these lists in sight, so lists that
nobody has seen give lower figures.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fakes.labelled_lists import Labelled, compared, labelled_lists


def told(results: list[Labelled]) -> dict[str, Any]:
    right = sum(result.expected - len(result.missed) for result in results)
    return {
        "expected": sum(result.expected for result in results),
        "precision": _share(right, sum(result.found for result in results)),
        "recall": _share(right, sum(result.expected for result in results)),
        "follow_ups_attached": _share(
            sum(result.attached for result in results),
            sum(result.follow_ups for result in results),
        ),
        "missed": [text for result in results for text in result.missed],
        "wrong": [text for result in results for text in result.wrong],
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


if __name__ == "__main__":
    found = [compared(path) for path in labelled_lists()]
    by_list = {result.name: told([result]) for result in found}
    print(json.dumps({"lists": by_list, "all": told(found)}, indent=2))
