"""Which schema a library has, and making the newest one in a new library.

A new library is made from the tables, not by the migrations: Alembic takes 0.35 s to import.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from tpm_interview.domain.errors import LibraryDamaged, LibraryTooNew
from tpm_interview.storage import search_index
from tpm_interview.storage.tables import Base

REVISIONS = ("0001", "0002", "0003")
"""Every revision in `migrations/`, oldest first."""

HEAD = REVISIONS[-1]

# To the letter what Alembic itself makes.
_VERSION_TABLE = """
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
"""


def stored_revision(db: Session) -> str | None:
    """One of `REVISIONS`, or None where there are no tables yet.

    Raises LibraryTooNew for a revision this version has never heard of, LibraryDamaged for a
    database that is not a library.
    """
    tables = set(db.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise LibraryDamaged("the database holds something else")
    revision = db.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is None:
        raise LibraryDamaged("the database does not say which version made it")
    if revision not in REVISIONS:
        raise LibraryTooNew
    return str(revision)


def create(db: Session) -> None:
    """All tables and the search index, stamped as the newest revision."""
    Base.metadata.create_all(db.connection())
    search_index.create(db.connection())
    db.execute(text(_VERSION_TABLE))
    db.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
