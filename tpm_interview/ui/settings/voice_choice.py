"""A list of voices, those that speak English first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.sound import VoiceInfo
from tpm_interview.ui.widgets import Choice, Tick, row


class VoiceChoice(QWidget):
    """Other languages are shown on demand: a system may have more than a hundred voices.

    Signals:
        chosen: Id of the voice the candidate chose.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._voices: Sequence[VoiceInfo] = ()
        self._voice = ""
        self._choice = Choice(self.tr("Voice"), "plain")
        self._all = Tick(self.tr("Other languages too"))
        self._all.toggled.connect(self._show)
        self._choice.chosen.connect(lambda voice: self.chosen.emit(str(voice)))
        layout = row(self._choice, self._all, gap=2)
        layout.setAlignment(self._all, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)
        self._show()

    def set_voices(self, voices: Sequence[VoiceInfo]) -> None:
        self._voices = voices
        self._show()

    def set_voice(self, voice: str) -> None:
        """Show a voice as chosen; empty is the first one: the natural voice where it is there."""
        if voice != self._voice:
            self._voice = voice
            self._show()

    def _show(self) -> None:
        english = [voice for voice in self._voices if self._is_offered_first(voice)]
        shown = self._voices if self._all.isChecked() else english
        choices = [(voice.id, voice.name) for voice in shown]
        self._choice.set_choices(
            choices or [("", self.tr("Looking for voices\u2026"))], self._voice
        )
        self._choice.setEnabled(bool(choices))
        self._all.setVisible(len(english) < len(self._voices))

    def _is_offered_first(self, voice: VoiceInfo) -> bool:
        language = voice.language.lower()
        return voice.natural or language.startswith("en") or voice.id == self._voice
