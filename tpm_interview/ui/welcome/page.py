"""The page of the first start: three steps, to be skipped at any time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.ui.welcome.steps import PrivacyStep, SoundStep, WarmUpStep
from tpm_interview.ui.widgets import (
    Button,
    ThinProgress,
    column,
    holder,
    line,
    page_with_foot,
    row,
    text,
)

WIDEST_PX, BAR_PX = 760, 48


class WelcomePage(QWidget):
    """Shows one step; the amber button goes on.

    Signals:
        sound_step_shown: Whether voice and microphone are in sight now.
        skip_requested: The candidate wants to see the app.
        start_requested: The candidate wants to answer a first question.
    """

    sound_step_shown = Signal(bool)
    skip_requested = Signal()
    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.privacy, self.sound, self.warm_up = PrivacyStep(), SoundStep(), WarmUpStep()
        self._steps = QStackedWidget()
        for step in (self.privacy, self.sound, self.warm_up):
            self._steps.addWidget(step)
        self._bars = [ThinProgress() for _ in range(self._steps.count())]
        self._count = line("", "body")
        self._title = text("", "title")
        bars = (holder(column(bar), BAR_PX) for bar in self._bars)
        head = row(line(self.tr("Welcome"), "body"), None, *bars, self._count)
        body = holder(column(head, 2, self._title, 1, self._steps))
        body.setMaximumWidth(WIDEST_PX)
        content = row(None, body, None, margins=(5, 4, 5, 2))
        content.setStretch(1, 9)
        self._skip = Button(self.tr("Skip  (Esc)"), "plain", key="Esc")
        self._back = Button(self.tr("Back  (Backspace)"), "bare", "arrow-left", "Backspace")
        self._next = Button("", "action", key="Space")
        self.setLayout(page_with_foot(content, self._skip, None, self._back, self._next))
        self.setFocusProxy(self._next)
        self._skip.clicked.connect(self.skip_requested)
        self._back.clicked.connect(lambda: self._go(self._steps.currentIndex() - 1))
        self._next.clicked.connect(self._go_on)
        self._go(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sound_step_shown.emit(False)

    def _go_on(self) -> None:
        if self._steps.currentWidget() is self.warm_up:
            self.start_requested.emit()
        else:
            self._go(self._steps.currentIndex() + 1)

    def _go(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        count = self._steps.count()
        for number, bar in enumerate(self._bars):
            bar.set_done(1.0 if number <= step else 0.0)
        self._count.setText(self.tr("{0} of {1}").format(step + 1, count))
        self._title.setText(self._titles()[step])
        is_last = step == count - 1
        action = self.tr("Start a warm-up  (Space)") if is_last else self.tr("Next  (Space)")
        self._next.setText(action)
        self._skip.setText(
            self.tr("Look around first  (Esc)") if is_last else self.tr("Skip  (Esc)")
        )
        self._back.setVisible(step > 0)
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        is_shown = self._steps.currentWidget() is self.sound
        self.sound_step_shown.emit(self.isVisible() and is_shown)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Everything stays on this computer"),
            self.tr("Hear and be heard"),
            self.tr("One question to warm up"),
        )
