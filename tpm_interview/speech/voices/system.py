"""The system's own voices through pyttsx3: espeak-ng, SAPI5 or NSSpeechSynthesizer.

pyttsx3 2.99 loses or overwrites sound whenever an engine is used twice, so every utterance has a
new one, and only `save_to_file` is ever called.
"""

import gc
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tpm_interview.domain.errors import NoVoice, VoiceFailed
from tpm_interview.domain.sound import VoiceInfo
from tpm_interview.speech.voices import espeak
from tpm_interview.speech.voices.registry import Synthesis
from tpm_interview.speech.voices.sound_file import as_prompt
from tpm_interview.speech.voices.spoken_form import SYSTEM
from tpm_interview.speech.voices.word_times import from_events

WORDS_PER_MINUTE = 150
LONGEST_S = 120.0
"""Until the sound is whole; the voice process's own watchdog is stricter for short texts."""


class System:
    """All voices pyttsx3 finds, English ones first.

    `new_engine` makes a `pyttsx3.Engine`.
    """

    packages = ("pyttsx3", "espeakng-loader")
    revision = 1
    respellings = SYSTEM

    def __init__(self, new_engine: Callable[[], Any] | None = None) -> None:
        self._new_engine = new_engine or _pyttsx3()
        self._voices = self._list()

    def voices(self) -> tuple[VoiceInfo, ...]:
        return self._voices

    def synthesize(
        self, text: str, voice: str, speed: float, volume: float, out: Path
    ) -> Synthesis:
        if f"system:{voice}" not in (known.id for known in self._voices):
            raise NoVoice(voice)
        written = out.with_suffix(".aiff" if sys.platform == "darwin" else ".spoken")
        written.touch()  # a full disk or a missing folder is told here; pyttsx3 would hide it
        try:
            events = self._save(text, voice, speed, volume, written)
            duration_s = as_prompt(written, out)
        finally:
            written.unlink(missing_ok=True)
            gc.collect()  # an engine that dies late takes the next one's callback with it
        return Synthesis(duration_s, from_events(text, events, duration_s))

    def _list(self) -> tuple[VoiceInfo, ...]:
        engine = self._new_engine()
        found = [
            VoiceInfo(f"system:{voice.id}", voice.name or voice.id, language_of(voice))
            for voice in engine.getProperty("voices")
            if voice.id not in espeak.WITHOUT_DICTIONARY
        ]
        del engine
        gc.collect()
        return tuple(sorted(found, key=_english_first))

    def _save(
        self, text: str, voice: str, speed: float, volume: float, written: Path
    ) -> list[tuple[int, float]]:
        """Returns espeak's word starts: offset and seconds; the other drivers have none."""
        engine = self._new_engine()
        finished, errors = threading.Event(), list[BaseException]()
        events: list[tuple[int, float]] = []
        engine.connect("finished-utterance", lambda name, completed: finished.set())
        engine.connect("error", lambda name, exception: errors.append(exception))

        def fail(error: Exception) -> None:
            errors.append(error)
            finished.set()

        if engine.driver_name == "espeak":
            espeak.listen(engine, lambda offset, at_s: events.append((offset, at_s)), fail)
        engine.setProperty("voice", voice)
        engine.setProperty("rate", round(WORDS_PER_MINUTE * speed))  # a float is dropped silently
        engine.setProperty("volume", volume)
        engine.save_to_file(text, str(written))
        engine.runAndWait()
        if engine.driver_name == "espeak" and not finished.wait(LONGEST_S):
            raise VoiceFailed("it did not come to an end")  # runAndWait returned early: a 2.99 bug
        if errors:
            raise VoiceFailed(type(errors[0]).__name__)
        return events


def language_of(voice: Any) -> str:
    """The first language a pyttsx3 voice names, as `en-us`; empty where it names none."""
    languages = voice.languages or ()
    return str(languages[0] or "").replace("_", "-") if languages else ""


def _english_first(voice: VoiceInfo) -> tuple[bool, bool, str]:
    language = voice.language.lower()
    return language != "en-us", not language.startswith("en"), voice.name


def _pyttsx3() -> Callable[[], Any]:
    if sys.platform == "linux":
        espeak.preload()
    import pyttsx3

    return lambda: pyttsx3.Engine()
