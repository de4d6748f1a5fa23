"""Settings of all tests, and which of them run beside one another: two workers share them."""

import fcntl
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# Half as many examples as usual: all tests together should take minutes.
settings.register_profile("project", max_examples=50)
settings.load_profile("project")

HERE = Path(__file__).parent
_ONE_BY_ONE = ("audio", "end2end")
"""Real sound and real windows: never two of them at once."""
_ALONE = "audio"
"""Exact to the sample: nothing else runs meanwhile."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests stay together."""
    for item in items:
        is_one_by_one = _folder(item) in _ONE_BY_ONE
        group = "real time" if is_one_by_one else str(item.path.relative_to(HERE))
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return (yield)
    with (Path(tempfile.gettempdir()) / f"tpm-interview-tests-{run}").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX if _folder(item) == _ALONE else fcntl.LOCK_SH)
        return (yield)


def pytest_sessionfinish(session: pytest.Session) -> None:
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is not None:
        (Path(tempfile.gettempdir()) / f"tpm-interview-tests-{run}").unlink(missing_ok=True)


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0]
