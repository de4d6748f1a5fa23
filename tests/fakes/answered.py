"""Answers with a recording, as they stand in a library once they were given."""

from datetime import datetime

from fakes.hearing import recognition
from fakes.sounds import wav_file
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, Take, TakeState
from tpm_interview.domain.transcript import Transcript, Version
from tpm_interview.storage.library import Library

RATE_HZ = 16_000


def steady(length_s: int) -> bytes:
    """A sound that is made at once."""
    return b"\x00\x10" * RATE_HZ * length_s


TEN_SECONDS = steady(10)


def heard(text: str, at: datetime) -> Transcript:
    """One second a word, all of it speech."""
    made = recognition(text)
    return Transcript(Version.RECOGNIZED, at, made.words, made.speech)


def spoken_answer(
    library: Library,
    prompt: NewPrompt,
    said: Transcript | None,
    at: datetime,
    pcm: bytes = TEN_SECONDS,
    mode: Mode = Mode.PRACTICE,
) -> Take:
    """The only take of a session of its own."""
    session = library.sessions.begin(DEFAULT_PLANS[mode], [prompt], at)
    return spoken_take(library, session.prompts[0].id, said, at, pcm)


def spoken_take(
    library: Library,
    prompt_id: int,
    said: Transcript | None,
    at: datetime,
    pcm: bytes = TEN_SECONDS,
) -> Take:
    """With None said it is not written down yet; where the words are none, nothing was heard."""
    store = library.sessions
    take = store.begin_take(prompt_id, at)
    assert take.audio_file is not None
    wav_file(library.recordings.resolve(take.audio_file), pcm, RATE_HZ)
    store.finish_take(take.id, len(pcm) / 2 / RATE_HZ, TakeState.RECORDED)
    if said is not None:
        state = TakeState.RECOGNIZED if said.words else TakeState.SILENT
        store.add_transcript(take.id, said, state)
    return store.take(take.id)
