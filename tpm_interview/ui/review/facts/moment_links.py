"""Places in the recording where a measurement can be heard."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.facts import Moment
from tpm_interview.ui.widgets import Button, FlowLayout
from tpm_interview.ui.words import clock

FEW = 12
"""More are shown when they are asked for."""


class MomentLinks(QWidget):
    """One link for each place; hidden without any.

    Signals:
        hear_requested: Seconds from the start.
    """

    hear_requested = Signal(float)

    def __init__(self, form: str = "{0}") -> None:
        """`form` is the text of a link around what is heard."""
        super().__init__()
        self._form = form
        self._moments: tuple[Moment, ...] = ()
        self._can_hear = False
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.hide()

    def set_moments(self, moments: Sequence[Moment], can_hear: bool) -> None:
        """Without a recording the places stand there and cannot be heard."""
        if (tuple(moments), can_hear) != (self._moments, self._can_hear):
            self._moments, self._can_hear = tuple(moments), can_hear
            self._show(FEW)
        self.setVisible(bool(moments))

    def _show(self, count: int) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for moment in self._moments[:count]:
            link = self._link(moment)
            self._flow.addWidget(link)
            link.show()  # the layout would do it later, and what is hidden gets no focus
        left = len(self._moments) - count
        if left > 0:
            more = Button(self.tr("Show {0} more").format(left), "mark")
            more.clicked.connect(self._show_all)
            self._flow.addWidget(more)

    def _link(self, moment: Moment) -> Button:
        text = self._form.format(moment.text)
        made = Button(text.replace("&", "&&"), "link")
        made.setEnabled(self._can_hear)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(self.tr("Hear {0} at {1}").format(text, clock(moment.at_s)))
        made.clicked.connect(partial(self._hear, moment.at_s))
        return made

    def _hear(self, at_s: float) -> None:
        self.hear_requested.emit(at_s)

    def _show_all(self) -> None:
        self._show(len(self._moments))
        if (first_new := self._flow.itemAt(FEW)) is not None and (new := first_new.widget()):
            new.setFocus(Qt.FocusReason.OtherFocusReason)
