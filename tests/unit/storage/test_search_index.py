"""The index holds what the library holds, whatever happens to it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.storage import opening
from tpm_interview.storage.library import Library
from tpm_interview.storage.migrate import SCRIPTS, upgrade
from tpm_interview.storage.schema import HEAD

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DATABASES = Path(__file__).parents[2] / "data" / "databases"

REBUILDS = """
import sqlalchemy as sa
from alembic import op
revision = "8001"
down_revision = "{head}"
def upgrade() -> None:
    for table in ("session", "take", "transcript"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("more", sa.String(), nullable=True))
"""


def said(text: str, version: Version, after_s: int = 0) -> Transcript:
    words = tuple(Word(part, 0.0, 0.5) for part in text.split())
    return Transcript(version, NOW + timedelta(seconds=after_s), words)


class Indexed:
    """A library with one take, and its database as another program sees it."""

    def __init__(self, library: Library) -> None:
        plan = DEFAULT_PLANS[Mode.PRACTICE]
        self.sessions = library.sessions
        self.session = self.sessions.begin(plan, [NewPrompt("why", "Why late?")], NOW)
        self.take_id = self.sessions.begin_take(self.session.prompts[0].id, NOW).id
        self.raw = sqlite3.connect(library.folder / opening.DATABASE, isolation_level=None)
        self.raw.execute("PRAGMA foreign_keys=ON")

    def hear(self, text: str, version: Version, after_s: int = 0) -> None:
        transcript = said(text, version, after_s)
        self.sessions.add_transcript(self.take_id, transcript, TakeState.RECOGNIZED)

    def words(self) -> set[str]:
        return words(self.raw)


def words(raw: sqlite3.Connection) -> set[str]:
    """All that can be found; an index that differs from the library is an error."""
    raw.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    return {word for (word,) in raw.execute("SELECT term FROM search_terms")}


@pytest.fixture
def indexed(library: Library) -> Iterator[Indexed]:
    made = Indexed(library)
    with closing(made.raw):
        yield made


def test_a_take_not_recognized_yet_is_found_by_its_prompt(indexed: Indexed) -> None:
    assert indexed.words() == {"why", "late"}


def test_of_all_versions_only_the_counting_one_is_indexed(indexed: Indexed) -> None:
    indexed.hear("live", Version.LIVE)
    assert indexed.words() == {"why", "late", "live"}
    indexed.hear("again", Version.RECOGNIZED, 1)
    assert indexed.words() == {"why", "late", "again"}
    indexed.hear("older", Version.RECOGNIZED, 0)
    assert indexed.words() == {"why", "late", "again"}
    indexed.hear("edited", Version.EDITED)
    assert indexed.words() == {"why", "late", "edited"}
    indexed.hear("once more", Version.RECOGNIZED, 9)
    assert indexed.words() == {"why", "late", "edited"}


def test_a_version_that_goes_leaves_the_next_best(indexed: Indexed) -> None:
    indexed.hear("live", Version.LIVE)
    indexed.hear("edited", Version.EDITED)
    indexed.raw.execute("DELETE FROM transcript WHERE version = 'edited'")
    assert indexed.words() == {"why", "late", "live"}


def test_changed_words_are_indexed(indexed: Indexed) -> None:
    indexed.hear("live", Version.LIVE)
    indexed.raw.execute("UPDATE transcript SET text = 'other'")
    indexed.raw.execute("UPDATE prompt SET text = 'How?'")
    assert indexed.words() == {"how", "other"}


def test_notes_and_marks_are_indexed(indexed: Indexed) -> None:
    take, at = indexed.take_id, "2026-01-01 00:00:00.000000"
    indexed.raw.execute("INSERT INTO note VALUES (?, 'noted', ?)", (take, at))
    mark = "INSERT INTO mark (take_id, at_s, text, made_at) VALUES (?, ?, ?, ?)"
    indexed.raw.executemany(mark, [(take, 2.0, "second", at), (take, 1.0, "first\nline", at)])
    assert indexed.words() == {"why", "late", "noted", "second", "first", "line"}
    assert indexed.raw.execute("SELECT marks FROM search_text").fetchall() == [
        ("first line\nsecond",)
    ]
    indexed.raw.execute("UPDATE note SET text = 'new'")
    indexed.raw.execute("UPDATE mark SET text = 'third' WHERE at_s = 1")
    assert indexed.words() == {"why", "late", "new", "second", "third"}
    indexed.raw.execute("DELETE FROM note")
    indexed.raw.execute("DELETE FROM mark WHERE at_s = 1")
    assert indexed.words() == {"why", "late", "second"}


def test_what_moves_to_another_take_is_found_there_alone(indexed: Indexed) -> None:
    indexed.hear("moving", Version.LIVE)
    other = indexed.sessions.begin_take(indexed.session.prompts[0].id, NOW)
    indexed.raw.execute("UPDATE transcript SET take_id = ?", (other.id,))
    assert indexed.words() == {"why", "late", "moving"}
    found = indexed.raw.execute("SELECT rowid FROM search WHERE search MATCH 'moving'").fetchall()
    assert found == [(other.id,)]


@pytest.mark.parametrize("table", ["take", "prompt", "session"])
def test_a_deletion_takes_everything_below_out(indexed: Indexed, table: str) -> None:
    indexed.hear("gone", Version.LIVE)
    indexed.raw.execute("INSERT INTO note VALUES (?, 'noted', '')", (indexed.take_id,))
    kept = indexed.sessions.begin(
        DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("kept", "Kept?")], NOW
    ).prompts[0]
    indexed.sessions.type_answer(kept.id, "stays", NOW, 1.0)
    id = {"take": indexed.take_id, "session": indexed.session.id}.get(
        table, indexed.session.prompts[0].id
    )
    indexed.raw.execute(f"DELETE FROM {table} WHERE id = ?", (id,))
    assert indexed.words() == {"kept", "stays"}


def test_what_lies_in_the_trash_is_not_found_until_it_is_taken_out(indexed: Indexed) -> None:
    indexed.hear("trash", Version.LIVE)
    indexed.raw.execute("UPDATE take SET trashed_at = '2026-01-01 00:00:00.000000'")
    assert indexed.words() == set()
    indexed.hear("edited there", Version.EDITED)
    assert indexed.words() == set()
    indexed.raw.execute("UPDATE take SET trashed_at = NULL")
    assert indexed.words() == {"why", "late", "edited", "there"}


def test_a_transcript_that_could_not_be_stored_is_not_indexed(indexed: Indexed) -> None:
    broken = Transcript(Version.LIVE, NOW.replace(tzinfo=None), (Word("lost", 0.0, 0.5),))
    with pytest.raises(Exception, match="time zone"):
        indexed.sessions.add_transcript(indexed.take_id, broken, TakeState.RECOGNIZED)
    assert indexed.words() == {"why", "late"}


@pytest.mark.parametrize("old", sorted(DATABASES.glob("*.sqlite3")), ids=lambda path: path.stem)
def test_what_an_older_library_holds_is_indexed_when_it_is_opened(old: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(old, folder / opening.DATABASE)
    Library.open(folder).close()
    with closing(sqlite3.connect(folder / opening.DATABASE)) as raw:
        assert {"um", "risk", "register", "because", "late"} <= words(raw)


def test_the_index_is_kept_right_after_tables_were_rebuilt(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library:
        indexed = Indexed(library)
        indexed.hear("before", Version.LIVE)
        indexed.raw.close()
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / "rev_8001.py").write_text(REBUILDS.format(head=HEAD))
    file = folder / opening.DATABASE
    upgrade(file, tmp_path / "backup.sqlite3", scripts)
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys=ON")
        assert words(raw) == {"why", "late", "before"}
        raw.execute("UPDATE transcript SET text = 'after'")
        assert words(raw) == {"why", "late", "after"}
        raw.execute("DELETE FROM session")
        assert words(raw) == set()


def test_the_index_can_be_made_anew_from_the_library(indexed: Indexed) -> None:
    indexed.hear("live", Version.LIVE)
    indexed.raw.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert indexed.raw.execute("SELECT term FROM search_terms").fetchall() == []
    indexed.raw.execute("INSERT INTO search (search) VALUES ('rebuild')")
    assert indexed.words() == {"why", "late", "live"}
