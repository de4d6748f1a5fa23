"""The commands put together; errors the candidate can act on end with exit code 1."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli import questions, sessions
from tpm_interview.cli.backups import backup, check, restore
from tpm_interview.cli.checks import doctor
from tpm_interview.cli.context import CliContext
from tpm_interview.cli.output import print_error
from tpm_interview.cli.rehearse import rehearse
from tpm_interview.cli.search import search
from tpm_interview.cli.speak import speak
from tpm_interview.cli.transcribe import transcribe
from tpm_interview.domain.errors import UserError
from tpm_interview.services.toolbox import Toolbox

OpenWindow = Callable[[Path | None], int]
LIBRARY = "--library"


def run(
    arguments: list[str], make: Callable[[Path | None], Toolbox], open_window: OpenWindow
) -> int:
    """Exit code 0 done, 1 the candidate can mend it, 2 wrong usage, 130 after Ctrl+C."""
    if logging.lastResort is not None:  # stderr is for errors with a remedy, and for our bugs
        logging.lastResort.setLevel(logging.ERROR)
    cli = typer.main.get_command(commands(make, open_window))
    try:
        cli.main(library_first(arguments), "tpm-interview")
    except UserError as error:
        print_error(error)
        return 1
    except SystemExit as done:  # how Typer ends: 0, 2 for wrong usage, 130 after Ctrl+C
        return done.code if isinstance(done.code, int) else 0
    return 0


def library_first(arguments: list[str]) -> list[str]:
    """The same arguments with `--library DIR` moved to the front: it may stand anywhere."""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word == LIBRARY and at + 1 < len(arguments):
            return [word, arguments[at + 1], *arguments[:at], *arguments[at + 2 :]]
        if word.startswith(LIBRARY + "="):
            return [word, *arguments[:at], *arguments[at + 1 :]]
    return arguments


def commands(make: Callable[[Path | None], Toolbox], open_window: OpenWindow) -> typer.Typer:
    """All commands over the services that `make` builds for a library folder."""
    cli = typer.Typer(
        name="tpm-interview",
        help="Rehearse technical project manager interviews on your own desk.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @cli.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        library: Annotated[
            Path | None, typer.Option(LIBRARY, help="Folder of another library.")
        ] = None,
    ) -> None:
        """Without a command, open the window."""
        context.obj = CliContext(make, library)
        if context.invoked_subcommand is None:
            raise typer.Exit(open_window(library))

    for command in (doctor, transcribe, rehearse, speak, backup, restore, check):
        cli.command()(command)
    cli.command(context_settings={"ignore_unknown_options": True})(search)  # -word leaves out
    cli.add_typer(questions.commands(), name="questions")
    cli.add_typer(sessions.commands(), name="sessions")
    return cli
