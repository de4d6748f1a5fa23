"""The log file, which never stands in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tpm_interview.services.logbook import write_log

log = logging.getLogger("tpm_interview.test")


@pytest.fixture(autouse=True)
def handlers_of_before() -> Iterator[None]:
    package = logging.getLogger("tpm_interview")
    before, level = list(package.handlers), package.level
    yield
    for handler in set(package.handlers) - set(before):
        package.removeHandler(handler)
        handler.close()
    package.setLevel(level)


def test_what_happens_is_written_down(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    path = write_log(tmp_path)
    log.info("A take was stored")
    assert "A take was stored" in path.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("a file")
    write_log(tmp_path)
    log.info("A take was stored")
    assert capsys.readouterr().err == ""
