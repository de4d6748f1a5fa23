"""The candidate speaks: time, level, and their words as they come."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.flow import warning_s
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.domain.transcript import Word
from tpm_interview.ui.rehearse.session_view import SessionView
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Card,
    Choice,
    Icon,
    LevelMeter,
    ThinProgress,
    WordFlow,
    column,
    holder,
    line,
    page_with_foot,
    row,
    scrolled,
    section,
    shared_out,
    text,
)
from tpm_interview.ui.words import clock

SIDE_PX = 256


class AnsweringView(SessionView):
    """A calm view: the clock does not change color, words are not judged while they come.

    Signals:
        finish_requested: The candidate has finished answering.
        type_requested: Type this answer instead; what was said so far is kept.
        words_shown_changed: Whether the live words shall be shown, from now on.
        pick_up_requested: Go on recording with the microphone of this name.
    """

    finish_requested = Signal()
    type_requested = Signal()
    words_shown_changed = Signal(bool)
    pick_up_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self._prompt = text("", "head")
        self._clock = line("0:00", "clock", Role.WindowText)
        self._of_limit = line("", "head")
        self._progress = ThinProgress()
        self._warning = line("", "body", Role.WindowText, bold=True)
        self._sign = Icon("microphone", Role.Link)
        self._level = LevelMeter()
        self._told = text("", "small", Role.PlaceholderText)
        self._device = Choice(self.tr("Microphone"), "plain")
        self._words = WordFlow("head")
        self._wait = text("", tone=Role.PlaceholderText)
        self._hide = Button("", "bare", "eye-slash", "W")
        self._type = Button(self.tr("Type it instead  (Ctrl+T)"), "plain", "keyboard", "Ctrl+T")
        self._go = Button(self.tr("Finish answer  (Space)"), "action", key="Space")
        self._limit_s: int | None = None
        self._is_heard = True
        self._area = self._lay_out()
        self._connect()
        self.set_words_shown(True)
        self.set_opening()

    def _lay_out(self) -> QScrollArea:
        time = row(self._clock, self._of_limit, None, gap=2)
        sound = row(self._sign, self._level, None)
        side = column(time, self._progress, self._warning, 2, sound, self._told, self._device, None)
        area = scrolled(column(self._wait, self._words, None))
        head = section(self.tr("Live transcript"), None, self._hide)
        said = column(head, area, margins=(3, 2, 3, 2))
        lower = shared_out(row(holder(side, SIDE_PX), Card(said), gap=5), 0, 1)
        parts = (self.bar, self.banner, 1, self._prompt, 2, lower)
        content = column(*parts, margins=(5, 2, 5, 3))
        content.setStretch(5, 1)
        calm = text(
            self.tr("Silence does not stop the recording. Take the time you need to think."),
            tone=Role.PlaceholderText,
        )
        self.setLayout(page_with_foot(content, shared_out(row(calm), 1), self._type, self._go))
        self.setFocusProxy(self._go)
        return area

    def _connect(self) -> None:
        self._go.clicked.connect(self.finish_requested)
        self._type.clicked.connect(self.type_requested)
        self._hide.clicked.connect(self._toggle_words)
        self.banner.action_requested.connect(self._pick_up)

    def set_prompt(self, words: str, limit_s: int | None) -> None:
        """A new answer; nothing of the one before is left on the screen."""
        self._prompt.setText(words)
        self._limit_s = limit_s
        self._of_limit.setText(self.tr("of {0}").format(clock(limit_s)) if limit_s else "")
        self._progress.setVisible(limit_s is not None)
        self._words.set_words(())
        self.set_time(0.0)
        self.set_opening()

    def set_opening(self) -> None:
        """The microphone is being opened."""
        self.banner.set_error(None)
        self._device.hide()
        self._told.setText(self.tr("Opening the microphone\u2026"))
        self._is_heard = True
        self._show_wait()

    def set_recording(self) -> None:
        """Sound is reaching the disk."""
        self.banner.set_error(None)
        self._device.hide()
        self._sign.set_icon("microphone", Role.Link)
        self._told.setText(self.tr("Recording to disk"))

    def set_time(self, time_s: float) -> None:
        """How long the candidate has been answering."""
        self._clock.setText(clock(time_s))
        if self._limit_s is None:
            self._warning.clear()
            return
        left_s = self._limit_s - time_s
        self._progress.set_done(time_s / self._limit_s)
        is_near = left_s <= warning_s(self._limit_s)
        self._warning.setText(self.tr("{0} s left").format(ceil(left_s)) if is_near else "")

    def set_level(self, level_dbfs: float) -> None:
        self._level.set_level(level_dbfs)

    def set_words(self, settled: Sequence[Word], partial: Sequence[Word]) -> None:
        """Live words so far; the newest stay in sight. Fillers are not marked while speaking."""
        self._words.set_words(settled, partial=partial, marked=())
        self._show_wait()
        bar = self._area.verticalScrollBar()
        if bar.value() >= bar.maximum() - 40:
            QTimer.singleShot(0, self._area, lambda: bar.setValue(bar.maximum()))

    def set_words_shown(self, shown: bool) -> None:
        self._words.setHidden(not shown)
        self._hide.set_icon("eye-slash" if shown else "eye")
        self._hide.setText(self.tr("Hide  (W)") if shown else self.tr("Show  (W)"))
        self._show_wait()

    def set_unheard(self) -> None:
        """No more words come while the candidate speaks; the recording goes on."""
        self._is_heard = False
        self._show_wait()

    def set_lost(self, error: UserError, devices: Sequence[AudioDevice], chosen: str) -> None:
        """No more sound comes; what was said is kept and can be gone on with."""
        self._sign.set_icon("microphone-slash")
        self._level.set_level(-60.0)
        self._told.setText(self.tr("What you said so far is on the disk."))
        names = [(device.name, device.name) for device in devices]
        self._device.set_choices([("", self.tr("System default")), *names], chosen)
        self._device.show()
        self.banner.set_error(error, self.tr("Pick up again"), self.tr("Type the rest"))

    def _pick_up(self, action: int) -> None:
        if action == 0:
            self.pick_up_requested.emit(str(self._device.value() or ""))
        else:
            self.type_requested.emit()

    def _toggle_words(self) -> None:
        shown = self._words.isHidden()
        self.set_words_shown(shown)
        self.words_shown_changed.emit(shown)

    def _show_wait(self) -> None:
        is_hidden, has_words = self._words.isHidden(), bool(self._words.accessibleName())
        if not self._is_heard:
            told = self.tr(
                "The recognizer stopped. Your recording goes on; its words come when you finish."
            )
        elif is_hidden:
            told = self.tr("Hidden. Your words are still being written down.")
        else:
            told = self.tr("Your words appear here while you speak.")
        self._wait.setText(told)
        self._wait.setVisible(not self._is_heard or is_hidden or not has_words)
