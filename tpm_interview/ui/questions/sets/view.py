"""The view of sets: the sets on the left, the questions of one on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.ui.questions.sets.adder import Adder
from tpm_interview.ui.questions.sets.order_list import OrderList
from tpm_interview.ui.questions.sets.rows import Row
from tpm_interview.ui.questions.sets.set_shelf import SetShelf
from tpm_interview.ui.theme import Role
from tpm_interview.ui.undo_notice import UndoNotice
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Card,
    EmptyState,
    FlowLayout,
    column,
    holder,
    line,
    on_key,
    row,
    shared_out,
    text,
)


class SetsView(QWidget):
    """Shows sets and tells what the candidate wants done to them.

    Signals:
        leave_requested: The candidate wants back to the questions.
        rehearse_requested: Whether shuffled.
    """

    leave_requested = Signal()
    rehearse_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.notice = UndoNotice()
        self.shelf = SetShelf()
        self.adder = Adder()
        self.order = OrderList(self.tr("Questions of the set, in their order"))
        self._name = line("", "head", Role.WindowText)
        self._told = line("", "body")
        self._hint = text("", "body", Role.PlaceholderText)
        self._moves = self._move_buttons()
        self._rehearse = Button(self.tr("Rehearse in order  (R)"), "action", key="R")
        self._shuffled = Button(self.tr("Shuffled  (U)"), "plain", "shuffle", "U")
        told = self.tr("Put questions together for one interview, such as Acme, second round.")
        words = (self.tr("No sets yet"), told, self.tr("New set  (Ctrl+N)"))
        self._nothing = EmptyState("stack", *words)
        self._whole = self._set_view()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._nothing)
        self._above = holder(column(self.banner, margins=(3, 2, 3, 1)))
        self._below = holder(column(self.notice, margins=(3, 1, 3, 1)))
        for card, room in ((self.banner, self._above), (self.notice, self._below)):
            card.installEventFilter(self)
            room.hide()
        self._foot = self._foot_card()
        parts = (self._above, self._stack, self._below, self._foot)
        self.setLayout(shared_out(column(*parts, gap=0), 0, 1))
        self.setFocusProxy(self.shelf)
        self._connect()

    def set_sets(self, rows: Sequence[Row]) -> None:
        """The candidate's sets; without any the view says what they are good for."""
        self.shelf.set_sets(rows)
        self._show_part()

    def set_questions(self, name: str, rows: Sequence[Row], asked_count: int) -> None:
        """Those of the set that is looked at; `asked_count` of them are asked.

        Without a name there is no set to look at.
        """
        self._name.setText(name)
        self.order.set_rows(rows)
        self.adder.setEnabled(bool(name))
        self._told.setText(self._count_words(len(rows), asked_count) if name else "")
        empty = self.tr("Nothing in it yet. Search for questions above and add them with Enter.")
        self._hint.setText(empty)
        self._hint.setVisible(bool(name) and not rows)
        self.order.setVisible(bool(rows))
        self._moves.setVisible(bool(rows))
        for button in (self._rehearse, self._shuffled):
            button.setEnabled(asked_count > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Banner and notice take room only while they tell something."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._above.setHidden(self.banner.isHidden())
            self._below.setHidden(self.notice.isHidden())
        return False

    def go_to_name(self) -> None:
        """A new set begins with its name."""
        self._stack.setCurrentWidget(self._whole)
        self.shelf.ask_name()
        self._show_part()

    def _show_part(self) -> None:
        is_empty = not self.shelf.list.rows.rows and not self.shelf.is_naming
        shown = self._nothing if is_empty else self._whole
        focused = self.window().focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)
        was_shown = self._stack.currentWidget()
        self._stack.setCurrentWidget(shown)
        self._rehearse.setVisible(not is_empty)
        self._shuffled.setVisible(not is_empty)
        self.setFocusProxy(self._nothing if is_empty else self.shelf)
        if shown is not was_shown and is_here:
            self.setFocus()

    def _count_words(self, count: int, asked_count: int) -> str:
        told = self.tr("One question") if count == 1 else self.tr("{0} questions")
        words = told.format(count)
        if asked_count < count:
            left = self.tr("{0} hidden and not asked")
            words = f"{words}, {left.format(count - asked_count)}"
        return words

    def _set_view(self) -> QWidget:
        listing = shared_out(column(self.order, self._hint, None), 100)
        head = shared_out(row(self._name, None, self._told), 0)
        parts = (head, self.adder, listing, self._moves)
        content = column(*parts, gap=2, margins=(3, 3, 3, 2))
        pane = Card(shared_out(content, 0, 0, 1), "pane")
        left = holder(column(self.shelf, margins=(3, 4, 3, 2)))
        return holder(shared_out(row(left, pane, gap=0), 0, 1))

    def _move_buttons(self) -> QWidget:
        flow = FlowLayout(gap=0)
        up = Button(self.tr("Up  (Alt+Up)"), "bare", "arrow-up")
        down = Button(self.tr("Down  (Alt+Down)"), "bare", "arrow-down")
        out = Button(self.tr("Take out  (Del)"), "bare", "x")
        up.clicked.connect(lambda: self.order.move_requested.emit(-1))
        down.clicked.connect(lambda: self.order.move_requested.emit(1))
        out.clicked.connect(self.order.remove_requested)
        for button in (up, down, out):
            flow.addWidget(button)
        return holder(flow)

    def _foot_card(self) -> Card:
        back = Button(self.tr("Back to the questions  (Esc)"), "bare", "arrow-left")
        back.clicked.connect(self.leave_requested)
        content = (back, None, self._shuffled, self._rehearse)
        return Card(row(*content, gap=2, margins=(3, 2, 5, 2)), "foot")

    def _connect(self) -> None:
        on_key(self, "Esc", self.leave_requested.emit)
        on_key(self, "Ctrl+N", self.go_to_name)
        on_key(self, "Ctrl+F", self.adder.setFocus)
        self._nothing.action_requested.connect(self.go_to_name)
        self.shelf.naming_ended.connect(self._show_part)
        self._rehearse.clicked.connect(lambda: self.rehearse_requested.emit(False))
        self._shuffled.clicked.connect(lambda: self.rehearse_requested.emit(True))
