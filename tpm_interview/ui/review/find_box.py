"""The search box of Review, and what stands beside it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from tpm_interview.domain.search import Order
from tpm_interview.domain.search_query import MOST_LETTERS
from tpm_interview.ui.review.find_filters import FindFilters
from tpm_interview.ui.review.hit_entries import Sought
from tpm_interview.ui.theme import Role, tinted
from tpm_interview.ui.widgets import Button, Choice, column, holder, line, on_key, row, text

_HELP_PX = 40


class FindBox(QWidget):
    """What is wanted, how many hits that are, and what was searched for instead.

    Signals:
        typed: Other words; more of them may follow at once.
        chosen: Another limit or order, or all limits gone.
        down_pressed, enter_pressed: In the field.
        help_requested: What can be typed?
    """

    typed = Signal()
    chosen = Signal()
    down_pressed = Signal()
    enter_pressed = Signal()
    help_requested = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setPlaceholderText(self.tr("Search all you said  (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Search everything you said"))
        icon = tinted("magnifying-glass")
        self.field.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.help = Button("?", "bare")
        self.help.setFixedWidth(_HELP_PX)
        self.help.setAccessibleName(self.tr("What can be typed"))
        self.order = Choice(self.tr("Order"))
        self.more = Button(self.tr("Filters"), "bare", "sliders-horizontal")
        self.filters = FindFilters(now)
        self.clear = Button(self.tr("Clear  (Esc)"), "bare", "x")
        self._count = line("", "body", Role.WindowText)
        self._note = text("", "small", Role.PlaceholderText)
        self._result = holder(row(self._count, None, self.clear, margins=(1, 0, 0, 0)))
        beside = row(self.order, self.more, None, gap=0)
        first = row(self.field, self.help, gap=0)
        noted = row(self._note, margins=(1, 0, 1, 1))
        self._noted = holder(noted)
        parts = (first, beside, self.filters, self._result, self._noted)
        self.setLayout(column(*parts, gap=0))
        for hidden in (self.filters, self._result, self._noted):
            hidden.hide()
        self._connect()
        self._show_state()

    def sought(self) -> Sought:
        order = self.order.value()
        return Sought(
            self.field.text(),
            self.filters.limits(),
            order if isinstance(order, Order) else Order.BEST,
        )

    def set_count(self, words: str) -> None:
        self._count.setText(words)

    def set_note(self, words: str) -> None:
        """A quiet line below; empty takes it away."""
        self._note.setText(words)
        self._noted.setVisible(bool(words))

    def focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear_all(self) -> None:
        """No words and no limits any more."""
        if not self.sought().is_narrowed:
            return
        was_blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(was_blocked)
        self.filters.clear()
        self._on_chosen()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.filters.changed.connect(self._on_chosen)
        self.order.chosen.connect(lambda _: self._on_chosen())
        self.more.clicked.connect(lambda: self.filters.setVisible(self.filters.isHidden()))
        self.clear.clicked.connect(self._clear_by_button)
        self.help.clicked.connect(self.help_requested)
        for key, signal in (("Down", self.down_pressed), ("Return", self.enter_pressed)):
            self._in_field(key, signal.emit)
        self._in_field("Enter", self.enter_pressed.emit)

    def _in_field(self, key: str, act: Callable[[], object]) -> QShortcut:
        made = on_key(self.field, key, act)
        made.setContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    def _clear_by_button(self) -> None:
        self.clear_all()
        self.focus()  # the button is gone, and the focus with it

    def _on_typed(self) -> None:
        self._show_state()
        self.typed.emit()

    def _on_chosen(self) -> None:
        self._show_state()
        self.chosen.emit()

    def _show_state(self) -> None:
        """What can be ordered and cleared follows from what is sought."""
        sought = self.sought()
        self._result.setVisible(sought.is_narrowed)
        if not sought.is_narrowed:
            self.set_note("")
        count = self.filters.count()
        on = self.tr("Filters, {0} on").format(count)
        self.more.setText(on if count else self.tr("Filters"))
        by_question = (Order.QUESTION, self.tr("By question"))
        if sought.text.strip():
            ranked = (Order.BEST, self.tr("Best first"))
            orders = [ranked, (Order.NEWEST, self.tr("By session")), by_question]
        else:
            orders = [(Order.BEST, self.tr("By session")), by_question]
        self.order.set_choices(orders, self.order.value())
