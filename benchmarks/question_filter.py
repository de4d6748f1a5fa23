"""From a keystroke in the search field to the repainted table, with 20,000 questions.

The real page over a real library, offscreen unless QT_QPA_PLATFORM says otherwise; words are
typed letter by letter and taken back by Backspace, with key events. Prints JSON: milliseconds
until the table (or what stands in its place) is painted, and until the reading pane has followed
and the thread is free for the next key.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fakes.question_tools import SilentQuestionTools
from tpm_interview import bundled
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import Origin, Question
from tpm_interview.formats import bank_yaml
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.controller import QuestionsController
from tpm_interview.ui.questions.list_view import ListView
from tpm_interview.ui.questions.page import QuestionsPage
from tpm_interview.ui.theme import apply_theme

COUNT, SIZE = 20_000, (1096, 760)
WORDS = ("dependency", "stakeholder budget", "how do you", "risk", "migration", "zzz", "question 1")


class Paints(QObject):
    """Notes when the list was painted last; with nothing in it, the search field above it."""

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self._view = view
        self._table, self._search = view.table.viewport(), view.filters.search
        self.at_s = 0.0
        self._table.installEventFilter(self)
        self._search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        awaited = self._table if self._view.model.rowCount() else self._search
        if event.type() == QEvent.Type.Paint and watched is awaited:
            self.at_s = time.perf_counter()
        return False


def questions() -> Iterator[Question]:
    """Those of the bank, over and over, each with words of its own."""
    chance = random.Random(1)
    shipped = bank_yaml.read_bank(bundled.folder("questions")).questions
    vocabulary = sorted({word for each in shipped for word in each.text.split()})
    for number in range(COUNT):
        like = shipped[number % len(shipped)]
        aside = " ".join(chance.choices(vocabulary, k=4))
        words = f"{like.text} Question {number}: {aside}?"
        yield replace(like, id=f"own-{number}", text=words, origin=Origin.OWN, source=None)


def typed(application: QApplication, view: ListView) -> Iterator[tuple[float, float]]:
    """Milliseconds to the paint, and to an idle thread, of every keystroke."""
    paints, search = Paints(view), view.filters.search
    for word in WORDS:
        keys = [*word, *[None] * len(word)]
        for key in keys:
            begun = time.perf_counter()
            if key is None:
                QTest.keyClick(search, Qt.Key.Key_Backspace)
            else:
                QTest.keyClicks(search, key)
            while paints.at_s < begun:
                application.processEvents()
            application.processEvents()
            yield 1000 * (paints.at_s - begun), 1000 * (time.perf_counter() - begun)


def told(name: str, times_ms: list[float]) -> dict[str, float]:
    ranked = sorted(times_ms)
    return {
        f"{name}_p50_ms": round(statistics.median(ranked), 1),
        f"{name}_p95_ms": round(ranked[int(len(ranked) * 0.95)], 1),
        f"{name}_max_ms": round(ranked[-1], 1),
    }


def main() -> None:
    application = QApplication([])
    apply_theme(application, dark=False)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        bank = bank_yaml.read_bank(bundled.folder("questions"))
        library.questions.carry_out(BankEdit(tuple(questions()), competencies=bank.competencies))
        page = QuestionsPage()
        controller = QuestionsController(page, SilentQuestionTools(library))
        page.resize(*SIZE)
        page.show()
        begun = time.perf_counter()
        while page.list.model.rowCount() < COUNT:
            application.processEvents()
            time.sleep(0.001)  # the reading thread wants its turn
        loaded_s = time.perf_counter() - begun
        painted, idle = zip(*typed(application, page.list), strict=True)
        controller.close()
    figures = {**told("paint", list(painted)), **told("idle", list(idle))}
    print(json.dumps({"keys": len(painted), "loaded_s": round(loaded_s, 2), **figures}))


if __name__ == "__main__":
    main()
