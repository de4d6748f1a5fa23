"""The questions found: their table, and the tools that act on its rows."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.found import Found
from tpm_interview.domain.offer import Decision
from tpm_interview.ui.questions.importing.draft import Draft, Entry
from tpm_interview.ui.questions.importing.offer_model import Column, OfferModel
from tpm_interview.ui.questions.importing.offer_table import OfferTable
from tpm_interview.ui.questions.importing.row_tools import RowTools
from tpm_interview.ui.widgets import column, on_key


class FoundTab(QWidget):
    """Changes the draft that it shows.

    Signals:
        entry_shown: The `Entry` of the row with the focus, None where there is none.
        changed: Rows or ticks are not what they were.
        opened: The candidate wants to edit the row at full length.
    """

    entry_shown = Signal(object)
    changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tools = RowTools()
        self.model = OfferModel(self)
        self.table = OfferTable(self.model)
        self.setLayout(column(self.tools, self.table))
        self.setFocusProxy(self.table)
        self.table.row_changed.connect(self._show)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(self.opened)
        self.model.changed.connect(self.changed)
        self.model.dataChanged.connect(lambda: self._show(self.table.currentIndex().row()))
        self.tools.tick_requested.connect(lambda is_on: self.model.tick(self._rows(), is_on))
        self.tools.invert_requested.connect(lambda: self.model.invert(self._rows()))
        self.tools.competency_requested.connect(self._set_competency)
        self.tools.only_duplicates_changed.connect(self._show_only)
        on_key(self, "L", lambda: self.decide(Decision.LEAVE))
        on_key(self, "A", lambda: self.decide(Decision.ADD))
        on_key(self, "M", lambda: self.decide(Decision.MERGE))

    def set_draft(self, draft: Draft, names: Mapping[str, str]) -> None:
        """`names` are those of competencies by slug."""
        known = tuple(names.values())
        self.tools.reset()
        self.tools.editor.edit.set_suggestions(known)
        self.table.set_competencies(known)
        self.model.set_only_duplicates(False)
        self.model.set_draft(draft, names)
        self.table.fit_columns()

    def set_duplicates(self, count: int) -> None:
        """How many rows repeat something."""
        self.tools.set_duplicates(count)
        self.table.setColumnHidden(Column.REPEATS, not count)

    def show_entry(self, number: int) -> None:
        """Go to an entry of the draft, among all of them."""
        self.tools.show_all()
        self.table.choose(self.model.row_of(number))

    def edit(self, found: Found) -> None:
        """What the row with the focus shall be."""
        self.model.change(self.table.currentIndex().row(), found)

    def decide(self, decision: Decision) -> None:
        """For the rows chosen."""
        self.model.decide(self.table.chosen_rows(), decision)

    def close_editor(self) -> bool:
        """Takes the field for the competency of several rows away; whether it was there."""
        was_open = self.tools.editor.isVisible()
        self.tools.editor.hide()
        return was_open

    def _rows(self) -> tuple[int, ...]:
        """What the tools act on: the rows chosen, or all."""
        chosen = self.table.chosen_rows()
        return chosen if len(chosen) > 1 else tuple(range(self.model.rowCount()))

    def _show(self, row: int) -> None:
        entry: Entry | None = self.model.entry_at(row)
        self.entry_shown.emit(entry)

    def _show_chosen(self) -> None:
        self.tools.set_chosen(len(self.table.chosen_rows()))

    def _show_only(self, is_on: bool) -> None:
        self.model.set_only_duplicates(is_on)
        self.table.choose(0)

    def _set_competency(self, name: str) -> None:
        self.model.set_competency(self.table.chosen_rows(), name)
        self.table.setFocus()
