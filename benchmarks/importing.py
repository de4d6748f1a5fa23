"""How long a list of 5,000 questions takes to be looked at and taken in, and what 100 MB cost.

Each list is read by a process of its own through the services that window and command line use,
into a library that holds the shipped questions and as many others as the list has. The lists are
made of the shipped questions' words; those of 100 MB hold answers of 120 words under each question.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tpm_interview.app import App
from tpm_interview.domain.offer import Decision, Pick
from tpm_interview.domain.question import Question

COUNT = 5_000
BIG_MB = 100
ANSWER_WORDS = 120
OPENINGS = ("Tell me about a time", "How do you", "What would you do if", "Describe how", "Why")


def words_of(questions: Iterable[Question]) -> list[str]:
    return [word.strip("?.,") for question in questions for word in question.text.split()]


def made(vocabulary: list[str], rng: random.Random) -> str:
    length = rng.randint(6, 16)
    middle = " ".join(rng.choice(vocabulary) for _ in range(length))
    return f"{rng.choice(OPENINGS)} {middle}?"


def write_csv(path: Path, vocabulary: list[str], rng: random.Random, megabytes: float) -> None:
    """`megabytes` 0 writes COUNT rows without answers."""
    with path.open("w", encoding="utf-8") as file:
        file.write("Category,Question,Answer\n")
        for number in rows(file.tell, megabytes):
            answer = prose(vocabulary, rng) if megabytes else ""
            file.write(f'Topic {number % 12},"{made(vocabulary, rng)}","{answer}"\n')


def write_markdown(path: Path, vocabulary: list[str], rng: random.Random, megabytes: float) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in rows(file.tell, megabytes):
            if number % 50 == 0:
                file.write(f"\n## Topic {number // 50}\n\n")
            answer = f"\n\n   {prose(vocabulary, rng)}\n" if megabytes else ""
            file.write(f"{number % 50 + 1}. {made(vocabulary, rng)}{answer}\n")


def write_text(path: Path, vocabulary: list[str], rng: random.Random, megabytes: float) -> None:
    with path.open("w", encoding="utf-8") as file:
        for _ in rows(file.tell, megabytes):
            file.write(f"{made(vocabulary, rng)}\n")


def write_json(path: Path, vocabulary: list[str], rng: random.Random, megabytes: float) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"questions": [\n')
        for _ in rows(file.tell, megabytes):
            answer = prose(vocabulary, rng) if megabytes else ""
            entry = {"question": made(vocabulary, rng), "answer": answer}
            file.write(f"{json.dumps(entry)},\n")
        file.write('{"question": "Why?"}]}\n')


WRITERS = {"csv": write_csv, "md": write_markdown, "txt": write_text, "json": write_json}


def rows(tell: object, megabytes: float) -> Iterable[int]:
    """Numbers up to COUNT, or until the file is large enough."""
    assert callable(tell)
    number = 0
    while (tell() < megabytes * 1e6) if megabytes else (number < COUNT):
        yield number
        number += 1


def prose(vocabulary: list[str], rng: random.Random) -> str:
    return "I " + " ".join(rng.choices(vocabulary, k=ANSWER_WORDS)) + "."


def measure(library: Path, file: Path, commits: bool) -> dict[str, object]:
    """Inside a process of its own."""
    app = App(library)
    app.open()
    began = time.perf_counter()
    preview = app.importing.preview_file(file)
    told: dict[str, object] = {
        "questions": len(preview.offers),
        "preview_s": round(time.perf_counter() - began, 3),
        "cut_at": preview.findings.cut_at,
    }
    if commits:
        picks = [Pick(each.found, Decision.ADD) for each in preview.offers]
        began = time.perf_counter()
        app.importing.commit(picks, preview)
        told["commit_s"] = round(time.perf_counter() - began, 3)
    app.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**told, "peak_rss_mb": round(peak)}


def in_child(library: Path, file: Path, commits: bool) -> dict[str, object]:
    words = [sys.executable, __file__, "--measure", str(library), str(file)]
    done = subprocess.run(
        [*words, *(["--commits"] if commits else [])], capture_output=True, text=True, check=True
    )
    told: dict[str, object] = json.loads(done.stdout)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs=2, type=Path)
    parser.add_argument("--commits", action="store_true")
    parser.add_argument("--big-mb", type=float, default=BIG_MB)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure[0], given.measure[1], given.commits)))
        return
    rng = random.Random(1)
    with TemporaryDirectory() as folder:
        app = App(Path(folder) / "first")
        app.open()
        vocabulary = words_of(app.bank.all())
        app.close()
        report: dict[str, dict[str, object]] = {}
        for suffix in ("csv", "md"):
            library, file = Path(folder) / f"library-{suffix}", Path(folder) / f"list.{suffix}"
            WRITERS[suffix](file, vocabulary, rng, 0)
            in_child(library, file, commits=True)  # so that there is something to compare with
            WRITERS[suffix](file, vocabulary, rng, 0)
            report[f"{COUNT} questions, {suffix}"] = in_child(library, file, commits=True)
        for suffix, write in WRITERS.items():
            file = Path(folder) / f"big.{suffix}"
            write(file, vocabulary, rng, given.big_mb)
            told = in_child(Path(folder) / "first", file, commits=False)
            report[f"{given.big_mb:g} MB, {suffix}"] = told
            file.unlink()
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
