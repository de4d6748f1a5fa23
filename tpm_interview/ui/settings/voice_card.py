"""How questions are spoken."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.settings import VoiceSettings
from tpm_interview.domain.sound import VoiceInfo
from tpm_interview.ui.settings.named_row import named, set_quietly, settings_card, slider
from tpm_interview.ui.settings.voice_choice import VoiceChoice
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Tick, column, line

SPEED_STEPS = 20
"""To a speed of 1: the slider goes in steps of 0.05."""
WORDS_PER_MINUTE = 150
"""Of every voice at speed 1."""


class VoiceCard(QWidget):
    """Voice, speed, loudness, and whether there is to be any.

    Signals:
        changed: The `VoiceSettings` wanted.
        try_requested: The candidate wants to hear it, or no more.
    """

    changed = Signal(object)
    try_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings = VoiceSettings()
        self._voice = VoiceChoice()
        self._try = Button("")
        self._speed = slider(self.tr("Speed"), SPEED_STEPS // 2, SPEED_STEPS * 2, 1)
        self._volume = slider(self.tr("Volume"), 0, 100, 5)
        self._speed_told = line("", "body", Role.WindowText)
        self._volume_told = line("", "body", Role.WindowText)
        self._aloud = Tick(self.tr("Speak questions aloud"))
        card = settings_card(
            self.tr("Voice"),
            named(self.tr("Voice"), self._voice, self._try),
            named(self.tr("Speed"), self._speed, self._speed_told),
            named(self.tr("Volume"), self._volume, self._volume_told),
            named("", self._aloud),
        )
        self.setLayout(column(card))
        self._voice.chosen.connect(lambda voice: self._change(replace(self._settings, voice=voice)))
        self._speed.valueChanged.connect(self._change_speed)
        self._volume.valueChanged.connect(self._change_volume)
        self._aloud.toggled.connect(self._change_aloud)
        self._try.clicked.connect(self.try_requested)
        self.set_speaking(False)
        self.set_settings(self._settings)

    def set_voices(self, voices: Sequence[VoiceInfo]) -> None:
        self._voice.set_voices(voices)

    def set_settings(self, settings: VoiceSettings) -> None:
        self._settings = settings
        self._voice.set_voice(settings.voice)
        set_quietly(self._speed, round(settings.speed * SPEED_STEPS))
        set_quietly(self._volume, round(settings.volume * 100))
        self._aloud.blockSignals(True)
        self._aloud.setChecked(not settings.muted)
        self._aloud.blockSignals(False)
        told = self.tr("{0}x, about {1} words a minute")
        rate = round(settings.speed * WORDS_PER_MINUTE)
        self._speed_told.setText(told.format(f"{settings.speed:.2f}", rate))
        self._volume_told.setText(self.tr("{0} %").format(round(settings.volume * 100)))

    def set_speaking(self, is_speaking: bool) -> None:
        self._try.setText(self.tr("Stop") if is_speaking else self.tr("Try it"))
        self._try.set_icon("stop" if is_speaking else "speaker-high")

    def _change_speed(self, steps: int) -> None:
        self._change(replace(self._settings, speed=steps / SPEED_STEPS))

    def _change_volume(self, percent: int) -> None:
        self._change(replace(self._settings, volume=percent / 100))

    def _change_aloud(self, is_aloud: bool) -> None:
        self._change(replace(self._settings, muted=not is_aloud))

    def _change(self, settings: VoiceSettings) -> None:
        self.set_settings(settings)
        self.changed.emit(settings)
