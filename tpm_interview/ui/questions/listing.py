"""Keeps the list up to date with the bank and with what the candidate looks for."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.bank_view import BankView, Shelf, Wanted, shelf
from tpm_interview.domain.finding import Finder
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.list_view import ListView
from tpm_interview.ui.questions.listed import Listed
from tpm_interview.ui.questions.question_order import Column, Order, in_order, next_order


class Bank(Protocol):
    """What the list asks of the `QuestionBank`."""

    def view(self) -> BankView: ...


class Listing(QObject):
    """Reads and sorts the bank in the background, and finds in it while the candidate types.

    Finding among 20,000 questions takes 1 to 20 ms: a thread would cost the typing more.

    Signals:
        loaded: The list shows the bank as it was read just now.
        failed: The UserError that kept it from being read.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, view: ListView, bank: Bank, clock: Callable[[], datetime]) -> None:
        super().__init__(view)
        self._view, self._bank, self._clock = view, bank, clock
        self._background = Background(self)
        self._plain = BankView()
        self._finder = Finder(self._plain)
        self._totals: dict[Shelf, int] = {}
        self._order: Order | None = None
        self._is_reading = self._is_outdated = False
        self._sought = ""
        view.filters.changed.connect(lambda wanted: self._find(wanted, is_new_search=True))
        view.filters.order.chosen.connect(self._sort)
        view.table.head_clicked.connect(self._sort_by)

    @property
    def bank_view(self) -> BankView:
        """The bank as it was read last, in its own order."""
        return self._plain

    def refresh(self) -> None:
        """Read the bank again; asked for while it is being read, once more afterwards."""
        self._is_outdated = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._background.run(self._bank.view, self._take, self._fail)

    def choose(self, question_id: str) -> None:
        """Choose this question, now or once it is there; filters give way where they hide it."""
        self._sought = question_id
        self._seek()

    def close(self) -> None:
        self._background.close()

    def _take(self, plain: BankView) -> None:
        self._is_reading = False
        names = plain.names()
        if names != self._plain.names() or plain.tags() != self._plain.tags():
            self._view.filters.set_names(names, plain.tags())
            self._view.table.fit_columns(names.values())
        self._plain = plain
        self._sort(self._order)
        if self._is_outdated:
            self.refresh()

    def _fail(self, error: object) -> None:
        self._is_reading = False
        self.failed.emit(error)

    def _sort_by(self, column: Column) -> None:
        self._sort(next_order(self._order, column))

    def _sort(self, order: Order | None) -> None:
        self._order, plain = order, self._plain
        self._view.filters.order.set_value(order)
        self._view.table.show_order(order)

        def show(made: BankView) -> None:
            if plain is self._plain and order == self._order:
                self._finder, self._totals = Finder(made), {}
                self._find(self._view.filters.wanted())
                self._seek()
                self.loaded.emit()

        self._background.run(lambda: in_order(plain, order), show)

    def _find(self, wanted: Wanted, is_new_search: bool = False) -> None:
        view, now = self._finder.view, self._clock()
        found, total = self._finder.found(wanted, now), self._total(wanted.shelf, now)
        names, practice = view.names(), view.practice
        self._view.set_listed(
            Listed(found, total, wanted, now, names, practice, is_new_search=is_new_search)
        )

    def _total(self, on: Shelf, now: datetime) -> int:
        if on not in self._totals:
            self._totals[on] = len(self._finder.view.found(Wanted(shelf=on), now))
        return self._totals[on]

    def _seek(self) -> None:
        sought = self._sought
        found = next((each for each in self._plain.questions if each.id == sought), None)
        if found is None:
            return
        self._sought = ""
        if not self._view.table.choose(found.id):
            self._view.filters.show_all(shelf(found))
            self._view.table.choose(found.id)
