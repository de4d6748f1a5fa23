"""Connects the page of Settings with what keeps, speaks, listens and recognizes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Plan
from tpm_interview.domain.settings import RecognizerSettings, Settings, Theme, VoiceSettings
from tpm_interview.domain.sound import AudioDevice, VoiceInfo
from tpm_interview.services.listening import Listening
from tpm_interview.services.recognizers import RecognizerCheck, recognizer_checks
from tpm_interview.services.settings import SettingsService
from tpm_interview.ui.background import Background
from tpm_interview.ui.rehearse.microphone_desk import Devices, MicrophoneDesk
from tpm_interview.ui.settings.keeping import Keeping
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.settings.troubles import Troubles
from tpm_interview.ui.voice_sample import VoiceSample


class Voices(Protocol):
    """What the page asks of the `Prompter`."""

    def voices(self) -> tuple[VoiceInfo, ...]: ...


class SoundDevices(Devices, Protocol):
    """Microphones and speakers."""

    def speakers(self) -> tuple[AudioDevice, ...]: ...


class SettingsController(QObject):
    """`set_theme` shows a theme at once; it is kept as everything else is.

    Whoever else changes settings on this page does it through `keeping`: it merges them.
    """

    def __init__(
        self,
        page: SettingsPage,
        settings: SettingsService,
        voices: Voices,
        devices: SoundDevices,
        listening: Listening,
        folder: Path,
        set_theme: Callable[[Theme], object],
    ) -> None:
        super().__init__(page)
        self._page, self._voices, self._devices = page, voices, devices
        self._set_theme = set_theme
        self._folder = folder
        self._troubles = Troubles(page.banner)
        self.keeping = Keeping(settings, self)
        self._looks = Background(self)  # waits for the voice's process, up to seconds
        self._sounds = Background(self)  # opens microphones, up to seconds
        self._checks = Background(self)
        self._sample = VoiceSample(listening, self)
        self._microphone = MicrophoneDesk(
            page.sound.microphone, devices, listening.play_pcm, self._sounds, self
        )
        self._connect()
        page.library.set_folder(folder)
        page.set_settings(self.keeping.current)
        self._troubles.tell("file", settings.problem)
        if page.isVisible():
            self._enter()

    def close(self) -> None:
        """Keep the last change and end the threads; the window is closing."""
        self._microphone.close()
        for each in (self._sounds, self._checks, self._looks):
            each.close()
        self._sample.close()
        self.keeping.close()

    def _connect(self) -> None:
        page, keeping = self._page, self.keeping
        page.shown.connect(self._enter)
        page.left.connect(self._leave)
        page.voice.changed.connect(self._change_voice)
        page.voice.try_requested.connect(self._try_voice)
        page.sound.microphone.device_chosen.connect(self._change_microphone)
        page.sound.speaker_chosen.connect(self._change_speaker)
        page.recognizer.changed.connect(self._change_recognizer)
        page.recognizer.live_words_changed.connect(self._change_live_words)
        page.times.plan_changed.connect(self._change_plan)
        page.theme.theme_chosen.connect(self._change_theme)
        page.library.open_requested.connect(self._open_folder)
        self._sample.speaking_changed.connect(page.voice.set_speaking)
        self._sample.speaking_changed.connect(lambda _: self._troubles.tell("sample", None))
        self._sample.failed.connect(lambda error: self._troubles.tell("sample", error))
        self._microphone.failed.connect(self._show_microphone)
        page.banner.action_requested.connect(self._microphone.look)
        keeping.changed.connect(page.set_settings)
        keeping.failed.connect(lambda error: self._troubles.tell("file", error))

    # What there is

    def _enter(self) -> None:
        self._looks.run(self._voices.voices, self._show_voices, self._show_no_voice)
        self._check_recognizers()
        self._microphone.choose(self.keeping.current.sound.microphone)
        self._microphone.look()
        self._microphone.set_listening(True)
        self._sounds.run(self._devices.speakers, self._show_speakers)

    def _leave(self) -> None:
        self._microphone.set_listening(False)
        self._sample.stop()

    def _show_voices(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._troubles.tell("voice", None)
        self._page.voice.set_voices(voices)

    def _show_speakers(self, speakers: tuple[AudioDevice, ...]) -> None:
        self._page.sound.set_speakers(speakers, self.keeping.current.sound.speaker)

    def _check_recognizers(self) -> None:
        settings = self.keeping.current.recognizer

        def show(checks: tuple[RecognizerCheck, ...]) -> None:
            if settings == self.keeping.current.recognizer:
                self._page.recognizer.set_recognizers(checks)

        self._checks.run(lambda: recognizer_checks(settings), show)

    # What the candidate chose

    def _change_voice(self, voice: VoiceSettings) -> None:
        self.keeping.change(lambda old: replace(old, voice=voice))

    def _try_voice(self) -> None:
        said = self.tr("Tell me about a project where a technical dependency slipped.")
        self._sample.toggle(said)

    def _change_microphone(self, name: str) -> None:
        self._microphone.choose(name)
        self.keeping.change(lambda old: replace(old, sound=replace(old.sound, microphone=name)))

    def _change_speaker(self, name: str) -> None:
        self.keeping.change(lambda old: replace(old, sound=replace(old.sound, speaker=name)))

    def _change_recognizer(self, recognizer: RecognizerSettings) -> None:
        self.keeping.change(lambda old: replace(old, recognizer=recognizer))
        self._check_recognizers()

    def _change_live_words(self, shown: bool) -> None:
        self.keeping.change(lambda old: replace(old, show_live_transcript=shown))

    def _change_plan(self, plan: Plan) -> None:
        def changed(old: Settings) -> Settings:
            others = tuple(each for each in old.plans if each.mode is not plan.mode)
            return replace(old, plans=(*others, plan))

        self.keeping.change(changed)

    def _change_theme(self, theme: Theme) -> None:
        self._set_theme(theme)
        self.keeping.change(lambda old: replace(old, theme=theme))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    # What went wrong

    def _show_no_voice(self, error: UserError) -> None:
        self._troubles.tell("voice", error)

    def _show_microphone(self, error: UserError | None) -> None:
        self._troubles.tell("microphone", error, self.tr("Look again"))
