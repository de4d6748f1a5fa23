"""Keeps the word being heard in sight, until the reader scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QScrollArea

from tpm_interview.ui.review.reading_flow import ReadingFlow
from tpm_interview.ui.widgets import Button

AROUND_PX = 48
_ABOVE_EDGE_PX = 12


class Following(QObject):
    """While there is sound and the reader has scrolled, a chip over the words brings it back."""

    def __init__(self, area: QScrollArea, flow: ReadingFlow) -> None:
        super().__init__(area)
        self._area, self._flow = area, flow
        self._is_following, self._is_playing = True, False
        self.chip = Button(self.tr("Follow the sound  (O)"), "chip", key="O")
        self.chip.setCheckable(False)
        self.chip.setParent(area.viewport())
        self.chip.hide()
        self.chip.clicked.connect(self.follow)
        area.viewport().installEventFilter(self)
        area.verticalScrollBar().actionTriggered.connect(self.let_go)  # by hand, never by us
        flow.choosing.connect(self.let_go)
        flow.cursor_moved.connect(self._on_cursor)
        flow.word_clicked.connect(self.follow)
        flow.moment_clicked.connect(self.follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_chip()
        return False

    def set_playing(self, is_playing: bool) -> None:
        """Sound that begins is followed."""
        self._is_playing = is_playing
        if is_playing:
            self._is_following = True
        self._show_chip()

    def let_go(self) -> None:
        """The reader looks at something else than what is heard."""
        if self._is_playing:
            self._is_following = False
            self._show_chip()

    def follow(self) -> None:
        self._is_following = True
        self._show_chip()
        self.look()

    def look(self) -> None:
        """Bring the lit word into sight, where it is followed."""
        if self._flow.lit >= 0 and (self._is_following or not self._is_playing):
            self._bring(self._flow.word_box(self._flow.lit).center().toPoint())

    def _on_cursor(self) -> None:
        self.let_go()
        self._bring(self._flow.cursor_box().center().toPoint())

    def _bring(self, point: QPoint) -> None:
        at = self._flow.mapToParent(point)
        self._area.ensureVisible(at.x(), at.y(), 0, AROUND_PX)

    def _show_chip(self) -> None:
        is_wanted = self._is_playing and not self._is_following
        if self.chip.hasFocus() and not is_wanted:
            self._flow.setFocus()
        self.chip.setVisible(is_wanted)
        if is_wanted:
            self._place_chip()
            self.chip.raise_()

    def _place_chip(self) -> None:
        around, size = self._area.viewport().rect(), self.chip.sizeHint()
        left = (around.width() - size.width()) // 2
        self.chip.resize(size)
        self.chip.move(left, around.height() - size.height() - _ABOVE_EDGE_PX)
