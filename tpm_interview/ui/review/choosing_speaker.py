"""Which speaker a recording is heard from."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.settings import Settings
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.services.settings import SettingsService
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage


class Speakers(Protocol):
    """What finds the speakers of this computer."""

    def speakers(self) -> tuple[AudioDevice, ...]: ...


class ChoosingSpeaker(QObject):
    """A speaker chosen here or in Settings takes hold at once, in the middle of a sound too."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        settings: SettingsService,
        devices: Speakers,
    ) -> None:
        super().__init__(page)
        self._page, self._playback = page, reviewing.playback
        self._settings, self._devices = settings, devices
        self._background = Background(self)
        self._found: tuple[AudioDevice, ...] = ()
        self._chosen = settings.current.sound.speaker
        self._changed = Relay(self)
        self._changed.happened.connect(self._on_settings)
        settings.subscribe(self._changed)
        menu = page.pane.deck.player.speakers
        menu.chosen.connect(lambda name: self._choose(str(name)))
        menu.menu().aboutToShow.connect(self._look)
        page.shown.connect(self._look)
        self._playback.failed.connect(lambda _: self._look())
        self._show(())

    def close(self) -> None:
        self._background.close()

    def _look(self) -> None:
        self._background.run(self._devices.speakers, self._show)

    def _show(self, found: tuple[AudioDevice, ...]) -> None:
        self._found = found
        self._page.pane.deck.player.speakers.set_speakers(found, self._chosen)

    def _choose(self, name: str) -> None:
        def keep() -> None:
            now = self._settings.current
            self._settings.change(replace(now, sound=replace(now.sound, speaker=name)))

        self._background.run(keep, failed=self._fail)

    def _on_settings(self, settings: Settings) -> None:
        if settings.sound.speaker != self._chosen:
            self._chosen = settings.sound.speaker
            self._show(self._found)
            self._playback.change_speaker()

    def _fail(self, error: UserError) -> None:
        self._page.pane.set_error(error)
        self._show(self._found)  # the one that is still in use
