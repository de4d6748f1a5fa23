"""Connects the search box of Review with the search: what is typed last is what is shown."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from tpm_interview.domain.question import Competency
from tpm_interview.domain.review_change import TakesChanged
from tpm_interview.domain.search import EVERY_TAKE, Found, Hit, Order, Query, TakeFilter
from tpm_interview.domain.search_query import parse
from tpm_interview.services.take_pending import TakeStored
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.review.find_column import FindColumn
from tpm_interview.ui.review.hit_entries import NOTHING_SOUGHT, Sought

PAGE, FURTHER = 20, 60
"""Hits fetched at first, and each time that more are wanted."""
MOST = 1000
"""As many are read again when something changed."""
TYPING_MS = 80


class Searches(Protocol):
    """What the box asks of the `SearchService`."""

    def prepare(self) -> None: ...
    def find(self, query: Query, limit: int, order: Order) -> Found: ...
    def more(self, query: Query, limit: int, offset: int, order: Order) -> tuple[Hit, ...]: ...
    def count(self, query: Query) -> int: ...


class FindController(QObject):
    """`competencies` gives all there are; it is called on a thread.

    Give `on_transcription` to the transcription service, and to what tells of changes: a take
    just stored may be found now, one in the trash no more.
    """

    def __init__(
        self,
        column: FindColumn,
        search: Searches,
        competencies: Callable[[], Sequence[Competency]],
    ) -> None:
        super().__init__(column)
        self._column = column
        self._search = search
        self._competencies = competencies
        self._background = Background(self)
        self._preparing = Background(self)  # a mistyped word may wait for it, others need not
        self._is_prepared = False
        self._asked = 0  # how many searches; older ones are not shown any more
        self._sought = self._shown = NOTHING_SOUGHT  # last asked for; last shown
        self._query = Query()
        self._opens_first = False
        self.on_transcription = Relay(self)
        self.on_transcription.happened.connect(self._on_event)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._find)
        column.box.typed.connect(self._timer.start)
        column.box.chosen.connect(self._find)
        column.box.enter_pressed.connect(self._open_first)
        column.model.more_requested.connect(self._fetch_more)

    def refresh(self) -> None:
        """Competencies may have other names, and what is shown may be found no more."""
        self._background.run(self._competencies, self._column.box.filters.set_competencies)
        self._find_again()

    def _on_event(self, event: object) -> None:
        if isinstance(event, TakeStored | TakesChanged):
            self._find_again()

    def _find_again(self) -> None:
        if self._shown.has_hits:
            self._ask(min(max(PAGE, self._column.model.hit_count), MOST))

    def close(self) -> None:
        self._timer.stop()
        self._background.close()
        self._preparing.close()

    def _find(self) -> None:
        self._timer.stop()
        if not self._is_prepared:
            self._is_prepared = True
            self._preparing.run(self._search.prepare)
        if self._column.box.sought() != self._sought:
            self._ask(PAGE)
        elif self._opens_first and self._shown == self._sought:
            self._open_now()

    def _ask(self, limit: int) -> None:
        sought = self._sought = self._column.box.sought()
        self._asked += 1
        asked = self._asked
        if not sought.has_hits:
            self._shown, self._opens_first = sought, False
            self._column.show_sessions()
            return

        def work() -> Found | None:
            if asked != self._asked:
                return None  # the candidate typed on meanwhile
            query = parse(sought.text, is_typing=True, within=sought.limits)
            return self._search.find(query, limit, sought.order)

        def show(found: Found | None) -> None:
            if found is not None and asked == self._asked:
                self._show(sought, found, limit)

        self._background.run(work, show, self._column.set_error)

    def _show(self, sought: Sought, found: Found, limit: int) -> None:
        is_same, column = sought == self._shown, self._column
        self._shown, self._query = sought, found.query
        before = column.hits.currentIndex().row() if is_same else -1
        kept = column.model.hit_at(before)
        top = column.hits.verticalScrollBar().value()
        column.model.set_hits(found.hits, sought.order, len(found.hits) == limit)
        column.box.set_note(_note(found))
        if not found.hits:
            column.show_nothing(_nothing(sought))
        else:
            column.show_hits()
            if kept is not None:
                column.hits.show_row(column.model.row_of(kept.take_id), tell=False)
            column.hits.verticalScrollBar().setValue(top if is_same else 0)
        self._count(len(found.hits), limit)
        if self._opens_first:
            self._open_now()

    def _count(self, here: int, limit: int) -> None:
        """Counting is slower than finding the first, and comes after it."""
        if here < limit:
            self._column.box.set_count(_hits(here))
            return
        asked, query = self._asked, self._query

        def show(count: int | None) -> None:
            if count is not None and asked == self._asked:
                self._column.box.set_count(_hits(count))

        def work() -> int | None:
            return self._search.count(query) if asked == self._asked else None

        self._background.run(work, show, self._column.set_error)

    def _fetch_more(self, offset: int) -> None:
        asked, query, order = self._asked, self._query, self._shown.order

        def work() -> tuple[Hit, ...] | None:
            if asked != self._asked:
                return None
            return self._search.more(query, FURTHER, offset, order)

        def show(hits: tuple[Hit, ...] | None) -> None:
            if hits is not None and asked == self._asked:
                self._column.model.add_hits(hits, len(hits) == FURTHER)

        self._background.run(work, show, self._column.set_error)

    def _open_first(self) -> None:
        """Of what is typed now, even where it is still being searched for."""
        self._opens_first = True
        self._find()

    def _open_now(self) -> None:
        self._opens_first = False
        if self._shown.has_hits:
            self._column.open_first()


def tr(text: str) -> str:
    return QCoreApplication.translate("Finding", text)


def _hits(count: int) -> str:
    return tr("1 hit") if count == 1 else tr("{0} hits").format(f"{count:,}")


def _note(found: Found) -> str:
    """What was searched for instead, and what was left out."""
    meant = [word for each in found.corrections for word in each.meant]
    told = [tr("Searched for: {0}").format(", ".join(meant))] if meant else []
    if found.query.not_understood:
        left_out = ", ".join(found.query.not_understood)
        told.append(tr("Left out, since it says nothing: {0}").format(left_out))
    return "\n".join(told)


def _nothing(sought: Sought) -> str:
    if sought.text.strip():
        return tr(
            "Nothing said holds all of that. Take a word away, or look for its beginning: depend*"
        )
    if sought.limits == TakeFilter(is_unrecognized=True):
        return tr("Nothing waits to be recognized.")
    if sought.limits == EVERY_TAKE:
        return tr("No answer is here yet.")
    return tr("No take is like that. Take a filter away.")
