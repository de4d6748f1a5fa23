"""One transaction at a time on the library's database, from any thread."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tpm_interview.domain.errors import LibraryReadOnly
from tpm_interview.storage.engine import for_writing
from tpm_interview.storage.faults import from_sqlite


class Database:
    """Hands out database sessions; what SQLite reports rises as a UserError."""

    def __init__(self, engine: Engine, *, is_read_only: bool = False) -> None:
        self.engine = engine
        self.is_read_only = is_read_only
        self._writer = for_writing(engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one moment of the library."""
        with _told(), Session(self.engine) as db, db.begin():
            yield db

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is on the disk when the block ends, or undone if it raises."""
        if self.is_read_only:
            raise LibraryReadOnly
        with _told(), Session(self._writer, expire_on_commit=False) as db, db.begin():
            yield db

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        told = from_sqlite(error.orig)
        if told is None:
            raise
        raise told from error
