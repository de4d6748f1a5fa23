"""What is true right now: microphone, voice and recognizer in the status line."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from tpm_interview.domain.errors import RecognizerFailed, UserError
from tpm_interview.domain.hearing import RecognitionFailed, RecognizerDied, RecognizerReady
from tpm_interview.domain.settings import RecognizerSettings, Settings
from tpm_interview.domain.sound import AudioDevice, VoiceInfo
from tpm_interview.services.prompter import PrompterEvent, PromptUnspoken
from tpm_interview.services.take_pending import TranscriptionEvent
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.shell import MainWindow

SERVER = "whisper-server"


class Status(QObject):
    """Keeps the status line in step with the services."""

    def __init__(self, window: MainWindow, tools: Toolbox) -> None:
        super().__init__(window)
        self._window, self._tools = window, tools
        self._looks = Background(self)
        self._voices: tuple[VoiceInfo, ...] = ()
        self._microphones: Sequence[AudioDevice] | None = None  # None: not looked yet
        self._settings = tools.settings.current
        self._recognizer: RecognizerSettings | None = None
        self._hearing = Relay(self)
        self._hearing.happened.connect(self._on_hearing)
        tools.transcription.subscribe(self._hearing)
        self._speaking = Relay(self)
        self._speaking.happened.connect(self._on_speaking)
        tools.prompter.subscribe(self._speaking)
        self.show_settings(self._settings)
        self._looks.run(tools.prompter.voices, self._on_voices, self._on_no_voice)

    def close(self) -> None:
        self._looks.close()

    def show_settings(self, settings: Settings) -> None:
        """The candidate's choices have changed."""
        self._settings = settings
        recognizer = settings.recognizer
        if recognizer != self._recognizer:
            self._recognizer = recognizer
            self._window.set_status(recognizer=self.tr("Recognizer: starting"))
        self._window.set_status(
            sent_to=recognizer.server_url if recognizer.name == SERVER else "",
        )
        self._show_voice()
        self._show_microphone()

    def show_microphones(self, devices: Sequence[AudioDevice]) -> None:
        """These microphones are there now."""
        self._microphones = devices
        self._show_microphone()

    def _on_speaking(self, event: PrompterEvent) -> None:
        """A prompt that can only be read says why, until the voice is heard again."""
        if isinstance(event, PromptUnspoken) and event.error is not None:
            self._window.set_status(voice=event.error.told)
        else:
            self._show_voice()

    def _on_hearing(self, event: TranscriptionEvent) -> None:
        match event:
            case RecognizerReady():
                self._window.set_status(recognizer=self.tr("Recognizer: {0}").format(event.model))
            case RecognizerDied(_, error) if not isinstance(error, RecognizerFailed):
                self._window.set_status(recognizer=error.message)  # it is not started again
            case RecognizerDied():
                self._window.set_status(recognizer=self.tr("Recognizer: starting again"))
            case RecognitionFailed():
                self._window.set_status(recognizer=event.error.message)

    def _on_voices(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._voices = voices
        self._show_voice()

    def _on_no_voice(self, error: UserError) -> None:
        self._window.set_status(voice=error.message)

    def _show_voice(self) -> None:
        chosen = self._settings.voice
        named = [voice for voice in self._voices if voice.id == chosen.voice] or self._voices
        if chosen.muted:
            self._window.set_status(voice=self.tr("Voice: muted"))
        elif named:
            self._window.set_status(voice=self.tr("Voice: {0}").format(named[0].name))

    def _show_microphone(self) -> None:
        if self._microphones is None:
            return
        chosen = self._settings.sound.microphone
        names = [device.name for device in self._microphones]
        standard = [device.name for device in self._microphones if device.is_default] or names
        if not names:
            self._window.set_status(microphone=self.tr("No microphone"))
        elif chosen in names:
            self._window.set_status(microphone=chosen)
        else:
            self._window.set_status(microphone=standard[0])
