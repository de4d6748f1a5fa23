"""A library whose every corner holds one take's words, and a look at all of its bytes."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from fakes.rehearsed import said
from fakes.spoken_library import NOW, PLAN, sound
from tpm_interview.domain.mentor import Criterion, MentorNotes, MentorRating, NotesOnTake
from tpm_interview.domain.session import NewPrompt, TakeState
from tpm_interview.domain.transcript import Version
from tpm_interview.storage import opening
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library

SECRETS = (
    "zanzibarite",
    "quixotical",
    "xylophonist",
    "wherewithalic",
    "yesterlinger",
    "unsavorable",
)
"""Said, edited, noted, marked, what a mentor wrote, and an edit that was not saved."""

DOOMED, NEIGHBOR, OTHER = 1, 2, 3
"""The take of the secrets, one of the same prompt, one of another session."""


def told_library(folder: Path) -> Path:
    """A closed library of three takes with a backup and a library that a restore put aside."""
    with Library.open(folder) as library:
        first = library.sessions.begin(PLAN, [NewPrompt("q", "Why?"), NewPrompt("r", "How?")], NOW)
        second = library.sessions.begin(PLAN, [NewPrompt("q", "Why?")], NOW + timedelta(days=1))
        for prompt in (first.prompts[0], first.prompts[0], second.prompts[0]):
            _take(library, prompt.id)
        _tell_secrets(library)
        DailyBackups(folder, opening.DATABASE).make(NOW)
    _write_beside(folder)
    before = folder / "before-restore-2026-01-01"
    shutil.copytree(folder, before, ignore=shutil.ignore_patterns("before-*", "cache", "*.lock"))
    return folder


def files_with(folder: Path, words: tuple[str, ...] = SECRETS) -> list[str]:
    """Every file that holds one of the words in any case, as UTF-8 or UTF-16."""
    wanted = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if any(word in path.read_bytes().lower() for word in wanted)
    ]


def files_that_sound(folder: Path, take_id: int) -> list[str]:
    """Every file that holds that take's sound."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    piece = sound(take_id)[:2000]
    return [path.relative_to(folder).as_posix() for path in files if piece in path.read_bytes()]


def _take(library: Library, prompt_id: int) -> None:
    take = library.sessions.begin_take(prompt_id, NOW)
    recording = library.recordings.begin(take.id)
    recording.write(sound(take.id))
    recording.finish()
    library.sessions.finish_take(take.id, 1.0, TakeState.RECORDED)
    words = f"the plain answer {take.id} stays"
    library.sessions.add_transcript(take.id, said(words), TakeState.RECOGNIZED)


def _tell_secrets(library: Library) -> None:
    store = library.sessions
    heard, edited, noted, marked, judged, unsaved = SECRETS
    store.add_transcript(DOOMED, said(f"we met {heard}"), TakeState.RECOGNIZED)
    store.add_transcript(DOOMED, said(f"we {edited} met", Version.EDITED), TakeState.RECOGNIZED)
    store.rate(DOOMED, 3, NOW)
    rating = MentorRating("Ann", NOW, 2, judged, (Criterion("Voice", 2, judged),))
    library.annotations.add_mentor_notes(MentorNotes((NotesOnTake(DOOMED, NOW, rating),), "d1"))
    at = "2026-01-02 03:04:05.000000"
    with closing(sqlite3.connect(library.folder / opening.DATABASE)) as raw, raw:
        raw.execute("INSERT INTO note VALUES (?, ?, ?)", (DOOMED, noted, at))
        raw.execute("INSERT INTO meta VALUES (?, ?)", (f"unsaved_words:{DOOMED}", unsaved))
        raw.execute("UPDATE note SET text = ?", (f"{noted} again",))
        raw.execute(
            "INSERT INTO mark (take_id, at_s, text, made_at) VALUES (?, 0.5, ?, ?)",
            (DOOMED, marked, at),
        )


def _write_beside(folder: Path) -> None:
    peaks = folder / "cache" / "peaks"
    aside = folder / "recordings" / "aside"
    for place in (peaks, aside):
        place.mkdir()
    for take in (DOOMED, NEIGHBOR, 11):
        (peaks / f"{take}.peaks").write_bytes(sound(take))
        (aside / f"{take}-2.wav").write_bytes(sound(take))
