from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.rehearsed import Rehearsed
from tpm_interview.storage import opening
from tpm_interview.storage.database import Database
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library folder not made yet."""
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as library:
        yield library


@pytest.fixture
def rehearsed(library: Library) -> Iterator[Rehearsed]:
    database = Database(open_engine(library.folder / opening.DATABASE, Access.WRITE))
    yield Rehearsed(library, database)
    database.close()
