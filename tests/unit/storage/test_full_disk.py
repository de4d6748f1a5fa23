"""What happens when the disk is full, in the database and in a recording."""

import errno
import sqlite3
import wave
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from fakes.full_disk import FullDisk
from tpm_interview.domain.errors import DiskFull
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.storage import opening
from tpm_interview.storage.part_file import RawFile, open_raw
from tpm_interview.storage.recordings import Recordings
from tpm_interview.storage.session_store import SessionStore

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[SessionStore]:
    database = opening.database_to_write(tmp_path)

    def limit(raw: sqlite3.Connection, _: object) -> None:
        raw.execute("PRAGMA max_page_count=40")

    database.close()
    event.listen(database.engine, "connect", limit)
    yield SessionStore(database)
    database.close()


def test_a_full_disk_is_told_and_the_transaction_undone(sessions: SessionStore) -> None:
    begun = sessions.begin(DEFAULT_PLANS[Mode.MOCK], [NewPrompt("q", "Why?")], NOW)
    with pytest.raises(DiskFull):
        sessions.type_answer(begun.prompts[0].id, "because " * 50_000, NOW, 1.0)
    assert sessions.get(begun.id) == begun
    assert sessions.type_answer(begun.prompts[0].id, "because", NOW, 1.0).text == "because"


@pytest.mark.parametrize("room", [0, 1, 2, 999, 1000, 1001])
def test_a_full_disk_keeps_what_was_recorded_before(tmp_path: Path, room: int) -> None:
    (tmp_path / "recordings").mkdir()
    disks: list[FullDisk] = []

    def opener(path: Path) -> RawFile:
        disks.append(FullDisk(open_raw(path), 1000 + room))
        return disks[0]

    part = Recordings(tmp_path, opener=opener).begin(7)
    part.write(b"ab" * 500)
    with pytest.raises(DiskFull):
        part.write(b"cd" * 501)
    disks[0].room = 100  # some room again: the recording goes on, whole samples only
    part.write(b"ef")
    assert part.duration_s == 501 / 16_000
    with wave.open(str(part.finish()), "rb") as file:
        assert file.readframes(9999) == b"ab" * 500 + b"ef"


def test_a_recording_that_cannot_even_begin_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "recordings").mkdir()

    class NoRoom(FullDisk):
        def write(self, data: bytes | memoryview, /) -> int | None:
            raise OSError(errno.ENOSPC, "No space left on device")

    recordings = Recordings(tmp_path, opener=lambda path: NoRoom(open_raw(path), 0))
    with pytest.raises(DiskFull):
        recordings.begin(7)
    assert list(recordings.folder.iterdir()) == []
