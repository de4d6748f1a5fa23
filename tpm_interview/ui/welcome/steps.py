"""The three steps of the welcome."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.rehearse.microphone_bar import MicrophoneBar
from tpm_interview.ui.settings.voice_choice import VoiceChoice
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Card,
    Icon,
    Item,
    column,
    row,
    section,
    selectable,
    text,
)

QUIET = Role.PlaceholderText
ICON_PX = 32


class PrivacyStep(QWidget):
    """What the app promises."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = selectable(text("", "body", QUIET))
        kept = self.tr("Recordings, words and settings lie in one folder, which is yours alone:")
        offline = self.tr(
            "The voice that asks and the recognizer that writes down both run here. Nothing is"
            " sent unless you switch on a server in Settings; the bottom line then says so."
        )
        ends = self.tr(
            "Silence never does, and a time limit only where you chose one. Take time to think."
        )
        rated = self.tr(
            "You rate each answer first. Then you see what was measured, and nothing"
            " is added up to a score."
        )
        parts = (
            self._promise("hard-drives", self.tr("Kept in one folder"), kept, self._folder),
            self._promise("wifi-slash", self.tr("No account, no network"), offline),
            self._promise("hand-palm", self.tr("You end every answer"), ends),
            self._promise("chart-line", self.tr("Numbers, no grades"), rated),
        )
        self.setLayout(column(*parts, None, gap=3))

    def set_folder(self, folder: Path) -> None:
        self._folder.setText(str(folder))

    def _promise(self, icon: str, heading: str, told: str, *more: QWidget) -> QWidget:
        words = column(text(heading, "lead", bold=True), text(told), *more)
        words.setSpacing(SPACE // 2)
        content = row(column(Icon(icon, Role.Link, ICON_PX), None), words, gap=2)
        content.setStretch(1, 1)
        made = QWidget()
        made.setLayout(content)
        return made


class SoundStep(QWidget):
    """Which voice asks, and which microphone hears.

    Signals:
        voice_chosen: Id of a voice.
        hear_requested: The candidate wants to hear it, or no more.
    """

    voice_chosen = Signal(str)
    hear_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.voice = VoiceChoice()
        self.microphone = MicrophoneBar()
        self._hear = Button("", "plain", "speaker-high", "V")
        asks = text(self.tr("Interview questions are spoken. Is this voice pleasant to hear?"))
        hears = text(self.tr("Say something: the bars should move. Then record and hear yourself."))
        voice = row(self.voice, self._hear, None, gap=2)
        microphone = row(self.microphone, None)
        heads = (
            section(self.tr("The voice that asks"), None),
            section(self.tr("Your microphone"), None),
        )
        cards = (
            Card(column(heads[0], asks, voice, gap=2, margins=(3, 2, 3, 2))),
            Card(column(heads[1], hears, microphone, gap=2, margins=(3, 2, 3, 2))),
        )
        told = text(self.tr("Both can be changed later in Settings."), tone=QUIET)
        self.setLayout(column(self.banner, *cards, told, None, gap=2))
        self.voice.chosen.connect(self.voice_chosen)
        self._hear.clicked.connect(self.hear_requested)
        self.set_speaking(False)

    def set_speaking(self, is_speaking: bool) -> None:
        self._hear.setText(self.tr("Stop  (V)") if is_speaking else self.tr("Hear it  (V)"))
        self._hear.set_icon("stop" if is_speaking else "speaker-high")


def _card(heading: str, *items: Item) -> Card:
    return Card(column(section(heading, None), *items, gap=2, margins=(3, 2, 3, 2)))


class WarmUpStep(QWidget):
    """What comes next."""

    def __init__(self) -> None:
        super().__init__()
        lines = (
            self.tr("One question, no clock. It is read to you; you answer aloud, or type."),
            self.tr("When you stop, your own words are on the screen, and they are kept."),
            self.tr("Take it again as often as you like. Review has every take."),
        )
        numbered = (self._numbered(number, told) for number, told in enumerate(lines, start=1))
        told = text(
            self.tr("Space is always the next step. Every key is on one sheet: press ?"), tone=QUIET
        )
        self.setLayout(column(*numbered, 1, told, None, gap=2))

    def _numbered(self, number: int, told: str) -> QWidget:
        figure = text(str(number), "title", Role.Link)
        figure.setFixedWidth(ICON_PX)
        made = QWidget()
        content = row(figure, text(told, "lead"), gap=1)
        content.setStretch(1, 1)
        made.setLayout(content)
        return made
