"""The database's own part of a check, and what can be done for a damaged one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tpm_interview.domain.checkup import Problem, Trouble
from tpm_interview.domain.errors import LibraryBusy, LibraryDamaged, LibraryReadOnly
from tpm_interview.domain.progress import Progress
from tpm_interview.storage import integrity, mending, opening

_RESTORE = "Restore a file that 'tpm-interview backup' made: tpm-interview restore FILE"


def checked_database(
    library: Path, repair: bool, now: datetime, on_progress: Progress
) -> tuple[Problem, ...]:
    """Raises LibraryUnavailable where there is none, LibraryBusy for a repair, Cancelled."""
    opening.settle_to_read(library)
    file = opening.existing(library)
    damage = integrity.damage(file, on_progress)
    if damage:
        what = f"The database is damaged: {damage[0]}."
        return (_mended(library, what, now) if repair else _offered(library, what),)
    loose = integrity.loose_references(file)
    return (
        *(
            Problem(Trouble.REFERENCE, f"Rows belong to rows that are gone: {line}.", _RESTORE)
            for line in loose
        ),
        *_searched(library, file, repair, on_progress),
    )


def _searched(library: Path, file: Path, repair: bool, on_progress: Progress) -> Iterator[Problem]:
    """Left out where somebody else is writing, or nobody can."""
    try:
        held = opening.lock(library)
    except (LibraryBusy, LibraryReadOnly):
        return
    try:
        if not integrity.wrong_search_tables(file, on_progress):
            return
        what = "The search does not find all that was said."
        if repair:
            integrity.rebuild_search(file)
            yield Problem(Trouble.INDEX, f"{what} Its index was made anew.", repaired=True)
        else:
            yield Problem(Trouble.INDEX, what, "Run: tpm-interview check --repair")
    finally:
        held.release()


def _offered(library: Path, what: str) -> Problem:
    backup = mending.newest_good(library)
    if backup is None:
        return Problem(Trouble.DATABASE, what, _RESTORE)
    remedy = (
        "Run 'tpm-interview check --repair': its indexes are made anew, or else the backup of"
        f" {_when(backup.made_at)} is put in place. The damaged one is kept."
    )
    return Problem(Trouble.DATABASE, what, remedy)


def _mended(library: Path, what: str, now: datetime) -> Problem:
    try:
        kept = mending.with_new_indexes(library, now)
        done = "Its indexes were made anew."
    except LibraryDamaged:
        restored = mending.with_backup(library, now)
        if restored is None:
            return Problem(Trouble.DATABASE, what, _RESTORE)
        kept = restored.kept
        done = f"The backup of {_when(restored.made_at)} was put in place."
    return Problem(
        Trouble.DATABASE, f"{what} {done} The damaged one is kept in {kept}.", repaired=True
    )


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
