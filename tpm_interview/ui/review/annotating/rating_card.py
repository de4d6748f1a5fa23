"""The candidate's own rating of a take, which can be changed, and the ones before."""

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tpm_interview.domain.annotations import OwnRating
from tpm_interview.ui.review import wording
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, column, holder, on_key, row, section, text
from tpm_interview.ui.widgets.rating import rating_choices

_SIDE_PX = 28


class RatingDot(QAbstractButton):
    """One of four; filled up to the rating that was given."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_SIDE_PX, _SIDE_PX)

    def nextCheckState(self) -> None:
        """What was given is shown once it is kept."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, whole = self.palette(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color(Role.Dark), 1.5))
            is_filled = self.isChecked()
            painter.setBrush(colors.color(Role.Dark) if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(whole.adjusted(8, 8, -8, -8))
            if self.hasFocus():
                painter.setPen(QPen(colors.color(Role.Link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(whole.adjusted(2, 2, -2, -2))


class RatingCard(QWidget):
    """
    Signals:
        rated: The mark the candidate gives, 1 to 4.
    """

    rated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._names = [name for name, _ in rating_choices()]
        self._dots = [self._dot(mark) for mark in range(1, 5)]
        self._newest = text("", "small")
        self._before = text("", "small", Role.PlaceholderText)
        self._more = Button("", "bare")
        self._more.clicked.connect(lambda: self._open(self._before.isHidden()))
        dots = row(*self._dots, None, self._more, gap=0)
        parts = (section(self.tr("Your rating"), None), holder(dots), self._newest, self._before)
        self.setLayout(column(*parts, gap=0))
        self._open(False)

    def set_ratings(self, ratings: tuple[OwnRating, ...], now: datetime) -> None:
        """Oldest first; the last counts."""
        given = ratings[-1].rating if ratings else 0
        for mark, dot in enumerate(self._dots, start=1):
            dot.setChecked(mark <= given)
        none = self.tr("Not rated yet: 1 to 4 rate it.")
        self._newest.setText(self._told(ratings[-1], now) if ratings else none)
        self._before.setText("\n".join(self._told(each, now) for each in reversed(ratings[:-1])))
        self._more.setVisible(len(ratings) > 1)
        self._open(len(ratings) > 1 and not self._before.isHidden())

    def _told(self, rating: OwnRating, now: datetime) -> str:
        when = wording.moment(rating.rated_at, now)
        return f"{self._names[rating.rating - 1]}, {when}"

    def _open(self, is_open: bool) -> None:
        self._before.setVisible(is_open)
        self._more.setText(self.tr("Hide earlier") if is_open else self.tr("Earlier"))

    def _dot(self, mark: int) -> RatingDot:
        made = RatingDot(f"{self._names[mark - 1]}  ({mark})")
        made.clicked.connect(lambda: self.rated.emit(mark))
        on_key(self, str(mark), lambda: self.rated.emit(mark))
        return made
