"""Microphone and speaker."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.settings import SoundSettings
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.ui.rehearse.microphone_bar import MicrophoneBar
from tpm_interview.ui.settings.named_row import named, settings_card
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Choice, column, text


class SoundCard(QWidget):
    """Which devices are used, and a check of the microphone.

    Signals:
        speaker_chosen: Name of the speaker, empty for the system's own.
    """

    speaker_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.microphone = MicrophoneBar()
        self._speakers: Sequence[AudioDevice] = ()
        self._speaker = Choice(self.tr("Speaker"), "plain")
        self._speaker.chosen.connect(lambda name: self.speaker_chosen.emit(str(name)))
        told = self.tr(
            "While this page is shown the microphone is listened to, so that its level can be"
            " seen. Nothing is kept; the check is thrown away once you have heard it."
        )
        about = text(told, "small", Role.PlaceholderText)
        card = settings_card(
            self.tr("Microphone and speaker"),
            named(self.tr("Microphone"), self.microphone),
            about,
            named(self.tr("Speaker"), self._speaker),
        )
        self.setLayout(column(card))
        self.set_speakers((), "")

    def set_speakers(self, speakers: Sequence[AudioDevice], chosen: str) -> None:
        """A chosen one that is not there now stays in the list."""
        self._speakers = speakers
        default = next((each.name for each in speakers if each.is_default), "")
        system = self.tr("System: {0}").format(default) if default else self.tr("System default")
        choices = [("", system), *((each.name, each.name) for each in speakers)]
        if chosen and chosen not in dict(choices):
            choices.append((chosen, self.tr("{0} (not connected)").format(chosen)))
        self._speaker.set_choices(choices, chosen)

    def set_settings(self, settings: SoundSettings) -> None:
        self.set_speakers(self._speakers, settings.speaker)
