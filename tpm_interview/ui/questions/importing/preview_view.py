"""Every question of a list before it is taken in."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.domain.found import MAX_FOUND, Found, Reading
from tpm_interview.domain.offer import Decision
from tpm_interview.ui.questions.importing.draft import Draft
from tpm_interview.ui.questions.importing.left_out import LeftOut
from tpm_interview.ui.questions.importing.offer_model import Column, OfferModel
from tpm_interview.ui.questions.importing.offer_pane import OfferPane
from tpm_interview.ui.questions.importing.offer_table import OfferTable
from tpm_interview.ui.questions.importing.preview_foot import PreviewFoot
from tpm_interview.ui.questions.importing.read_tools import FOUND, LEFT_OUT, ReadTools
from tpm_interview.ui.questions.importing.row_tools import RowTools
from tpm_interview.ui.questions.importing.words import headline, place_words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    EmptyState,
    Notice,
    column,
    holder,
    line,
    on_key,
    row,
    shared_out,
)


class PreviewView(QWidget):
    """Shows a draft and changes it; nothing of it is stored.

    Signals:
        import_requested: The candidate wants what is ticked.
        leave_requested: The candidate wants back to the list, and nothing of this.
        skip_requested: The candidate wants the next file instead.
        take_requested: `Skipped` lines to be made questions of, a tuple.
        reading_requested: The `Reading` by which to read the file again.
    """

    import_requested = Signal()
    leave_requested = Signal()
    skip_requested = Signal()
    take_requested = Signal(object)
    reading_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._is_busy = False
        self.banner, self.notice = Banner(), Notice("info")
        ways = (self.tr("Leave  (Enter)"), ""), (self.tr("Stay  (Esc)"), "")
        self.leave_notice = Notice("sign-out", *ways)
        self._headline, self._position = line("", "body"), line("", "body")
        self.read_tools, self.row_tools = ReadTools(), RowTools()
        self.model = OfferModel(self)
        self.table = OfferTable(self.model)
        self.left_out = LeftOut()
        self.pane = OfferPane()
        self.foot = PreviewFoot()
        nothing = (
            self.tr("Nothing to take in"),
            self.tr(
                "The file was read, but nothing in it asks something. Try another format above."
            ),
        )
        self._nothing = EmptyState("file-text", *nothing)
        self._found = holder(column(self.row_tools, self.table))
        self._tabs = QStackedWidget()
        for each in (self._found, self.left_out, self._nothing):
            self._tabs.addWidget(each)
        title = line(self.tr("Import questions"), "title", Role.WindowText)
        parts = (
            row(title, None, self._position),
            self._headline,
            self.banner,
            self.leave_notice,
            self.notice,
            self.read_tools,
            self._tabs,
        )
        listing = holder(shared_out(column(*parts, margins=(3, 4, 2, 0)), 0, 0, 0, 0, 0, 0, 1))
        body = shared_out(row(listing, self.pane, gap=0), 1)
        self.setLayout(shared_out(column(body, self.foot, gap=0), 1))
        self._connect()

    def set_draft(
        self, draft: Draft, names: Mapping[str, str], reading: Reading, formats: tuple[str, ...]
    ) -> None:
        """A file that was read; `names` are those of competencies by slug."""
        self._draft = draft
        preview, findings = draft.preview, draft.preview.findings
        self.banner.set_error(None)
        self.leave_notice.hide()
        self.row_tools.reset()
        self.row_tools.editor.edit.set_suggestions(tuple(names.values()))
        self.pane.set_competencies(names)
        self.table.set_competencies(tuple(names.values()))
        self._headline.setText(
            headline(len(draft.entries), preview.name, findings.format, findings.encoding)
        )
        self.read_tools.set_findings(findings, reading, formats)
        self.notice.tell(self._notice_words(draft))
        self.model.set_only_duplicates(False)
        self.model.set_draft(draft, names)
        self.table.fit_columns()
        self.show_left_out()
        self._show_tab(FOUND if draft.entries else LEFT_OUT)

    def clear(self) -> None:
        """Lets go of what was read."""
        self._draft = None
        self.model.set_draft(None, {})
        self.left_out.set_lines((), 0, "")

    def set_position(self, number: int, count: int) -> None:
        """Which of several files it is, counted from 1."""
        told = self.tr("File {0} of {1}").format(number, count) if count > 1 else ""
        self._position.setText(told)
        self.foot.set_more(number < count)

    def set_busy(self, is_busy: bool) -> None:
        """Whether the questions are being stored just now."""
        self._is_busy = is_busy
        for part in (self.read_tools, self._tabs, self.pane):
            part.setEnabled(not is_busy)
        self._show_counts()

    def show_taken(self) -> None:
        """Lines that were left out are rows now."""
        self.model.refresh()
        self.show_left_out()

    def show_left_out(self) -> None:
        if self._draft is not None:
            taken = sum(entry.taken is not None for entry in self._draft.entries)
            count = self._draft.preview.findings.skipped_count - taken
            format = self._draft.preview.findings.format
            self.left_out.set_lines(self._draft.skipped, count, format)
            self.read_tools.set_counts(len(self._draft.entries), count)

    def show_entry(self, number: int) -> None:
        """Go to an entry of the draft."""
        self._show_tab(FOUND)
        self.table.choose(self.model.row_of(number))

    def _connect(self) -> None:
        self.table.row_changed.connect(self._show_row)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda: self.pane.setFocus(Qt.FocusReason.TabFocusReason))
        self.model.changed.connect(self._show_counts)
        self.model.dataChanged.connect(lambda: self._show_row(self.table.currentIndex().row()))
        self.pane.edited.connect(self._edit)
        self.pane.decided.connect(self._decide)
        self.pane.finished.connect(self.foot.go.click_if_enabled)
        self.read_tools.tab_chosen.connect(self._show_tab)
        self.read_tools.reading_requested.connect(self.reading_requested)
        tools = self.row_tools
        tools.tick_requested.connect(lambda is_on: self.model.tick(self._rows(), is_on))
        tools.invert_requested.connect(lambda: self.model.invert(self._rows()))
        tools.competency_requested.connect(self._set_competency)
        tools.only_duplicates_changed.connect(self._show_only)
        self.left_out.take_requested.connect(self.take_requested)
        self.leave_notice.action_requested.connect(self._leave_or_stay)
        self.foot.leave_requested.connect(self._leave)
        self.foot.skip_requested.connect(self.skip_requested)
        self.foot.import_requested.connect(self._ask_import)
        on_key(self._found, "L", lambda: self._decide(Decision.LEAVE))
        on_key(self._found, "A", lambda: self._decide(Decision.ADD))
        on_key(self._found, "M", lambda: self._decide(Decision.MERGE))

    def _rows(self) -> tuple[int, ...]:
        """What the tools act on: the rows chosen, or all."""
        chosen = self.table.chosen_rows()
        return chosen if len(chosen) > 1 else tuple(range(self.model.rowCount()))

    def _show_row(self, row: int) -> None:
        format = self._draft.preview.findings.format if self._draft else ""
        self.pane.set_entry(self.model.entry_at(row), format)

    def _show_chosen(self) -> None:
        self.row_tools.set_chosen(len(self.table.chosen_rows()))

    def _show_counts(self) -> None:
        if self._draft is not None:
            counts = self._draft.counts()
            self.row_tools.set_duplicates(counts.duplicates)
            self.table.setColumnHidden(Column.REPEATS, not counts.duplicates)
            self.foot.set_counts(counts, self._is_busy)

    def _show_tab(self, tab: str) -> None:
        self.read_tools.tabs.set_value(tab)
        is_found = tab == FOUND
        self.pane.setVisible(is_found)
        is_empty = self._draft is not None and not self._draft.entries and not self._draft.skipped
        shown = self._found if is_found else self.left_out
        self._tabs.setCurrentWidget(self._nothing if is_empty else shown)
        if is_found:
            self.table.choose(self.table.currentIndex().row())
        self.setFocusProxy(self.table if is_found else self.left_out)
        self.setFocus()

    def _show_only(self, is_on: bool) -> None:
        self.model.set_only_duplicates(is_on)
        self.table.choose(0)

    def _edit(self, found: Found) -> None:
        self.model.change(self.table.currentIndex().row(), found)

    def _decide(self, decision: Decision) -> None:
        self.model.decide(self.table.chosen_rows(), decision)

    def _set_competency(self, name: str) -> None:
        self.model.set_competency(self.table.chosen_rows(), name)
        self.table.setFocus()

    def _ask_import(self) -> None:
        self.table.setFocus()  # so that what is being edited in place is kept
        self.import_requested.emit()

    def _leave(self) -> None:
        """Out of the innermost thing: a question asked, a field, then the view."""
        if self.leave_notice.isVisible():
            self.leave_notice.hide()
            self.table.setFocus()
        elif self.row_tools.editor.isVisible():
            self.row_tools.editor.hide()
            self.table.setFocus()
        elif self.pane.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()
        elif self._draft is not None and self._draft.is_changed:
            self.leave_notice.tell(
                self.tr("Leave without importing?"), self.tr("What you changed here is lost.")
            )
            self.leave_notice.setFocus()
        else:
            self.leave_requested.emit()

    def _leave_or_stay(self, action: int) -> None:
        if action == 0:
            self.leave_requested.emit()
        else:
            self._leave()

    def _notice_words(self, draft: Draft) -> str:
        cut_at = draft.preview.findings.cut_at
        if cut_at is not None:
            return self.tr(
                "Only the first {0} questions are shown; the rest begins at {1}. "
                "Split the file to take in the rest."
            ).format(f"{MAX_FOUND:,}", place_words(draft.preview.findings.format, cut_at))
        if draft.entries or not draft.skipped:
            return ""
        return self.tr(
            "No question was found. Looked for sentences that ask something, or ask you to do "
            "something, such as \u201cTell me about...\u201d. Here is what was left out: choose "
            "lines and take them in, or try another format."
        )
