"""Recordings that belong to no take become takes again, to be recognized and heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tpm_interview.domain.errors import LibraryDamaged, UnreadableAudio
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, Take, TakeState
from tpm_interview.speech.recording_check import held_s
from tpm_interview.storage.library import Library

QUESTION_ID = "found-recording-{0:%Y%m%d%H%M%S}-{1}"
"""No question of the bank, and of each recording its own: which was answered is not known."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of a file; `take_id` None: it holds no sound and was set aside."""

    audio_file: str
    take_id: int | None


def adopt(library: Library, audio_files: Sequence[str], now: datetime) -> Iterator[Adopted]:
    """Gives each its take, in one new session; what holds no sound goes aside."""
    lengths = {name: length_s(library, name) for name in audio_files}
    for name, found_s in lengths.items():
        if not found_s:
            library.recordings.set_aside(name)
            yield Adopted(name, None)
    sounds = [(name, found_s) for name, found_s in lengths.items() if found_s]
    if not sounds:
        return
    prompts = [
        NewPrompt(QUESTION_ID.format(now, number), f"Recording found: {name}")
        for number, (name, _) in enumerate(sounds, start=1)
    ]
    plan = replace(DEFAULT_PLANS[Mode.PRACTICE], question_count=len(prompts))
    session = library.sessions.begin(plan, prompts, now)
    library.sessions.end(session.id, now)
    for prompt, (name, found_s) in zip(session.prompts, sounds, strict=True):
        yield Adopted(name, _as_take(library, prompt.id, name, found_s))


def length_s(library: Library, audio_file: str) -> float | None:
    """Seconds of sound in a file of the library; None for what is no recording."""
    try:
        return held_s(library.recordings.resolve(audio_file))
    except (UnreadableAudio, LibraryDamaged):  # the latter for a name that leads elsewhere
        return None


def _as_take(library: Library, prompt_id: int, name: str, found_s: float) -> int:
    changed_at = library.recordings.resolve(name).stat().st_mtime
    take = _numbered_freely(library, prompt_id, datetime.fromtimestamp(changed_at, UTC))
    new_name = library.recordings.give(name, take.id)
    library.sessions.set_audio(take.id, new_name)
    library.sessions.finish_take(take.id, found_s, TakeState.RECORDED)
    return take.id


def _numbered_freely(library: Library, prompt_id: int, at: datetime) -> Take:
    """A take whose number no other file bears; numbers passed over are never used again."""
    take = library.sessions.begin_take(prompt_id, at)
    while library.recordings.has_any_of(take.id):
        library.sessions.discard_take(take.id)
        take = library.sessions.begin_take(prompt_id, at)
    return take
