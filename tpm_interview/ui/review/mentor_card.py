"""What mentors said about a take, beside the candidate's own mark."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from tpm_interview.domain.mentor import Criterion, MentorRating
from tpm_interview.ui.review import wording
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import (
    Button,
    Card,
    Dots,
    Item,
    column,
    holder,
    line,
    row,
    scrolled,
    shared_out,
    text,
)


class MentorCard(Card):
    """One line for the newest rating; a button opens all of them. Hidden where there is none.

    `details` holds them in full, in their place in the pane; they are hidden until opened.

    Signals:
        opened: Whether the details are to be seen.
    """

    opened = Signal(bool)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._ratings: tuple[MentorRating, ...] = ()
        self._dots, self._who = Dots(), line("", "small", Role.WindowText)
        self._more = Button("", "bare")
        self._more.clicked.connect(lambda: self._open(self.details.isHidden()))
        self._body = QWidget()
        self._hold = column(self._body)
        self.details: QWidget = holder(self._hold)
        self._who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = row(self._dots, self._who, self._more, margins=(2, 0, 0, 0))
        self.setLayout(shared_out(head, 0, 1))
        self._open(False)
        self.hide()

    def set_ratings(self, ratings: tuple[MentorRating, ...]) -> None:
        """Oldest first."""
        if ratings == self._ratings:
            return  # what is being read stays open
        self._ratings = ratings
        self.setVisible(bool(ratings))
        self._open(False)
        if not ratings:
            return
        newest, others = ratings[-1], len(ratings) - 1
        _set_mark(self._dots, newest)
        told = self._head(newest)
        self._who.setText(self.tr("{0}, and {1} more").format(told, others) if others else told)
        self._fill()

    def close_details(self) -> None:
        """What they take the place of is to be seen."""
        if not self.details.isHidden():
            self._open(False)

    def _fill(self) -> None:
        said = [self._said(each) for each in reversed(self._ratings)]
        made = scrolled(column(*said, None, gap=3, margins=(0, 1, 1, 1)))
        self._hold.replaceWidget(self._body, made)
        self._body.deleteLater()
        self._body = made

    def _open(self, is_open: bool) -> None:
        self._more.setText(self.tr("Back") if is_open else self.tr("Read it"))
        if not is_open:
            self.details.hide()  # never beside what it takes the place of: the window would grow
        self.opened.emit(is_open)
        if is_open:
            self.details.show()

    def _head(self, rating: MentorRating) -> str:
        who = rating.mentor or self.tr("A mentor")
        return f"{who}, {wording.day(rating.rated_at, self._now())}"

    def _said(self, rating: MentorRating) -> QWidget:
        dots = Dots()
        _set_mark(dots, rating)
        who = text(self._head(rating), "body", bold=True)
        parts: list[Item] = [shared_out(row(dots, who), 0, 1)]
        if rating.comment:
            parts.append(text(rating.comment))
        parts += [self._judged(each) for each in rating.criteria if not each.is_empty]
        whole = column(*parts)
        whole.setSpacing(SPACE // 2)
        return holder(whole)

    def _judged(self, criterion: Criterion) -> QBoxLayout:
        mark = self.tr("{0} of 4").format(criterion.mark) if criterion.mark else ""
        head = row(line(self._name(criterion.name)), line(mark, "small", Role.WindowText), None)
        return column(head, *([text(criterion.comment)] if criterion.comment else []), gap=0)

    def _name(self, criterion: str) -> str:
        return {
            "structure": self.tr("Structure"),
            "evidence": self.tr("Evidence"),
            "clarity": self.tr("Clarity"),
            "relevance": self.tr("Relevance"),
        }.get(criterion, criterion)


def _set_mark(dots: Dots, rating: MentorRating) -> None:
    dots.set_rating(rating.rating or 0)
    told = wording.tr("Mentor's rating: {0} of 4").format(rating.rating)
    dots.setAccessibleName(told if rating.rating else wording.tr("Not rated by the mentor"))
    dots.setVisible(rating.rating is not None)
