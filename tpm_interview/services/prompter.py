"""Speaking prompts: rendered by the voice, played by the player, lit word by word."""

import logging
import threading
from bisect import bisect_right
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.settings import VoiceSettings
from tpm_interview.domain.sound import SpeechRequest, SpokenPrompt, VoiceInfo

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PromptStarted:
    """The first sound is on its way."""

    text: str


@dataclass(frozen=True, slots=True)
class PromptEnded:
    """The prompt was heard to its end."""

    text: str


@dataclass(frozen=True, slots=True)
class PromptUnspoken:
    """The prompt can only be read: there is no voice, no speaker, or it is muted."""

    text: str
    error: UserError | None


PrompterEvent = PromptStarted | PromptEnded | PromptUnspoken


class Voice(Protocol):
    """The voice's process, as the prompter uses it."""

    def start(self) -> None: ...
    def voices(self) -> tuple[VoiceInfo, ...]: ...
    def render(self, request: SpeechRequest) -> Future[SpokenPrompt]: ...
    def prefetch(self, request: SpeechRequest) -> object: ...
    def close(self) -> None: ...


class PromptPlayer(Protocol):
    """A player of one sound file, as the prompter uses it."""

    @property
    def position_s(self) -> float: ...
    @property
    def is_playing(self) -> bool: ...
    def load(self, path: Path) -> float: ...
    def play(self, from_s: float | None = None) -> None: ...
    def pause(self) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class Prompter:
    """One voice and one player; events come on their threads, never on the caller's."""

    def __init__(self, voice: Voice, player: PromptPlayer, settings: VoiceSettings) -> None:
        self._voice = voice
        self._player = player
        self._settings = settings
        self._lock = threading.RLock()
        self._current: SpokenPrompt | None = None
        self._text = ""
        self._turn = 0
        self._listeners: list[Callable[[PrompterEvent], None]] = []

    def subscribe(self, listener: Callable[[PrompterEvent], None]) -> None:
        self._listeners.append(listener)

    def use(self, settings: VoiceSettings) -> None:
        self._settings = settings

    def start(self) -> None:
        """Start the voice's process; returns at once."""
        self._voice.start()

    def voices(self) -> tuple[VoiceInfo, ...]:
        """All voices, the natural one first; waits for the voice process. Raises NoVoice."""
        return self._voice.voices()

    def request(self, text: str) -> SpeechRequest:
        chosen = self._settings
        return SpeechRequest(text, chosen.voice, chosen.speed, chosen.volume)

    def rendered(self, text: str, voice: str = "") -> SpokenPrompt:
        """The prompt as a sound file; waits for it. Raises NoVoice or VoiceFailed."""
        request = self.request(text)
        if voice:
            request = replace(request, voice=voice)
        return self._voice.render(request).result()

    def prefetch(self, text: str) -> None:
        """Render a prompt that will be spoken soon."""
        if not self._settings.muted:
            self._voice.prefetch(self.request(text))

    def speak(self, text: str) -> None:
        """Speak from the beginning; what was being spoken stops at once."""
        with self._lock:
            self._turn += 1
            turn, self._text, self._current = self._turn, text, None
        self._player.stop()
        if self._settings.muted:
            self._tell(PromptUnspoken(text, None))
            return
        rendered = self._voice.render(self.request(text))
        rendered.add_done_callback(lambda done: self._play(turn, text, done))

    def stop(self) -> None:
        with self._lock:
            self._turn += 1
        self._player.stop()

    def pause(self) -> None:
        self._player.pause()

    def go_on(self) -> None:
        """Continue after a pause. Raises NoSpeaker."""
        self._player.play()

    @property
    def is_speaking(self) -> bool:
        return self._player.is_playing

    @property
    def lit_word(self) -> int:
        """Index of the word being spoken, among the prompt's words; -1 before the first."""
        current = self._current
        if current is None or not self._player.is_playing:
            return -1
        starts = [word.start_s for word in current.words]
        return bisect_right(starts, self._player.position_s) - 1

    def close(self) -> None:
        self._player.close()
        self._voice.close()

    def ended(self) -> None:
        """The player's `on_end`: give it to the player when it is made."""
        with self._lock:
            text = self._text
        self._tell(PromptEnded(text))

    def _play(self, turn: int, text: str, done: Future[SpokenPrompt]) -> None:
        try:
            spoken = done.result()
            with self._lock:
                if turn != self._turn:
                    return
                self._player.load(spoken.path)
                self._current = spoken
                self._player.play(0.0)
        except CancelledError:
            return
        except UserError as error:
            if turn == self._turn:
                log.warning("The prompt is only shown: %s", error.message)
                self._tell(PromptUnspoken(text, error))
            return
        self._tell(PromptStarted(text))

    def _tell(self, event: PrompterEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)
