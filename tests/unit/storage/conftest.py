from collections.abc import Iterator
from pathlib import Path

import pytest

from tpm_interview.storage.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library folder not made yet."""
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as library:
        yield library
