"""What every command gets: the services of one library, built only when used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli.output import print_error
from tpm_interview.services.toolbox import Toolbox

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


@dataclass(frozen=True, slots=True)
class CliContext:
    """How to make the services, and for which library; None is the default one."""

    make: Callable[[Path | None], Toolbox]
    library: Path | None

    @contextmanager
    def toolbox(self) -> Iterator[Toolbox]:
        """Tells of broken settings at the end, unless a worse error does."""
        made = self.make(self.library)
        try:
            yield made
            problem = made.settings.problem
            if problem is not None:
                print_error(problem)
        finally:
            made.close()


def context(typer_context: typer.Context) -> CliContext:
    found = typer_context.obj
    assert isinstance(found, CliContext)
    return found
