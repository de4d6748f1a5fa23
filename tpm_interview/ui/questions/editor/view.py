"""The view in which a question is written or changed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import EmptyQuestion, TextTooLong, UserError
from tpm_interview.domain.question import MAX_TEXT, Question
from tpm_interview.domain.unsaved import Draft
from tpm_interview.domain.wording import one_line
from tpm_interview.ui.questions.editor.form import Form
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Card,
    Notice,
    column,
    holder,
    line,
    on_key,
    row,
    scroll_to,
    scrolled,
    shared_out,
    tab_on,
)

_SHOWN = 80
"""Characters of a text that is only named."""


class EditorView(QWidget):
    """The form, what there is to know about it, and the ways to end it.

    Signals:
        save_requested: The candidate is done with this question.
        save_and_new_requested: The same, and wants to write another one.
        leave_requested: The candidate wants to be elsewhere.
        discard_requested: What was changed may go.
        kept_requested: The question left unsaved shall be gone on with.
        kept_discarded: It may go.
    """

    save_requested = Signal()
    save_and_new_requested = Signal()
    leave_requested = Signal()
    discard_requested = Signal()
    kept_requested = Signal()
    kept_discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.form = Form()
        self._title = line("", "title", Role.WindowText)
        self._shipped = Notice("copy")
        go_on, discard = self.tr("Go on with it  (Alt+W)"), self.tr("Discard it  (Alt+D)")
        self._kept = Notice("clock-counter-clockwise", (go_on, "Alt+W"), (discard, "Alt+D"))
        self._leave = self._leave_notice()
        asking = holder(column(self._leave, margins=(5, 0, 5, 2)))
        asking.hide()
        self._asking = asking
        self._cancel = Button(self.tr("Cancel  (Esc)"), "bare")
        words = self.tr("Save and new  (Ctrl+Shift+S)")
        self._save_and_new = Button(words, key="Ctrl+Shift+S")
        self._save = Button(self.tr("Save  (Ctrl+S)"), "action", key="Ctrl+S")
        parts = (self._title, self.banner, self._kept, self._shipped, self.form)
        content = column(*parts, gap=2, margins=(5, 4, 5, 3))
        foot = Card(
            row(self._cancel, None, self._save_and_new, self._save, gap=2, margins=(5, 2, 5, 2)),
            "foot",
        )
        above = (self.banner, self._kept, self._shipped)
        ends = (self._cancel, self._save_and_new, self._save)
        self._tab_parts = (*above, *self.form.columns, asking, *ends)
        self.setLayout(shared_out(column(scrolled(content), asking, foot, gap=0), 1))
        self.setFocusProxy(self.form)
        self._connect()

    def focusNextPrevChild(self, next: bool) -> bool:
        return tab_on(self, self._tab_parts, next)

    def open(self, draft: Draft) -> None:
        """Show a draft, with the focus in its text."""
        is_new, is_shipped = not draft.base.id, bool(draft.base.id) and not draft.base.is_own
        self._title.setText(self.tr("New question") if is_new else self.tr("Edit question"))
        told = self.tr("This question came with the app. Saving makes your own copy; the original")
        whole = f"{told} {self.tr('is hidden and can be shown again.')}"
        self._shipped.tell(whole if is_shipped else "")
        self.banner.set_error(None)
        self.form.alike.set_alike(())
        self.form.set_original(None)
        self.ask_to_leave(False)
        self.form.set_draft(draft)
        self.form.words.field.moveCursor(QTextCursor.MoveOperation.End)
        self.form.setFocus()

    def set_error(self, error: UserError) -> None:
        """Beside the text where it is about that, else above."""
        length = len(one_line(self.form.words.text()))
        about_text = isinstance(error, EmptyQuestion) or (
            isinstance(error, TextTooLong) and length > MAX_TEXT
        )
        if about_text:
            self.form.words.set_error(error)
            scroll_to(self.form.words)
        else:
            self.banner.set_error(error)
            scroll_to(self.banner)

    def set_kept(self, kept: Draft | None) -> None:
        """Offer a question that was left unsaved."""
        told = self.tr("A question is not saved yet: {0}")
        words = one_line(kept.text) if kept else ""
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}..."
        self._kept.tell(told.format(short or self.tr("without a text so far")) if kept else "")

    def set_original(self, original: Question | None) -> None:
        """What the question was copied from."""
        self.form.set_original(original)

    def ask_to_leave(self, asked: bool) -> None:
        """Whether to save what was changed, before going elsewhere."""
        self._asking.setVisible(asked)
        self._leave.tell(self.tr("This question is not saved yet.") if asked else "")
        if asked:
            self._leave.setFocus()

    @property
    def is_asking(self) -> bool:
        return not self._asking.isHidden()

    def _leave_notice(self) -> Notice:
        made = Notice(
            "warning-circle",
            (self.tr("Save it  (Ctrl+S)"), ""),
            (self.tr("Discard it  (Ctrl+D)"), "Ctrl+D"),
            (self.tr("Go on editing  (Esc)"), ""),
        )
        made.action_requested.connect(self._end)
        return made

    def _end(self, index: int) -> None:
        if index == 2:
            self._stay()
        else:
            (self.save_requested, self.discard_requested)[index].emit()

    def _stay(self) -> None:
        self.ask_to_leave(False)
        self.form.setFocus()

    def _escape(self) -> None:
        if self.is_asking:
            self._stay()
        else:
            self.leave_requested.emit()

    def _connect(self) -> None:
        on_key(self, "Esc", self._escape)
        on_key(self, "Ctrl+Return", self._save.click_if_enabled)
        on_key(self, "Ctrl+Enter", self._save.click_if_enabled)
        self._cancel.clicked.connect(self.leave_requested)
        self._save.clicked.connect(self.save_requested)
        self._save_and_new.clicked.connect(self.save_and_new_requested)
        kept = (self.kept_requested, self.kept_discarded)
        self._kept.action_requested.connect(lambda index: kept[index].emit())
