"""What commands print: text for people, JSON for scripts, errors with a remedy on stderr."""

import errno
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import typer

from tpm_interview.domain.errors import CannotWrite, UserError

Json = Mapping[str, Any]  # a JSON object's values are of any type


def print_json(value: Json | Sequence[Json]) -> None:
    """Raises CannotWrite, as where stdout is a file on a full disk."""
    _print(json.dumps(value, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Raises CannotWrite, as where stdout is a file on a full disk."""
    for line in lines:
        _print(line)


def print_error(error: UserError) -> None:
    tell(f"{error.told}\n{error.remedy}")


def tell(sentence: str) -> None:
    """Progress for people; stdout stays clean for scripts."""
    with suppress(OSError):  # nobody can be told that stderr is full or gone
        typer.echo(sentence, err=True)


def _print(text: str) -> None:
    try:
        typer.echo(text)
    except OSError as error:
        if error.errno == errno.EPIPE:  # Typer ends quietly, as a reader like `head` wants it
            raise
        raise CannotWrite(f"standard output: {error.strerror}") from error
