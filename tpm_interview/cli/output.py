"""What commands print: text for people, JSON for scripts, errors with a remedy on stderr."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import typer

from tpm_interview.domain.errors import UserError

Json = Mapping[str, Any]  # a JSON object's values are of any type


def print_json(value: Json | list[Json]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def print_error(error: UserError) -> None:
    typer.echo(f"{error.told}\n{error.remedy}", err=True)


def tell(sentence: str) -> None:
    """Progress for people; stdout stays clean for scripts."""
    sys.stderr.write(sentence + "\n")
