"""Erasing takes for good: from the database, the recordings, the cache and every copy of them.

First the journal is written; from there on it is decided. Then rows and files go, so that
nothing half erased is shown. Wiping what SQLite leaves behind, and the copies, takes longer
and may be stopped: `carry_on` takes it up wherever it stopped. Every step may be taken again.
"""

import logging
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tpm_interview.domain.errors import LibraryDamaged, LibraryUnavailable
from tpm_interview.domain.progress import Progress, part, unheard
from tpm_interview.storage import erasing_journal, private, take_files, wiping
from tpm_interview.storage.backup import reading
from tpm_interview.storage.erasing_journal import Journal
from tpm_interview.storage.faults import database_told, files_told
from tpm_interview.storage.lock import WriterLock
from tpm_interview.storage.wiping import Doomed

log = logging.getLogger(__name__)

_DATABASE = "library.sqlite3"
_LOCK = "library.lock"
_OWN = 0.3
"""The share of the work after which the database itself is wiped, but not its copies."""

_UNREADABLE = (LibraryDamaged, LibraryUnavailable, sqlite3.Error)

Watch = Callable[[str], None]
"""Told of each step before it is taken."""


def unwatched(step: str) -> None:
    """For what nobody watches."""


def decide(
    library: Path,
    whole: Sequence[int] = (),
    sound: Sequence[int] = (),
    watch: Watch = unwatched,
) -> int:
    """These takes are to go, and of the others the recordings; how many there are.

    The writer lock is held, and `settle` comes next. Raises DiskFull and others with nothing
    decided.
    """
    with files_told(), wiping.opened(library / _DATABASE) as raw:
        journal = Journal(time.time(), wiping.named(raw, whole), wiping.named(raw, sound))
        if journal.whole or journal.sound:
            watch("decide")
            erasing_journal.add(library, journal)
    return len(journal.whole) + len(journal.sound)


def settle(library: Path, watch: Watch = unwatched) -> None:
    """Rows and files of what is decided go; quick. Call before anything is shown of a library.

    Raises LibraryBusy, DiskFull and others: it stays decided.
    """
    with files_told():
        journal = erasing_journal.read(library)
        if journal is not None:
            _take_away(library, journal, watch)


def is_open(library: Path) -> bool:
    """Whether something decided is not done."""
    with files_told():
        return erasing_journal.read(library) is not None


def carry_on(
    library: Path, on_progress: Progress = unheard, watch: Watch = unwatched
) -> tuple[str, ...]:
    """Does all that is decided, also what is added meanwhile, in the database and every copy.

    Gives back the copies, by their place in the library, that cannot be read and may still hold
    some of it; those are not tried again. One at a time calls it, and no backup is made
    meanwhile. Raises LibraryBusy, DiskFull and others, Cancelled: the rest stays decided.
    """
    left: dict[Path, None] = {}
    with files_told():
        while (journal := erasing_journal.read(library)) is not None:
            _take_away(library, journal, watch)
            left |= dict.fromkeys(_wipe(library, journal, on_progress, watch))
            watch("forget")
            erasing_journal.forget(library, journal)
    return tuple(path.relative_to(library).as_posix() for path in left)


def make_room(library: Path, on_progress: Progress = unheard, watch: Watch = unwatched) -> None:
    """What is decided is done before another library takes the place of this one.

    A database that cannot be read does not stand in the way: then the journal stays, and belongs
    to that database. Raises as `carry_on` does.
    """
    try:
        carry_on(library, on_progress, watch)
    except _UNREADABLE:
        log.warning("The library's database cannot be read, so nothing was erased from it")
        with files_told():
            journal = erasing_journal.read(library)
            if journal is not None:
                _delete(take_files.of(library, journal.take_ids), watch)
                list(_wipe_copies(library, journal, on_progress, watch))


def _take_away(library: Path, journal: Journal, watch: Watch) -> None:
    """Files first: while a row is there, it says that the files may be."""
    with wiping.opened(library / _DATABASE) as raw:
        others = wiping.strangers(raw, (*journal.whole, *journal.sound))
        _delete(take_files.of(library, journal.take_ids - others), watch)
        if journal.whole:
            watch(f"rows of {library.name}")
            wiping.remove(raw, journal.whole)
        if journal.sound:
            watch(f"names of {library.name}")
            wiping.forget_sound(raw, journal.sound)


def _delete(paths: Iterable[Path], watch: Watch) -> None:
    for path in list(paths):
        watch(f"delete {path.name}")
        path.unlink(missing_ok=True)


def _wipe(library: Path, journal: Journal, on_progress: Progress, watch: Watch) -> Iterator[Path]:
    if journal.whole:
        watch(f"sweep {library.name}")
        with wiping.opened(library / _DATABASE) as raw:
            wiping.sweep(raw, part(on_progress, 0.0, _OWN))
    yield from _wipe_copies(library, journal, part(on_progress, _OWN, 1.0), watch)


def _wipe_copies(
    library: Path, journal: Journal, on_progress: Progress, watch: Watch
) -> Iterator[Path]:
    """Its backups, which hold no sound; then libraries that a restore has put aside."""
    kept = [folder for folder in sorted(library.glob("before-restore-*")) if folder.is_dir()]
    shares = [
        part(on_progress, at / (1 + len(kept)), (at + 1) / (1 + len(kept)))
        for at in range(1 + len(kept))
    ]
    if journal.whole:
        yield from _wipe_backups(library / "backups", journal, shares[0], watch)
    for folder, share in zip(kept, shares[1:], strict=True):
        share(0.0)
        yield from _wipe_kept(folder, journal, share, watch)


def _wipe_kept(
    folder: Path, journal: Journal, on_progress: Progress, watch: Watch
) -> Iterator[Path]:
    """A library of its own, which may be open elsewhere: LibraryBusy.

    Without its database nobody knows whose recordings lie there, so those stay as well.
    """
    if not (folder / _DATABASE).is_file():
        yield from take_files.of(folder, journal.take_ids)
        return
    lock = WriterLock(folder / _LOCK)
    try:
        _take_away(folder, journal, watch)
        yield from _wipe(folder, journal, on_progress, watch)
    except _UNREADABLE:
        log.warning("%s cannot be read, so not all was erased from it", folder.name)
        yield folder / _DATABASE
        yield from take_files.of(folder, journal.take_ids)
        yield from _wipe_copies(folder, journal, on_progress, watch)
    finally:
        lock.release()


def _wipe_backups(
    folder: Path, journal: Journal, on_progress: Progress, watch: Watch
) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for unfinished in folder.glob("*.part"):
        unfinished.unlink(missing_ok=True)
    copies = sorted(folder.glob("*.sqlite3"))
    for at, copy in enumerate(copies):
        told = part(on_progress, at / len(copies), (at + 1) / len(copies))
        try:
            if _concerns(copy, journal):
                watch(f"wipe {copy.name}")
                _wipe_copy(copy, journal.whole, told, watch)
        except _UNREADABLE:
            log.warning("%s cannot be read, so nothing was erased from it", copy.name)
            yield copy


def _concerns(copy: Path, journal: Journal) -> bool:
    if copy.stat().st_mtime >= journal.since - 1:  # clocks of file systems are coarse
        return True
    with database_told(), reading(copy) as raw:
        return wiping.holds_any(raw, journal.whole)


def _wipe_copy(copy: Path, doomed: Sequence[Doomed], on_progress: Progress, watch: Watch) -> None:
    """Replaced by one without them, which keeps the copy's time."""
    made, unfinished = copy.stat(), copy.with_name(f"{copy.name}.part")
    try:
        os.close(private.open_file(unfinished, os.O_RDWR | os.O_TRUNC))
        shutil.copyfile(copy, unfinished)
        with wiping.opened(unfinished) as raw:
            raw.execute("PRAGMA journal_mode=MEMORY")  # one cut short is thrown away
            wiping.remove(raw, doomed)
            wiping.sweep(raw, on_progress)
        private.sync_file(unfinished)
        os.utime(unfinished, ns=(made.st_atime_ns, made.st_mtime_ns))
        watch(f"replace {copy.name}")
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    private.sync_folder(copy.parent)
