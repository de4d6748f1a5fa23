"""Takes as files: for a mentor, for reading, for other programs, for hearing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tpm_interview.domain.errors import RecordingMissing, UnreadableAudio
from tpm_interview.domain.file_errors import OneTakeOnly
from tpm_interview.domain.progress import Progress, part, unheard
from tpm_interview.domain.session import Take
from tpm_interview.domain.take_export import (
    Exported,
    ExportedPrompt,
    ExportedTake,
    Sound,
    TakeChoice,
    TakesExport,
)
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.session_exporters.registry import (
    OF_ONE_TAKE,
    SESSION_SUFFIXES,
    WITH_SOUND,
    WITH_VERSIONS,
    rendered_takes,
)
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.services.take_choice import TakeReader
from tpm_interview.services.whole_files import whole_file
from tpm_interview.speech.sound_files import PACKED, SOUND_FORMATS, packed_sound, write_sound
from tpm_interview.storage.library import Library

TAKE_SUFFIXES = {
    **SESSION_SUFFIXES,
    **{name: each.suffix for name, each in SOUND_FORMATS.items()},
}
"""What the name of a file in each format ends with, the dot included."""
TAKE_FORMATS = tuple(TAKE_SUFFIXES)
ONE_TAKE_FORMATS = frozenset((*OF_ONE_TAKE, *SOUND_FORMATS))
"""Formats that hold one take with a recording."""
_TITLE_LENGTH = 200


class TakeExporting:
    """Writes what was chosen; the library is only read."""

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library = library
        self._reader = TakeReader(library, now)

    def export(
        self, path: Path, choice: TakeChoice, format: str = "", on_progress: Progress = unheard
    ) -> Exported:
        """Without `format`, one of TAKE_FORMATS, the suffix decides; an unknown one gives a pack.

        A file that was there is replaced only by a whole one. Raises UnknownSession, UnknownTake,
        NeverAsked, OneTakeOnly, CannotWrite, Cancelled; for sound also RecordingMissing and
        UnreadableAudio.
        """
        name = format or take_format_for(path)
        export = self._reader.read(choice, name in WITH_VERSIONS)
        if name in SOUND_FORMATS:
            self._write_sound(path, name, export, on_progress)
            return Exported(name, 1, path.stat().st_size)
        if name in OF_ONE_TAKE:
            _spoken_one(export)
        missing: list[int] = []
        if name in WITH_SOUND:
            export = self._with_sound(export, missing, on_progress)
        content = rendered_takes(name, export)
        on_progress(1.0)  # the last moment to stop it
        with whole_file(path) as file:
            file.write(content)
        return Exported(name, sum(1 for _ in export.takes), len(content), tuple(missing))

    def _write_sound(
        self, path: Path, name: str, export: TakesExport, on_progress: Progress
    ) -> None:
        prompt, exported = _spoken_one(export)
        recording = self._recording(exported.take)
        if recording is None:
            raise RecordingMissing(f"take {exported.take.id}")
        on_written = _seconds(exported.take, on_progress)
        with whole_file(path) as file:
            write_sound(recording, file, SOUND_FORMATS[name], _sound_title(prompt), on_written)

    def _with_sound(
        self, export: TakesExport, missing: list[int], on_progress: Progress
    ) -> TakesExport:
        """`missing` gets the ids of takes whose recording cannot be put in."""
        spoken_s = sum(exported.take.duration_s for _, exported in export.takes) or 1.0
        done_s = 0.0

        def sounding(prompt: ExportedPrompt, exported: ExportedTake) -> ExportedTake:
            nonlocal done_s
            take = exported.take
            start, done_s = done_s, done_s + take.duration_s
            told = part(on_progress, start / spoken_s, done_s / spoken_s)
            sound = self._sound(prompt, take, told)
            if sound is None and take.audio_file is not None:
                missing.append(take.id)
            return replace(exported, sound=sound)

        prompts = (
            replace(prompt, takes=tuple(sounding(prompt, each) for each in prompt.takes))
            for prompt in export.prompts
        )
        return replace(export, prompts=tuple(prompts))

    def _sound(self, prompt: ExportedPrompt, take: Take, on_progress: Progress) -> Sound | None:
        recording = self._recording(take)
        if recording is None:
            return None
        try:
            content = packed_sound(recording, _sound_title(prompt), _seconds(take, on_progress))
        except UnreadableAudio:
            return None
        return Sound(PACKED.media_type, content)

    def _recording(self, take: Take) -> Path | None:
        """Its name is read anew: a WAV becomes a FLAC behind the candidate's back."""
        name = self._library.sessions.take(take.id).audio_file
        path = self._library.recordings.resolve(name) if name else None
        return path if path is not None and path.is_file() else None


def take_format_for(path: Path) -> str:
    """The format that a file's name asks for."""
    by_suffix = {suffix: name for name, suffix in TAKE_SUFFIXES.items()}
    return by_suffix.get(path.suffix.lower(), "html")


def _spoken_one(export: TakesExport) -> tuple[ExportedPrompt, ExportedTake]:
    """The only take that was spoken. Raises OneTakeOnly for none and for several."""
    spoken = [pair for pair in export.takes if pair[1].take.audio_file is not None]
    if len(spoken) != 1:
        raise OneTakeOnly(f"{len(spoken)} takes with a recording were chosen")
    return spoken[0]


def _sound_title(prompt: ExportedPrompt) -> str:
    return one_line(prompt.text)[:_TITLE_LENGTH]


def _seconds(take: Take, on_progress: Progress) -> Callable[[float], None]:
    whole_s = max(take.duration_s, 0.001)
    return lambda done_s: on_progress(min(1.0, done_s / whole_s))
