"""The question that an own copy was made of, to compare with."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Question
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Card, Item, column, holder, row, section, text

QUIET = Role.PlaceholderText


class OriginalCard(Card):
    """Folded until asked for.

    Signals:
        again_requested: Id of the original, which shall be shown in the bank again.
    """

    again_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._original: Question | None = None
        self._button = Button("", key="Alt+G")
        self._again = Button(self.tr("Show it in the bank again  (Alt+B)"), key="Alt+B")
        self._told = text(self.tr("It is shown in the bank."), "small", QUIET)
        self._words = QWidget()
        again = row(self._again, None)
        self._inside = column(self._words, 1, self._told, again)
        self._folded = holder(self._inside)
        self._folded.hide()
        about = text(self.tr("You changed a question that came with the app."), tone=QUIET)
        self.setLayout(column(about, row(self._button, None), self._folded, margins=(2, 2, 2, 2)))
        self._button.clicked.connect(lambda: self._unfold(self._folded.isHidden()))
        self._again.clicked.connect(self._ask)
        self._unfold(False)
        self.hide()

    def set_original(self, original: Question | None) -> None:
        """None where the question is not a copy; the card is folded then."""
        self.setVisible(original is not None)
        if original is None or self._original is None or original.id != self._original.id:
            self._unfold(False)
        self._original = original
        self._again.setVisible(original is not None and original.hidden)
        self._told.setVisible(original is not None and not original.hidden)
        self._refill()

    def _unfold(self, unfolded: bool) -> None:
        self._folded.setVisible(unfolded)
        hide, show = self.tr("Hide the original  (Alt+G)"), self.tr("Show the original  (Alt+G)")
        self._button.setText(hide if unfolded else show)

    def _refill(self) -> None:
        words = holder(column(*self._parts()))
        self._inside.replaceWidget(self._words, words)
        self._words.deleteLater()
        self._words = words

    def _parts(self) -> Iterable[Item]:
        if self._original is None:
            return
        yield text(self._original.text, "lead")
        if self._original.key_points:
            yield section(self.tr("What a good answer covers"))
        for point in self._original.key_points:
            yield text(point.point, bold=True)
            yield from (text(f"\u201c{cue}\u201d", "small", QUIET) for cue in point.cues)
        if self._original.follow_ups:
            yield section(self.tr("Follow-ups"))
        yield from (text(each) for each in self._original.follow_ups)

    def _ask(self) -> None:
        if self._original is not None:
            self.again_requested.emit(self._original.id)
