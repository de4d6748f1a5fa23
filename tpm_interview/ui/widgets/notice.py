"""A word in passing, with ways on; errors have the `Banner`."""

from PySide6.QtCore import Signal

from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.flow_layout import FlowLayout
from tpm_interview.ui.widgets.layout import column, row, shared_out, text
from tpm_interview.ui.widgets.painted import Icon


class Notice(Card):
    """Hidden until there is something to tell.

    Signals:
        action_requested: Index of the way on that the candidate chose.
    """

    action_requested = Signal(int)

    def __init__(self, icon: str, *actions: tuple[str, str]) -> None:
        """`actions` are (words, key) pairs; the key is empty where the words have none."""
        super().__init__(kind="notice")
        self._words = text()
        self._detail = text("", "body", Role.PlaceholderText)
        self._buttons = [Button(words, key=key) for words, key in actions]
        told = column(self._words, self._detail)
        told.setSpacing(SPACE // 4)
        flow = FlowLayout()
        for index, button in enumerate(self._buttons):
            flow.addWidget(button)
            button.clicked.connect(lambda _=False, index=index: self.action_requested.emit(index))
        if self._buttons:
            self.setFocusProxy(self._buttons[0])
            told.addSpacing(SPACE)
            told.addLayout(flow)
        sign = column(Icon(icon, Role.Link), None)
        self.setLayout(shared_out(row(sign, told, margins=(2, 1, 2, 1)), 0, 1))
        self.hide()

    def tell(self, words: str, detail: str = "") -> None:
        """Empty words take it away."""
        self._words.setText(words)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{words} {detail}".strip())
        self.setVisible(bool(words))

    def show_action(self, index: int, shown: bool) -> None:
        """Offer one of the ways on, or not."""
        self._buttons[index].setVisible(shown)

    def words(self) -> str:
        return self._words.text()
