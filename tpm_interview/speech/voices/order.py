"""A speech request with everything decided that shapes its sound."""

from dataclasses import dataclass
from pathlib import Path

from tpm_interview.domain.errors import NoVoice, VoiceFailed
from tpm_interview.domain.sound import SpeechRequest
from tpm_interview.speech.voices.cache import key_of
from tpm_interview.speech.voices.messages import Render
from tpm_interview.speech.voices.registry import VOICES, engine_class, engine_version
from tpm_interview.speech.voices.spoken_form import SpokenForm, clean, spoken_form
from tpm_interview.speech.voices.word_times import words

MOST_CHARACTERS = 10_000
SHORTEST_LIMIT_S, LIMIT_S_A_CHARACTER = 10.0, 0.02
"""When a rendering counts as hung: ten times what the slowest voice needs, and a floor."""


@dataclass(frozen=True, slots=True)
class Order:
    """`text` is what is on screen, cleaned; `voice` has no engine in front; `key` is the cache's.

    `limit_s`: when its rendering counts as hung.
    """

    text: str
    form: SpokenForm
    engine: str
    voice: str
    speed: float
    volume: float
    key: str
    limit_s: float

    def render(self, out: Path) -> Render:
        """What the voice process is told."""
        return Render(self.form.text, self.engine, self.voice, self.speed, self.volume, out)


def order_for(request: SpeechRequest, default_voice: str) -> Order:
    """Raises NoVoice for an unknown engine, VoiceFailed for a text without words or too long."""
    text = clean(request.text)
    if len(text) > MOST_CHARACTERS:
        raise VoiceFailed(f"it is longer than {MOST_CHARACTERS} characters")
    if not any(words(text)):
        raise VoiceFailed("it holds no words")
    voice_id = request.voice or default_voice
    engine, _, voice = voice_id.partition(":")
    if engine not in VOICES:
        raise NoVoice(voice_id)
    place = VOICES[engine]
    form = spoken_form(text, engine_class(place).respellings)
    speed, volume = min(2.0, max(0.5, request.speed)), min(1.0, max(0.0, request.volume))
    key = key_of(engine_version(place), voice_id, text, form.text, speed, volume)
    limit_s = SHORTEST_LIMIT_S + LIMIT_S_A_CHARACTER * len(form.text)
    return Order(text, form, engine, voice, speed, volume, key, limit_s)
