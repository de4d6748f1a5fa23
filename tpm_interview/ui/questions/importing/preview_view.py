"""Every question of a list before it is taken in."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.domain.found import MAX_FOUND, Reading
from tpm_interview.ui.questions.importing.draft import Draft, Entry
from tpm_interview.ui.questions.importing.found_tab import FoundTab
from tpm_interview.ui.questions.importing.left_out import LeftOut
from tpm_interview.ui.questions.importing.offer_pane import OfferPane
from tpm_interview.ui.questions.importing.preview_foot import PreviewFoot
from tpm_interview.ui.questions.importing.read_tools import FOUND, LEFT_OUT, ReadTools
from tpm_interview.ui.questions.importing.words import headline, place_words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    EmptyState,
    Notice,
    column,
    holder,
    line,
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
        self.read_tools = ReadTools()
        self.found, self.left_out = FoundTab(), LeftOut()
        self.pane = OfferPane()
        self.foot = PreviewFoot()
        nothing = (
            self.tr("Nothing to take in"),
            self.tr(
                "The file was read, but nothing in it asks something. Try another format above."
            ),
        )
        self._nothing = EmptyState("file-text", *nothing)
        self._tabs = QStackedWidget()
        for each in (self.found, self.left_out, self._nothing):
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
        self.banner.set_error(None)
        self.leave_notice.hide()
        self.pane.set_competencies(names)
        self.read_tools.set_findings(draft.preview.findings, reading, formats)
        self.notice.tell(self._notice_words(draft))
        self.found.set_draft(draft, names)
        self._show_lists()
        self._show_tab(FOUND if draft.entries else LEFT_OUT)

    def clear(self) -> None:
        """Lets go of what was read."""
        self._draft = None
        self.found.model.set_draft(None, {})
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
        self.found.model.refresh()
        self._show_lists()

    def show_entry(self, number: int) -> None:
        """Go to an entry of the draft."""
        self._show_tab(FOUND)
        self.found.show_entry(number)

    def _connect(self) -> None:
        self.found.entry_shown.connect(self._show_entry)
        self.found.opened.connect(lambda: self.pane.setFocus(Qt.FocusReason.TabFocusReason))
        self.found.changed.connect(self._show_counts)
        self.pane.edited.connect(self.found.edit)
        self.pane.decided.connect(self.found.decide)
        self.pane.finished.connect(self.foot.go.click_if_enabled)
        self.read_tools.tab_chosen.connect(self._show_tab)
        self.read_tools.reading_requested.connect(self.reading_requested)
        self.left_out.take_requested.connect(self.take_requested)
        self.leave_notice.action_requested.connect(self._leave_or_stay)
        self.foot.leave_requested.connect(self._leave)
        self.foot.skip_requested.connect(self.skip_requested)
        self.foot.import_requested.connect(self._ask_import)

    def _show_entry(self, entry: Entry | None) -> None:
        self.pane.set_entry(entry, self._draft.preview.findings.format if self._draft else "")

    def _show_lists(self) -> None:
        """How much was found, and what was not taken for a question."""
        if self._draft is None:
            return
        found, findings = len(self._draft.entries), self._draft.preview.findings
        taken = sum(entry.taken is not None for entry in self._draft.entries)
        count = findings.skipped_count - taken
        name = self._draft.preview.name
        self._headline.setText(headline(found, name, findings.format, findings.encoding))
        self.left_out.set_lines(self._draft.skipped, count, findings.format)
        self.read_tools.set_counts(found, count)

    def _show_counts(self) -> None:
        if self._draft is not None:
            counts = self._draft.counts()
            self.found.set_duplicates(counts.duplicates)
            self.foot.set_counts(counts, self._is_busy)

    def _show_tab(self, tab: str) -> None:
        self.read_tools.tabs.set_value(tab)
        is_found = tab == FOUND
        self.pane.setVisible(is_found)
        is_empty = self._draft is not None and not self._draft.entries and not self._draft.skipped
        shown = self.found if is_found else self.left_out
        self._tabs.setCurrentWidget(self._nothing if is_empty else shown)
        if is_found:
            self.found.table.choose(self.found.table.currentIndex().row())
        self.setFocusProxy(self.found if is_found else self.left_out)
        self.setFocus()

    def _ask_import(self) -> None:
        self.found.setFocus()  # so that what is being edited in place is kept
        self.import_requested.emit()

    def _leave(self) -> None:
        """Out of the innermost thing: a question asked, a field, then the view."""
        if self.leave_notice.isVisible():
            self.leave_notice.hide()
            self.setFocus()
        elif self.found.close_editor() or self.pane.isAncestorOf(self.focusWidget() or self):
            self.setFocus()
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
