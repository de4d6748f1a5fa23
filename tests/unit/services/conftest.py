"""A desk in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.desk import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "library") as made:
        yield made
