"""Putting another library in place of the one that is there: all of it, or nothing.

What is to come lies in a folder inside the library, on the same disk and under the same writer
lock. Once the journal lies beside it, the swap will be: whoever opens the library next carries
it to its end, and every step may be taken again. Without a journal it never was.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tpm_interview.domain.errors import LibraryDamaged
from tpm_interview.storage import erasing_journal, private
from tpm_interview.storage.backup import free_name

STAGE = "restore.part"
JOURNAL = "restore.json"
_DATABASE = "library.sqlite3"
_LOGS = (f"{_DATABASE}-wal", f"{_DATABASE}-shm")
DATABASE_ALONE = (*_LOGS, _DATABASE)
OTHER_DATABASE = (*DATABASE_ALONE, erasing_journal.NAME)
"""What is to be erased is told by numbers, and those belong to the database that goes."""
WHOLE = (*OTHER_DATABASE, "recordings", "settings.toml")
_KEPT = re.compile(r"before-restore-[0-9-]+")

Watch = Callable[[str], None]
"""Told of each step before it is taken."""


def unwatched(step: str) -> None:
    """For swaps that nobody watches."""


@dataclass(frozen=True, slots=True)
class _Swap:
    """What leaves the library for the folder `kept`, and what takes the place of what was there."""

    kept: str
    leaving: tuple[str, ...]
    incoming: tuple[str, ...]


def settle(library: Path, watch: Watch = unwatched) -> None:
    """Ends what a killed run left: a swap that was decided is carried out, another forgotten.

    The lock is held. Raises OSError, LibraryDamaged for a journal that is none of ours.
    """
    swap = _journal(library)
    if swap is not None:
        _carry_out(library, swap, watch)
    elif (library / STAGE).exists():
        shutil.rmtree(library / STAGE)


def is_open(library: Path) -> bool:
    """Whether a swap was decided and is not carried out."""
    return (library / JOURNAL).exists()


def new_stage(library: Path) -> Path:
    """An empty private folder for what is to come in."""
    stage = library / STAGE
    private.make_folder(stage)
    return stage


def commit(
    library: Path, names: Iterable[str], today: date, watch: Watch = unwatched
) -> Path | None:
    """Puts what is staged in place of `names`; the folder that holds the old ones.

    What is not staged leaves too. None where nothing was there. Raises OSError: before the
    journal lies there nothing is changed, afterwards `settle` ends it.
    """
    staged = {name: (library / STAGE / name).exists() for name in names}
    kept = free_name(library, f"before-restore-{today.isoformat()}", "")
    swap = _Swap(
        kept.name,
        tuple(name for name, comes in staged.items() if not comes),
        tuple(name for name, comes in staged.items() if comes),
    )
    watch("decide")
    _write_journal(library, swap)
    _carry_out(library, swap, watch)
    return kept if kept.exists() else None


def _carry_out(library: Path, swap: _Swap, watch: Watch) -> None:
    kept, stage = library / swap.kept, library / STAGE
    watch("begin")
    private.make_folder(kept)
    for name in swap.leaving:
        _move(library / name, kept / name, watch)
    for name in swap.incoming:
        if (stage / name).exists():
            _move(library / name, kept / name, watch)
            _move(stage / name, library / name, watch)
    for folder in (kept, library):
        private.sync_folder(folder)
    watch("tidy")
    if not any(kept.iterdir()):
        kept.rmdir()
    shutil.rmtree(stage, ignore_errors=True)
    watch("forget")
    (library / JOURNAL).unlink()
    private.sync_folder(library)


def _move(old: Path, new: Path, watch: Watch) -> None:
    if old.exists():
        watch(f"{old.name} to {new.parent.name}")
        old.rename(new)


def _write_journal(library: Path, swap: _Swap) -> None:
    part = library / f"{JOURNAL}.part"
    descriptor = private.open_file(part, os.O_WRONLY | os.O_TRUNC)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(swap), file)
        file.flush()
        os.fsync(descriptor)
    part.replace(library / JOURNAL)
    private.sync_folder(library)


def _journal(library: Path) -> _Swap | None:
    try:
        content = (library / JOURNAL).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        told = json.loads(content)
        swap = _Swap(told["kept"], tuple(told["leaving"]), tuple(told["incoming"]))
    except (ValueError, LookupError, TypeError) as error:
        raise LibraryDamaged(JOURNAL) from error
    if not _KEPT.fullmatch(swap.kept) or not {*swap.leaving, *swap.incoming} <= set(WHOLE):
        raise LibraryDamaged(JOURNAL)
    return swap
