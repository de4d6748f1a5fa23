"""Bringing an older library's schema up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.faults import from_sqlite

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(file: Path, backup: Path, scripts: Path = SCRIPTS) -> None:
    """Copies the database to `backup`, then runs every migration it still lacks.

    Each migration is a transaction, so a failing one leaves the schema before it. Foreign keys
    are off: with them on, a batch migration would delete the children of the table it rebuilds.
    """
    copy_database(file, backup)
    engine = open_engine(file, Access.WRITE, foreign_keys=False)
    try:
        run(engine, scripts)
    except DBAPIError as error:
        raise (from_sqlite(error.orig) or error) from error
    finally:
        engine.dispose()


def run(engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Runs the migrations in `scripts` that the engine's database lacks."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
