"""The start of everything: the command line, or the window when no command is given."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpm_interview.services.toolbox import Toolbox

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window; the exit code. Qt is imported only for the window."""
    _occupy_standard_streams()
    try:
        from tpm_interview.cli.main import run

        return run(list(sys.argv[1:] if arguments is None else arguments), _services, _open_window)
    except KeyboardInterrupt:  # while modules load or things are closed; Typer sees to the rest
        return INTERRUPTED


def _occupy_standard_streams() -> None:
    """Where one is closed, no recording may get its number: C libraries print to 1 and 2."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _services(library: Path | None) -> "Toolbox":
    from tpm_interview.app import App

    return App(library)


def _open_window(library: Path | None) -> int:
    from tpm_interview.window import open_window

    return open_window(library)


if __name__ == "__main__":
    sys.exit(main())
