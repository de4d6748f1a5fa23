import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.storage import opening, schema
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.library import Library
from tpm_interview.storage.migrate import SCRIPTS, run, upgrade
from tpm_interview.storage.tables import Base

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DATABASES = Path(__file__).parents[2] / "data" / "databases"

# A later migration that rebuilds a table which has children, and one that fails half-way.
REBUILDS = """
import sqlalchemy as sa
from alembic import op
revision = "8001"
down_revision = "{head}"
def upgrade() -> None:
    with op.batch_alter_table("session", recreate="always") as batch:
        batch.add_column(sa.Column("note", sa.String(), nullable=True))
"""
FAILS = """
from alembic import op
revision = "8002"
down_revision = "8001"
def upgrade() -> None:
    op.execute("CREATE TABLE half_done (id)")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Engine]:
    """A database that only the migrations made."""
    file = tmp_path / "migrated.sqlite3"
    file.touch()
    engine = open_engine(file, Access.WRITE, foreign_keys=False)
    run(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations and one that rebuilds a table."""
    copy = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, copy)
    (copy / "versions" / "rev_8001.py").write_text(REBUILDS.format(head=schema.HEAD))
    return copy


def statements(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return sorted(" ".join(row.sql.split()) for row in rows)


def is_not_of_the_index(name: str | None, kind: str, parents: object) -> bool:
    """What FTS5 makes is compared as statements."""
    return not (kind == "table" and (name or "").startswith("search"))


def rows(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as raw:
        count: int = raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return count


def test_the_revisions_named_are_those_of_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    directory = ScriptDirectory.from_config(config)
    told = [script.revision for script in directory.walk_revisions()]
    assert tuple(reversed(told)) == schema.REVISIONS
    assert directory.get_current_head() == schema.HEAD


def test_a_new_library_has_the_schema_that_the_migrations_make(
    library: Library, folder: Path, migrated: Engine
) -> None:
    created = open_engine(folder / opening.DATABASE, Access.READ)
    assert statements(created) == statements(migrated)
    created.dispose()


def test_the_migrations_make_the_schema_of_the_tables(migrated: Engine) -> None:
    with migrated.connect() as connection:
        opts = {"compare_type": True, "include_name": is_not_of_the_index}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []


def test_rebuilding_a_table_keeps_its_children(folder: Path, tmp_path: Path, scripts: Path) -> None:
    with Library.open(folder) as library:
        session = library.sessions.begin(
            DEFAULT_PLANS[Mode.MOCK], [NewPrompt("q", "Why?")] * 2, NOW
        )
        library.sessions.type_answer(session.prompts[0].id, "because", NOW, 1.0)
    file, backup = folder / opening.DATABASE, tmp_path / "backup.sqlite3"
    upgrade(file, backup, scripts)
    assert [rows(file, table) for table in ("session", "prompt", "take")] == [1, 2, 1]
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert raw.execute("SELECT version_num, note FROM alembic_version, session").fetchall() == [
            ("8001", None)
        ]


def test_a_backup_of_the_old_schema_is_made_first(
    library: Library, folder: Path, tmp_path: Path, scripts: Path
) -> None:
    library.sessions.begin(DEFAULT_PLANS[Mode.MOCK], [], NOW)
    library.close()
    backup = tmp_path / "backup.sqlite3"
    upgrade(folder / opening.DATABASE, backup, scripts)
    with closing(sqlite3.connect(backup)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(schema.HEAD,)]
    assert rows(backup, "session") == 1


def test_a_failing_migration_leaves_the_schema_before_it(
    library: Library, folder: Path, tmp_path: Path, scripts: Path
) -> None:
    library.close()
    (scripts / "versions" / "rev_8002.py").write_text(FAILS)
    file = folder / opening.DATABASE
    with pytest.raises(Exception, match="nowhere"):
        upgrade(file, tmp_path / "backup.sqlite3", scripts)
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("8001",)]
        assert raw.execute("SELECT * FROM sqlite_master WHERE name = 'half_done'").fetchall() == []


def test_opening_an_older_library_migrates_it_after_a_backup(
    folder: Path, monkeypatch: pytest.MonkeyPatch, scripts: Path
) -> None:
    with Library.open(folder) as library:
        library.sessions.begin(DEFAULT_PLANS[Mode.MOCK], [], NOW)
    before = schema.HEAD
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "8001"))
    monkeypatch.setattr(schema, "HEAD", "8001")
    monkeypatch.setattr("tpm_interview.storage.migrate.upgrade.__defaults__", (scripts,))
    for _ in range(2):
        with Library.open(folder) as library:
            assert library.sessions.count() == 1
    backups = [path.name for path in (folder / "backups").iterdir()]
    assert backups == [f"library-{before}.sqlite3"]


@pytest.mark.parametrize("old", sorted(DATABASES.glob("*.sqlite3")), ids=lambda path: path.stem)
def test_a_library_of_every_released_schema_opens_with_all_its_rows(
    old: Path, folder: Path
) -> None:
    folder.mkdir()
    shutil.copy(old, folder / opening.DATABASE)
    with Library.open(folder) as library:
        (session,) = library.sessions.newest(10)
        assert [take.text for take in session.takes] == [
            "um a risk register",
            "Because it was late.",
        ]
        assert session.takes[0].rating == 3
        assert library.questions.get("risk-register").key_points


def test_there_is_a_database_of_every_released_schema() -> None:
    assert {path.stem for path in DATABASES.glob("*.sqlite3")} == set(schema.REVISIONS)
