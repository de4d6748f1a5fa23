"""The list of questions: search and filters, the table, and what is chosen beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.domain.practice import Practice
from tpm_interview.domain.question import Question
from tpm_interview.ui.questions.acts import Act
from tpm_interview.ui.questions.dropping import Dropping
from tpm_interview.ui.questions.filter_row import FilterRow
from tpm_interview.ui.questions.list_head import ListHead
from tpm_interview.ui.questions.listed import Listed
from tpm_interview.ui.questions.nothing_here import NothingHere
from tpm_interview.ui.questions.question_model import QuestionModel
from tpm_interview.ui.questions.question_table import QuestionTable
from tpm_interview.ui.questions.shelf_words import nothing_found
from tpm_interview.ui.questions.side_pane import SidePane
from tpm_interview.ui.undo_notice import UndoNotice
from tpm_interview.ui.widgets import Banner, column, holder, row, shared_out
from tpm_interview.ui.words import question_count

Read = tuple[tuple[Question, ...], Practice | None]


class ListView(QWidget):
    """Shows the bank; what happens is the controllers'.

    Signals:
        shown, left: The list came into sight or went out of it.
        new_requested, sets_requested, import_requested: Another view is wanted.
        edit_requested: The `Question` to edit.
        files_dropped: Paths of files to import, dropped or pasted.
        text_pasted: Text to import, dropped or pasted.
        export_requested: Ids of the questions to export: those chosen, if several, or all shown.
        rehearse_requested: Ids of the questions to answer now, in the order shown.
        hear_requested: Text of a question to speak, or to be silent about.
        reading_changed: Something else is read now.
        act_requested: Any other `Act` the candidate wants, and its questions.
    """

    shown = Signal()
    left = Signal()
    new_requested = Signal()
    sets_requested = Signal()
    import_requested = Signal()
    edit_requested = Signal(object)
    files_dropped = Signal(object)
    text_pasted = Signal(str)
    export_requested = Signal(object)
    rehearse_requested = Signal(object)
    hear_requested = Signal(str)
    reading_changed = Signal()
    act_requested = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.banner, self.notice = Banner(), UndoNotice()
        self.head, self.filters, self.pane = ListHead(), FilterRow(), SidePane()
        self.model = QuestionModel(self)
        self.table = QuestionTable(self.model)
        self._nothing = NothingHere()
        self._found = QStackedWidget()
        self._found.addWidget(self.table)
        self._found.addWidget(self._nothing)
        self._listed: Listed | None = None
        self._pane_shows: Read = (), None
        self.can_change = True
        self.table.fit_columns(())
        parts = (self.head, self.banner, self.filters, self._found, self.notice)
        listing = holder(shared_out(column(*parts, margins=(3, 3, 2, 1)), 0, 0, 0, 1))
        self.setLayout(shared_out(row(listing, self.pane, gap=0), 1))
        self.setFocusProxy(self.table)
        self._dropping = Dropping(self)
        self._connect()

    @property
    def read(self) -> tuple[Question, ...]:
        """What the pane shows; it follows what is chosen in the table."""
        return self._pane_shows[0]

    def set_read_only(self, is_read_only: bool) -> None:
        """Nothing can be changed then; reading, hearing, rehearsing and exporting stay."""
        self.can_change = not is_read_only
        self.head.set_read_only(is_read_only)
        self.pane.action_bar.set_read_only(is_read_only)
        self._dropping.set_enabled(not is_read_only)

    def set_listed(self, listed: Listed) -> None:
        found, self._listed = len(listed.questions), listed
        self.table.set_listed(listed)
        total = question_count(listed.total)
        part = self.tr("{0} of {1}").format(found, total)
        self.filters.set_count(total if found == listed.total else part)
        if not found:
            self._nothing.show_nothing(nothing_found(listed.wanted))
        self._bring(self.table if found else self._nothing)

    def to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _connect(self) -> None:
        self.head.new_requested.connect(self.new_requested)
        self.head.sets_requested.connect(self.sets_requested)
        self.head.import_requested.connect(self.import_requested)
        self.head.export_requested.connect(self._export)
        self.filters.down_pressed.connect(self.to_table)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda: self.pane.action_bar.press(Act.EDIT))
        self.pane.action_bar.asked.connect(self._act)
        self._dropping.files_dropped.connect(self.files_dropped)
        self._dropping.text_pasted.connect(self.text_pasted)

    def _show_chosen(self) -> None:
        listed, chosen = self._listed, self.table.chosen()
        if listed is None:
            return
        practice = listed.practice_of(chosen[0]) if len(chosen) == 1 else None
        if (chosen, practice) != self._pane_shows:
            self._pane_shows = chosen, practice
            self.pane.show_chosen(chosen, listed)
            self.reading_changed.emit()

    def _bring(self, widget: QWidget) -> None:
        """Keys go on to what stands in place of the widget that had them."""
        has_focus = self.table.hasFocus() or self._nothing.hasFocus()
        self._found.setCurrentWidget(widget)
        if has_focus:
            widget.setFocus()

    def _act(self, act: Act) -> None:
        chosen = self.table.chosen()
        ways: dict[Act, Callable[[], None]] = {
            Act.REHEARSE: lambda: self.rehearse_requested.emit(_ids(chosen, asked=True)),
            Act.HEAR: lambda: self.hear_requested.emit(chosen[0].text),
            Act.EDIT: lambda: self.edit_requested.emit(chosen[0]),
            Act.EXPORT: self._export,
        }
        ways.get(act, lambda: self.act_requested.emit(act, chosen))()

    def _export(self) -> None:
        chosen, listed = self.table.chosen(), self._listed
        shown = listed.questions if listed else ()
        self.export_requested.emit(_ids(chosen if len(chosen) > 1 else shown))


def _ids(questions: tuple[Question, ...], asked: bool = False) -> tuple[str, ...]:
    """`asked` leaves out what no interviewer asks."""
    return tuple(each.id for each in questions if each.is_asked or not asked)
