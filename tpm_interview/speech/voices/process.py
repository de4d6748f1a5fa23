"""Prompts rendered in a process of their own, which may hang or die without harm."""

import threading
from concurrent.futures import Future
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import SpeechRequest, SpokenPrompt, VoiceInfo
from tpm_interview.speech.voices.cache import PromptCache
from tpm_interview.speech.voices.jobs import Jobs, Priority
from tpm_interview.speech.voices.keeper import Keeper
from tpm_interview.speech.voices.order import order_for
from tpm_interview.speech.voices.roster import Roster


class VoiceProcess:
    """Renders prompts into the folder `cache`; safe from any thread.

    A future is done at once for what lies in the cache, else on the voice's own thread; its error
    is NoVoice or VoiceFailed.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = PromptCache(cache)
        self._jobs = Jobs()
        self._roster = Roster()
        self._lock = threading.Lock()
        self._keeper: Keeper | None = None

    def start(self) -> None:
        """Start the process if it is not there yet; returns at once."""
        with self._lock:
            if self._keeper is None and self._jobs.is_open:
                self._keeper = Keeper(self._jobs, self._roster, self._cache)
                self._keeper.start()

    def voices(self, timeout_s: float = 20) -> tuple[VoiceInfo, ...]:
        """All voices, the natural one first; waits for the process. Raises NoVoice if none."""
        self.start()
        return self._roster.voices(timeout_s)

    def render(self, request: SpeechRequest) -> Future[SpokenPrompt]:
        """The prompt as a sound file, before everything that was only prefetched."""
        return self._rendered(request, Priority.NOW)

    def prefetch(self, request: SpeechRequest) -> Future[SpokenPrompt]:
        """The same, once nothing is rendered to be heard now."""
        return self._rendered(request, Priority.LATER)

    def cancel_all(self) -> None:
        """Cancel every future; what is being rendered still goes into the cache."""
        self._jobs.cancel_all()

    def close(self) -> None:
        """End the process; open futures are cancelled, later ones too."""
        with self._lock:
            if not self._jobs.is_open:
                return
            self._jobs.close()
            self._roster.close()
            keeper = self._keeper
        if keeper is not None and keeper is not threading.current_thread():
            keeper.join()
        self._jobs.release()
        self._cache.close()

    def _rendered(self, request: SpeechRequest, priority: Priority) -> Future[SpokenPrompt]:
        try:
            known = self._cache.get(order_for(request, self._roster.default_voice).key)
        except UserError as error:
            return _done(error)
        if known is not None:
            return _done(known)
        self.start()
        return self._jobs.put(request, priority)


def _done(outcome: SpokenPrompt | UserError) -> Future[SpokenPrompt]:
    future: Future[SpokenPrompt] = Future()
    if isinstance(outcome, UserError):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
    return future
