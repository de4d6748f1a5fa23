"""Printing, and a Ctrl+C before any command could see it."""

import errno

import pytest

from tpm_interview.__main__ import main
from tpm_interview.cli.output import print_error, print_json, print_lines
from tpm_interview.domain.errors import CannotWrite, DiskFull


def failing_with(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def echo(text: str, *, err: bool = False) -> None:
        raise OSError(number, "does not work")

    monkeypatch.setattr("typer.echo", echo)


def test_a_full_standard_output_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(errno.ENOSPC, monkeypatch)
    with pytest.raises(CannotWrite, match="standard output"):
        print_lines(["one"])
    with pytest.raises(CannotWrite):
        print_json({})


def test_a_reader_that_left_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(errno.EPIPE, monkeypatch)
    with pytest.raises(BrokenPipeError):
        print_lines(["one"])


def test_an_error_that_nobody_can_be_told_is_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(errno.EPIPE, monkeypatch)
    print_error(DiskFull())


def test_ctrl_c_while_the_commands_load_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*unused: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tpm_interview.cli.main.run", interrupted)
    assert main(["doctor"]) == 130
