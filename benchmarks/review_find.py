"""Review with 100,000 takes: opening it, scrolling its lists, finding as one types.

The real page over a real library, offscreen unless QT_QPA_PLATFORM says otherwise. Builds a
library (see `_spoken_library.py`; minutes); `--keep FOLDER` leaves it there, or uses the one that
is. Prints JSON, milliseconds: from showing the page to its first rows painted (or to the words of
the empty state, with an empty library), frames of scrolling the three lists by half a screen each,
and from a key to the hits painted; `idle` is the longest that the thread was not free for a key.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from _spoken_library import build
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fakes.desk import desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from tpm_interview.domain.search import Order
from tpm_interview.services.review import ReviewService
from tpm_interview.services.search import SearchService
from tpm_interview.storage import opening
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.finding import FindController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.row_list import RowList
from tpm_interview.ui.theme import apply_theme

TAKES, WORDS_EACH, SIZE = 100_000, 250, (1096, 760)
OPENINGS, FRAMES, EMPTY = 7, 600, 2
TYPED = ("dependency", "stakeholder budget", '"how do you', "risk mode:mock", "migraton", "depend*")


class Paints(QObject):
    """Notes when a widget was painted last."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.at_s = 0.0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at_s = time.perf_counter()
        return False


@dataclass
class Reviewing:
    """The page with its controllers, its window not yet shown."""

    application: QApplication
    page: ReviewPage

    def until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self.application.processEvents()
            time.sleep(0.0005)  # the reading thread wants its turn


@contextmanager
def reviewing(application: QApplication, folder: Path) -> Iterator[Reviewing]:
    with desk_in(folder) as desk:
        page = ReviewPage()
        listening = silent_listening(FakeSoundPlayer())
        made = ReviewController(page, ReviewService(desk.library), desk.transcription, listening)
        search, questions = SearchService(desk.library), desk.library.questions
        finding = FindController(page.finder, search, questions.competencies)
        page.shown.connect(finding.refresh)
        page.resize(*SIZE)
        yield Reviewing(application, page)
        finding.close()
        made.close()
        page.deleteLater()


def opened(application: QApplication, folder: Path, *, is_empty: bool) -> dict[str, float]:
    """Each time with a page of its own; the first, which warms everything, is left out."""
    times = []
    for _ in range(OPENINGS + 1):
        with reviewing(application, folder) as made:
            page = made.page
            began = time.perf_counter()
            page.show()
            if is_empty:
                made.until(partial(_is_empty, page))
                application.processEvents()
                times.append(1000 * (time.perf_counter() - began))
                continue
            paints = Paints(page.list.viewport())
            made.until(partial(_are_painted, page, paints))
            application.processEvents()
            times.append(1000 * (paints.at_s - began))
    return told(times[1:])


def scrolled(made: Reviewing, view: RowList) -> dict[str, float]:
    """Frames as the wheel turns without a rest, from the top down as far as it goes."""
    bar, times = view.verticalScrollBar(), []
    began_rows = view.model().rowCount()
    for _ in range(FRAMES):
        began = time.perf_counter()
        bar.setValue(bar.value() + view.height() // 2)
        view.viewport().update()
        made.application.processEvents()
        times.append(1000 * (time.perf_counter() - began))
        time.sleep(max(0.0, 0.016 - (time.perf_counter() - began)))
    rows = {"rows_before": float(began_rows), "rows_after": float(view.model().rowCount())}
    return {**told(times), **rows}


def deep(made: Reviewing, view: RowList, rows: int) -> dict[str, float]:
    """The same, where so many rows have been fetched already."""
    bar = view.verticalScrollBar()

    def is_deep() -> bool:
        bar.setValue(bar.maximum())
        return view.model().rowCount() >= rows

    made.until(is_deep)
    return scrolled(made, view)


def typed(made: Reviewing) -> dict[str, dict[str, float]]:
    """Every key of some queries; the next comes when its hits are painted."""
    column = made.page.finder
    field = column.box.field
    paints = {view: Paints(view) for view in (column.hits.viewport(), column.box.field)}
    hit_paints = paints[column.hits.viewport()]
    resets: list[float] = []
    column.model.modelReset.connect(lambda: resets.append(time.perf_counter()))
    painted, idle = [], []
    for words in TYPED:
        for key in words:
            resets.clear()
            began = longest = time.perf_counter()
            QTest.keyClicks(field, key)
            longest = time.perf_counter() - began
            while not resets or (column.model.rowCount() and hit_paints.at_s < resets[-1]):
                turn = time.perf_counter()
                made.application.processEvents()
                longest = max(longest, time.perf_counter() - turn)
                time.sleep(0.0005)
            painted.append(1000 * (max(hit_paints.at_s, resets[-1]) - began))
            idle.append(1000 * longest)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        made.until(lambda: not column.has_hits)
    return {"key_to_hits": told(painted), "idle": told(idle)}


def _is_empty(page: ReviewPage) -> bool:
    return page.model.rowCount() == 0 and page.currentIndex() == EMPTY


def _are_painted(page: ReviewPage, paints: Paints) -> bool:
    return page.model.rowCount() > 0 and paints.at_s > 0


def told(times_ms: list[float]) -> dict[str, float]:
    ranked = sorted(times_ms)
    return {
        "p50_ms": round(statistics.median(ranked), 1),
        "p95_ms": round(ranked[int(len(ranked) * 0.95)], 1),
        "p99_ms": round(ranked[int(len(ranked) * 0.99)], 1),
        "max_ms": round(ranked[-1], 1),
    }


def report(application: QApplication, folder: Path, empty: Path, rows: int) -> dict[str, object]:
    made: dict[str, object] = {
        "open_empty": opened(application, empty, is_empty=True),
        "open": opened(application, folder, is_empty=False),
    }
    with reviewing(application, folder) as here:
        page, column = here.page, here.page.finder
        page.show()
        page.activateWindow()  # keys are pressed
        here.until(page.isActiveWindow)
        here.until(lambda: page.model.rowCount() > 0)
        made["scroll_sessions"] = scrolled(here, page.list)
        made["scroll_sessions_deep"] = deep(here, page.list, rows)
        column.box.focus()
        made.update(typed(here))
        QTest.keyClicks(column.box.field, "project")
        here.until(lambda: column.has_hits)
        made["scroll_hits"] = scrolled(here, column.hits)
        column.box.clear_all()
        here.until(lambda: not column.has_hits)
        began = time.perf_counter()
        column.box.order.set_value(Order.QUESTION)
        column.box.order.chosen.emit(Order.QUESTION)
        here.until(lambda: column.has_hits and column.model.first_hit() == 1)
        made["by_question_ms"] = round(1000 * (time.perf_counter() - began), 1)
        made["scroll_by_question"] = scrolled(here, column.hits)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=TAKES)
    parser.add_argument("--rows", type=int, default=20_000, help="Fetched before the deep scroll.")
    parser.add_argument("--keep", type=Path, help="Folder of the library.")
    given = parser.parse_args()
    application = QApplication([])
    apply_theme(application, dark=False)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary) / "library"
        if not (folder / opening.DATABASE).is_file():
            build(folder, given.takes, WORDS_EACH)
        empty = Path(temporary) / "empty"
        print(json.dumps(report(application, folder, empty, given.rows), indent=2))


if __name__ == "__main__":
    main()
