"""Looking at a whole library: its database, and every recording beside its row."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from tpm_interview.domain.checkup import Checkup, Problem, Trouble
from tpm_interview.domain.errors import LibraryDamaged
from tpm_interview.domain.progress import Progress, part, unheard
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.services import adopting
from tpm_interview.services.database_check import checked_database
from tpm_interview.services.leftovers import Leftovers
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.storage.library import Library

TOLERANCE_S = 0.25
"""By how much a recording may differ from what its row says."""
_FROM_BACKUP = "Put {name} back from a backup: the file that 'tpm-interview backup' makes is a ZIP."
_REPAIR = "Run: tpm-interview check --repair"
_DATABASE = 0.1
"""The share of the work that the database is told as."""


class Checking:
    """Works also where the library cannot be opened any more."""

    def __init__(
        self,
        folder: Path,
        open_library: Callable[[bool], Library],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`open_library` is asked for the library to read only (True) or to write."""
        self._folder = folder
        self._open = open_library
        self._now = now

    def check(self, repair: bool = False, on_progress: Progress = unheard) -> Checkup:
        """Without `repair` nothing is changed; with it, what can be mended safely is.

        For a repair the library must not be open elsewhere: LibraryBusy. Raises the errors of
        opening a library but LibraryDamaged, and Cancelled.
        """
        on_database = part(on_progress, 0.0, _DATABASE)
        database = checked_database(self._folder, repair, self._now(), on_database)
        if any(each.kind is Trouble.DATABASE and not each.repaired for each in database):
            return Checkup(database, 0)
        leftovers = Leftovers(self._folder)
        library = self._open(not repair)
        takes = library.sessions.spoken()
        recordings = _recordings(library, takes, repair, part(on_progress, _DATABASE, 1.0))
        found = (
            *database,
            *recordings,
            *_orphans(library, repair, self._now()),
            *leftovers.problems(repair),
        )
        return Checkup(found, len(takes))


def _recordings(
    library: Library, takes: Sequence[Take], repair: bool, on_progress: Progress
) -> Iterator[Problem]:
    for number, take in enumerate(takes):
        on_progress(number / len(takes))
        if take.state is not TakeState.RECORDING:  # another window is recording it
            yield from _recording(library, take, repair)


def _recording(library: Library, take: Take, repair: bool) -> Iterator[Problem]:
    assert take.audio_file is not None
    if not _is_there(library, take.audio_file):
        if _is_as_listed(library, take):
            yield _missing(library, take, take.audio_file, repair)
        return
    remedy = _FROM_BACKUP.format(name=take.audio_file)
    held_s = adopting.length_s(library, take.audio_file) if take.duration_s else 0.0
    if held_s is None:
        what = f"The recording {take.audio_file} cannot be read."
        yield Problem(Trouble.UNREADABLE, what, remedy, take.id)
    elif abs(held_s - take.duration_s) > TOLERANCE_S:
        what = f"The recording {take.audio_file} lasts {held_s:.1f} s instead of "
        yield Problem(Trouble.LENGTH, f"{what}{take.duration_s:.1f} s.", remedy, take.id)


def _is_there(library: Library, audio_file: str) -> bool:
    """A row that names a place outside the recordings names no recording."""
    try:
        return library.recordings.resolve(audio_file).is_file()
    except LibraryDamaged:
        return False


def _is_as_listed(library: Library, take: Take) -> bool:
    """Not if it became a FLAC meanwhile, or was taken away."""
    try:
        return library.sessions.take(take.id).audio_file == take.audio_file
    except LookupError:
        return False


def _missing(library: Library, take: Take, audio_file: str, repair: bool) -> Problem:
    what = f"The recording {audio_file} is missing."
    other = _other_form(library, audio_file)
    if not repair:
        lost = "the take then keeps its words alone"
        remedy = _REPAIR if other else f"{_FROM_BACKUP.format(name=audio_file)} {_REPAIR}; {lost}."
        return Problem(Trouble.MISSING, what, remedy, take.id)
    if other:
        library.sessions.set_audio(take.id, other)
        done = f"{what} It was found as {other}."
    else:
        library.sessions.forget_audio(take.id)
        done = f"{what} The take keeps its words alone."
    return Problem(Trouble.MISSING, done, take=take.id, repaired=True)


def _other_form(library: Library, audio_file: str) -> str | None:
    """Its FLAC or WAV, where a run was killed between making it and storing its name."""
    for form in (".flac", ".wav"):
        name = str(PurePosixPath(audio_file).with_suffix(form))
        if adopting.length_s(library, name):
            return name
    return None


def _orphans(library: Library, repair: bool, now: datetime) -> Iterator[Problem]:
    """A FLAC beside its WAV, or the other way round, is no orphan: the archivist sees to it.

    The files are listed first: a take that is begun meanwhile has its row before its file.
    """
    names = library.recordings.names()
    known = {PurePosixPath(take.audio_file or "").stem for take in library.sessions.spoken()}
    strays = [name for name in names if PurePosixPath(name).stem not in known]
    if not repair:
        for name in strays:
            yield Problem(Trouble.ORPHAN, f"The recording {name} belongs to no take.", _REPAIR)
        return
    for done in adopting.adopt(library, strays, now):
        became = f"It is take {done.take_id} now." if done.take_id else "It was set aside."
        what = f"The recording {done.audio_file} belonged to no take. {became}"
        yield Problem(Trouble.ORPHAN, what, take=done.take_id, repaired=True)
