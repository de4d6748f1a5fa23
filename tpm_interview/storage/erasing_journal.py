"""What is to be erased, written down before the first byte goes: who finds it carries it on."""

import json
import logging
import os
import threading
from dataclasses import astuple, dataclass
from pathlib import Path

from tpm_interview.storage import private
from tpm_interview.storage.wiping import Doomed

log = logging.getLogger(__name__)

NAME = "erasing.json"
_turn = threading.Lock()
"""Had by who changes what lies there; other processes are kept off by the writer lock."""


@dataclass(frozen=True, slots=True)
class Journal:
    """Takes that go whole, and those of which the recording alone goes; never a word of theirs.

    `since` is when the first was decided, in seconds since 1970: a copy of the database made
    after that may hold words although it holds no such take any more.
    """

    since: float
    whole: tuple[Doomed, ...] = ()
    sound: tuple[Doomed, ...] = ()

    @property
    def take_ids(self) -> frozenset[int]:
        return frozenset(each.id for each in (*self.whole, *self.sound))

    def joined(self, other: "Journal | None") -> "Journal":
        if other is None:
            return self
        whole = dict.fromkeys((*other.whole, *self.whole))
        sound = dict.fromkeys((*other.sound, *self.sound))
        return Journal(min(self.since, other.since), tuple(whole), tuple(sound))


def add(library: Path, journal: Journal) -> None:
    """This is to be erased, too. Raises OSError with nothing added."""
    with _turn:
        joined = journal.joined(read(library))
        try:
            write(library, joined)
        except OSError:
            if read(library) != joined:
                raise
            log.warning("%s may not outlast a power cut", NAME)


def write(library: Path, journal: Journal) -> None:
    """Outlasts a power cut once this returns. Raises OSError."""
    part = library / f"{NAME}.part"
    descriptor = private.open_file(part, os.O_WRONLY | os.O_TRUNC)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(
            {
                "since": journal.since,
                "whole": [astuple(each) for each in journal.whole],
                "sound": [astuple(each) for each in journal.sound],
            },
            file,
        )
        file.flush()
        os.fsync(descriptor)
    part.replace(library / NAME)
    private.sync_folder(library)


def read(library: Path) -> Journal | None:
    """None where nothing is to be erased. Raises OSError."""
    try:
        told = json.loads((library / NAME).read_text(encoding="utf-8"))
        since = float(told["since"])
        whole, sound = (
            tuple(Doomed(int(id), str(at)) for id, at in told[key]) for key in ("whole", "sound")
        )
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError):
        log.warning("%s is none of ours and is left alone", NAME)  # ours is whole or not there
        return None
    return Journal(since, whole, sound)


def forget(library: Path, done: Journal) -> None:
    """All of it is done; if more was added meanwhile, it stays. Raises OSError."""
    with _turn:
        if read(library) == done:
            (library / NAME).unlink()
            private.sync_folder(library)
