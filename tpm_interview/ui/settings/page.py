"""The page of Settings."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.settings import Settings
from tpm_interview.ui.settings.keeping_card import KeepingCard
from tpm_interview.ui.settings.library_card import LibraryCard
from tpm_interview.ui.settings.recognizer_card import RecognizerCard
from tpm_interview.ui.settings.sound_card import SoundCard
from tpm_interview.ui.settings.theme_card import ThemeCard
from tpm_interview.ui.settings.times_card import TimesCard
from tpm_interview.ui.settings.voice_card import VoiceCard
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Banner, column, holder, line, scrolled, text, up_to

WIDEST_PX = 800


class SettingsPage(QWidget):
    """All choices; each is kept at once, so there is nothing to confirm.

    Signals:
        shown, left: The page came into sight or went out of it.
    """

    shown = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.voice = VoiceCard()
        self.sound = SoundCard()
        self.recognizer = RecognizerCard()
        self.times = TimesCard()
        self.theme = ThemeCard()
        self.library = LibraryCard()
        self.keeping = KeepingCard()
        head = line(self.tr("Settings"), "title", Role.WindowText)
        told = text(self.tr("Kept at once, in your library."), tone=Role.PlaceholderText)
        cards = (self.voice, self.sound, self.recognizer, self.times, self.theme)
        last = (self.library, self.keeping)
        body = holder(column(head, told, self.banner, *cards, *last, gap=2))
        body.setMaximumWidth(WIDEST_PX)
        self.setLayout(column(scrolled(column(up_to(body), None, margins=(5, 4, 3, 3)))))

    def set_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.voice.set_settings(settings.voice)
        self.sound.set_settings(settings.sound)
        self.recognizer.set_settings(settings.recognizer, settings.show_live_transcript)
        self.times.set_plans(settings.plans)
        self.theme.set_theme(settings.theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
