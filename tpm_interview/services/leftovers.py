"""Files that a killed run left half-written."""

from collections.abc import Iterator
from pathlib import Path

from tpm_interview.domain.checkup import Problem, Trouble
from tpm_interview.storage import opening

_PLACES = (
    "recordings/*.part",
    "backups/library-*.part",
    "settings.toml.part",
    "restore.part",
    "restore.json.part",
    "erasing.json.part",
)
"""Of the library's own: the folder may hold other things of the candidate's."""


class Leftovers:
    """Those of a library that nobody is writing to, as they lay there before it was opened.

    Opening it to write gives half a recording its length and its name, and ends a restore.
    """

    def __init__(self, library: Path) -> None:
        found = (path for place in _PLACES for path in library.glob(place))
        self._library = library
        self._found = () if opening.is_in_use(library) else tuple(sorted(found))

    def problems(self, repair: bool) -> Iterator[Problem]:
        for path in self._found:
            name = path.relative_to(self._library).as_posix()
            what = f"{name} was never finished."
            if repair:
                if path.is_file():
                    path.unlink()
                done = f"{what} What could be kept of it is kept."
                yield Problem(Trouble.LEFTOVER, done, repaired=True)
            else:
                yield Problem(Trouble.LEFTOVER, what, "Open the library once: it is tidied then.")
