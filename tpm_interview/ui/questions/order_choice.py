"""The order of the table, without a mouse."""

from PySide6.QtCore import QCoreApplication

from tpm_interview.ui.questions.question_order import Column, Order
from tpm_interview.ui.widgets import Choice


class OrderChoice(Choice):
    """Every order that a click on a head gives, by name."""

    def __init__(self) -> None:
        super().__init__(_tr("Order"))
        names = {
            Column.QUESTION: (_tr("Question, A to Z"), _tr("Question, Z to A")),
            Column.COMPETENCY: (_tr("Competency, A to Z"), _tr("Competency, Z to A")),
            Column.KIND: (_tr("Kind, A to Z"), _tr("Kind, Z to A")),
            Column.LEVEL: (_tr("Level, entry first"), _tr("Level, principal first")),
            Column.DUE: (_tr("Due, longest first"), _tr("Due, new first")),
        }
        orders = [
            (Order(column, is_falling), words)
            for column, both in names.items()
            for is_falling, words in zip((False, True), both, strict=True)
        ]
        self.set_choices([(None, _tr("Order of the bank")), *orders], None)

    def order(self) -> Order | None:
        value = self.value()
        return value if isinstance(value, Order) else None


def _tr(words: str) -> str:
    return QCoreApplication.translate("OrderChoice", words)
