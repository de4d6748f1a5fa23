"""A question is being asked, thought about, or about to be answered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from tpm_interview.ui.rehearse.hints import HintCard
from tpm_interview.ui.rehearse.session_view import SessionView
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    FlowLayout,
    Icon,
    ThinProgress,
    WordFlow,
    column,
    holder,
    line,
    page_with_foot,
    row,
    scroll_to,
    shared_out,
    text,
    up_to,
)
from tpm_interview.ui.words import clock

PROMPT_PX = 912
"""Widest a prompt gets: about 50 characters a line."""


class AskedView(SessionView):
    """The prompt large, lit as it is spoken; then time to think, then 3, 2, 1.

    Signals:
        go_requested: The candidate wants to answer now.
        replay_requested: Hear the prompt again.
        pause_requested: Hold the voice, or let it go on from there.
        mute_requested: Mute the voice, or let it speak again.
        skip_requested: Go on without an answer.
        type_requested: Type this answer instead.
    """

    go_requested = Signal()
    replay_requested = Signal()
    pause_requested = Signal()
    mute_requested = Signal()
    skip_requested = Signal()
    type_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self._about = line()
        self._prompt = WordFlow("prompt", dim_rest=True)
        self._prompt.setMaximumWidth(PROMPT_PX)
        self._hint = HintCard()
        self._time = line("", "clock", Role.WindowText)
        self._time_about = line("", "head")
        self._progress = ThinProgress()
        self._count = line("", "clock", Role.Link)
        self._sign = Icon("speaker-high", Role.Link)
        self._told = text("", "small", Role.PlaceholderText)
        self._go = Button("", "action", key="Space")
        self._replay = Button(self.tr("Replay  (R)"), "plain", "arrow-counter-clockwise", "R")
        self._pause = Button("", "plain", "pause", "P")
        self._mute = Button("", "plain", "speaker-slash", "M")
        self._hint_button = Button(self.tr("Hint  (H)"), "plain", "lightbulb", "H")
        self._skip = Button(self.tr("Skip  (S)"), "plain", "skip-forward", "S")
        self._type = Button(self.tr("Type it  (Ctrl+T)"), "plain", "keyboard", "Ctrl+T")
        self._thinking = holder(column(row(self._time, self._time_about, None), self._progress))
        self._thinking.setMaximumWidth(400)
        self._lay_out()
        self._connect()
        self.set_typed_only(False)
        self.set_muted(False)
        self.set_asking()

    def _lay_out(self) -> None:
        keys = FlowLayout()
        sound = (self._replay, self._pause, self._mute)
        for button in (*sound, self._hint_button, self._skip, self._type):
            keys.addWidget(button)
        below = column(up_to(self._thinking), row(self._count, None), up_to(self._hint))
        parts = (self._about, 1, up_to(self._prompt), 3, keys, 3, below)
        content = column(self.bar, self.banner, None, *parts, None, None, margins=(5, 2, 5, 2))
        self.setLayout(
            page_with_foot(content, self._sign, shared_out(row(self._told), 1), self._go)
        )
        self.setFocusProxy(self._go)

    def _connect(self) -> None:
        self._go.clicked.connect(self.go_requested)
        self._replay.clicked.connect(self.replay_requested)
        self._pause.clicked.connect(self.pause_requested)
        self._mute.clicked.connect(self.mute_requested)
        self._skip.clicked.connect(self.skip_requested)
        self._type.clicked.connect(self.type_requested)
        self._hint_button.clicked.connect(self._toggle_hint)

    # What is asked

    def set_prompt(self, text: str, about: str) -> None:
        """A new prompt; `about` names its competency and level, or that it is a follow-up."""
        self._about.setText(about)
        self._prompt.set_text(text)
        self.banner.set_error(None)

    def set_hints(self, tips: Sequence[str], points: Sequence[str], allowed: bool) -> None:
        """What H shows; without hints or where the terms forbid them there is no button."""
        self._hint.set_hints(tips, points)
        self._hint.hide()
        self._hint_button.setVisible(allowed and bool(tips or points))

    def set_typed_only(self, is_typed_only: bool) -> None:
        """There is no microphone: the next step is to type."""
        self._type.setVisible(not is_typed_only)
        told = self.tr("Type the answer  (Space)")
        self._go.setText(told if is_typed_only else self.tr("Start answering  (Space)"))

    def set_lit(self, index: int) -> None:
        """Light the word being spoken; -1 none."""
        self._prompt.set_lit(index)

    def lit_word(self) -> int:
        """Index of the word that is lit, -1 for none."""
        return self._prompt.lit

    def set_muted(self, is_muted: bool) -> None:
        self._mute.set_icon("speaker-high" if is_muted else "speaker-slash")
        self._mute.setText(self.tr("Unmute  (M)") if is_muted else self.tr("Mute  (M)"))

    # Where the candidate is

    def set_asking(self) -> None:
        """The prompt will be spoken, or waits."""
        self._show_parts()
        self.set_spoken()

    def set_speaking(self) -> None:
        self._show_pause(is_paused=False, is_possible=True)
        self._sign.set_icon("speaker-high", Role.Link)
        self._told.setText(self.tr("Speaking. The microphone opens when you start."))

    def set_paused(self) -> None:
        """The voice holds; the word it has reached stays lit."""
        self._show_pause(is_paused=True, is_possible=True)
        self._sign.set_icon("pause", Role.Link)
        self._told.setText(self.tr("Paused. You may go on listening, or start to answer."))

    def set_spoken(self) -> None:
        """The voice is silent, and it is the candidate's turn."""
        self._show_pause(is_paused=False, is_possible=False)
        self._sign.set_icon("microphone")
        self._told.setText(self.tr("Your turn. The microphone opens when you start."))

    def set_unspoken(self, reason: str) -> None:
        """The prompt can only be read."""
        self._show_pause(is_paused=False, is_possible=False)
        self._sign.set_icon("speaker-slash")
        self._told.setText(reason)

    def set_thinking(self, left_s: float, whole_s: float) -> None:
        self._show_parts(is_thinking=True)
        self._time.setText(clock(left_s + 0.999))
        self._time_about.setText(self.tr("to think"))
        self._progress.set_done(1 - left_s / whole_s if whole_s else 1.0)
        if not self._pause.isEnabled():  # else the voice is heard once more
            self._sign.set_icon("timer", Role.Link)
            self._told.setText(self.tr("Thinking time. You may start before it ends."))

    def set_counting(self, left: int) -> None:
        """3, 2, 1 before the microphone opens."""
        self._show_parts(is_counting=True)
        self._show_pause(is_paused=False, is_possible=False)
        self._count.setText(str(left))
        self._sign.set_icon("microphone", Role.Link)
        self._told.setText(self.tr("Get ready. Recording starts in {0}.").format(left))

    def _toggle_hint(self) -> None:
        self._hint.setVisible(self._hint.isHidden())
        if self._hint.isVisible():
            scroll_to(self._hint)

    def _show_pause(self, is_paused: bool, is_possible: bool) -> None:
        self._pause.setEnabled(is_possible)
        self._pause.set_icon("play" if is_paused else "pause")
        self._pause.setText(self.tr("Go on  (P)") if is_paused else self.tr("Pause  (P)"))

    def _show_parts(self, is_thinking: bool = False, is_counting: bool = False) -> None:
        self._thinking.setVisible(is_thinking)
        self._count.setVisible(is_counting)
        for button in (self._go, self._replay, self._skip):
            if is_counting:
                button.clearFocus()  # else Qt hands it on, in the end to Leave
            button.setEnabled(not is_counting)
