"""Connects the welcome with the settings, the voice and the microphone."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.services.listening import Listening
from tpm_interview.services.settings import SettingsService
from tpm_interview.ui.background import Background
from tpm_interview.ui.rehearse.microphone_desk import Devices, MicrophoneDesk
from tpm_interview.ui.settings.controller import Voices
from tpm_interview.ui.settings.keeping import Keeping
from tpm_interview.ui.settings.troubles import Troubles
from tpm_interview.ui.voice_sample import VoiceSample
from tpm_interview.ui.welcome.page import WelcomePage


class WelcomeController(QObject):
    """To be shown while `settings.current.welcomed` is False.

    Signals:
        finished: The candidate has seen it or skipped it, and it does not come again.
        start_warm_up: After `finished`: the candidate wants to answer a first question.
    """

    finished = Signal()
    start_warm_up = Signal()

    def __init__(
        self,
        page: WelcomePage,
        settings: SettingsService,
        voices: Voices,
        devices: Devices,
        listening: Listening,
        folder: Path,
    ) -> None:
        super().__init__(page)
        self._page, self._voices = page, voices
        self._troubles = Troubles(page.sound.banner)
        self._keeping = Keeping(settings, self)
        self._looks = Background(self)
        self._sounds = Background(self)
        self._sample = VoiceSample(listening, self)
        self._microphone = MicrophoneDesk(
            page.sound.microphone, devices, listening.play_pcm, self._sounds, self
        )
        page.privacy.set_folder(folder)
        self._connect()
        self._looks.run(voices.voices, page.sound.voice.set_voices, self._show_no_voice)

    def close(self) -> None:
        """Keep the last change and end the threads."""
        self._microphone.close()
        self._sounds.close()
        self._looks.close()
        self._sample.close()
        self._keeping.close()

    def _connect(self) -> None:
        page, sound = self._page, self._page.sound
        page.sound_step_shown.connect(self._set_sound_shown)
        page.skip_requested.connect(self._finish)
        page.start_requested.connect(self._start)
        sound.voice_chosen.connect(self._change_voice)
        sound.hear_requested.connect(self._hear)
        sound.microphone.device_chosen.connect(self._change_microphone)
        self._sample.speaking_changed.connect(sound.set_speaking)
        self._sample.speaking_changed.connect(lambda _: self._troubles.tell("sample", None))
        self._sample.failed.connect(lambda error: self._troubles.tell("sample", error))
        self._microphone.failed.connect(self._show_microphone)
        sound.banner.action_requested.connect(self._microphone.look)

    def _set_sound_shown(self, is_shown: bool) -> None:
        if is_shown:
            self._microphone.look()
        else:
            self._sample.stop()
        self._microphone.set_listening(is_shown)

    def _change_voice(self, voice: str) -> None:
        self._page.sound.voice.set_voice(voice)
        self._keeping.change(lambda old: replace(old, voice=replace(old.voice, voice=voice)))

    def _change_microphone(self, name: str) -> None:
        self._microphone.choose(name)
        self._keeping.change(lambda old: replace(old, sound=replace(old.sound, microphone=name)))

    def _hear(self) -> None:
        said = self.tr("Welcome. Tell me about a project that you are proud of.")
        self._sample.toggle(said, self._keeping.current.voice.voice)

    def _finish(self) -> None:
        self._set_sound_shown(False)
        self._keeping.change(lambda old: replace(old, welcomed=True))
        self.finished.emit()

    def _start(self) -> None:
        self._finish()
        self.start_warm_up.emit()

    def _show_microphone(self, error: UserError | None) -> None:
        self._troubles.tell("microphone", error, self.tr("Look again"))

    def _show_no_voice(self, error: UserError) -> None:
        self._troubles.tell("voice", error)
