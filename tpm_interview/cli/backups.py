"""`backup`, `restore` and `check`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.cli.progress import told_progress
from tpm_interview.domain.backups import Backup, Restored, Written
from tpm_interview.domain.checkup import Checkup, Problem


def backup(
    typer_context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Outside the library's folder.")],
    json: JsonOption = False,
) -> None:
    """Write the whole library into one file: database, recordings and settings.

    It is a ZIP. The library may be in use meanwhile.
    """
    with context(typer_context).toolbox() as tools:
        written = tools.backups.write(file, told_progress(f"Writing {file.name}"))
    if json:
        print_json(_written(written))
    else:
        print_lines(_written_lines(written))


def restore(
    typer_context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Of 'backup', or a copy of the database alone."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Put a backup in place of the library; what was there is kept in a folder inside it.

    Without FILE, list the copies of the database that were made automatically.
    """
    with context(typer_context).toolbox() as tools:
        if file is None:
            _list(tools.backups.automatic(), json)
            return
        restored = tools.backups.restore(file, told_progress(f"Restoring {file.name}"))
    if json:
        print_json(_restored(restored))
    else:
        print_lines(_restored_lines(restored))


def check(
    typer_context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended without losing anything.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Look at the database and at every recording; exit code 1 if something is left to mend."""
    with context(typer_context).toolbox() as tools:
        found = tools.checking.check(repair, told_progress("Checking"))
    if json:
        print_json({"ok": found.ok, "problems": [_problem(each) for each in found.problems]})
    else:
        print_lines(_check_lines(found))
    if not found.ok:
        raise typer.Exit(1)


def _list(backups: tuple[Backup, ...], json: bool) -> None:
    if json:
        print_json([_backup(each) for each in backups])
    else:
        print_lines(
            f"{each.made_at.astimezone():%Y-%m-%d %H:%M}  {each.bytes / 1e6:8.1f} MB  {each.path}"
            for each in backups
        )


def _backup(backup: Backup) -> Json:
    made_at = backup.made_at.isoformat()
    return {"file": str(backup.path), "made_at": made_at, "bytes": backup.bytes}


def _written(written: Written) -> Json:
    return {
        "file": str(written.path),
        "bytes": written.bytes,
        "recordings": written.recordings,
        "missing": list(written.missing),
    }


def _written_lines(written: Written) -> Iterator[str]:
    yield f"{written.path}: {written.recordings} recordings, {written.bytes / 1e6:.1f} MB"
    if written.missing:
        yield f"{len(written.missing)} recordings are missing. See: tpm-interview check"


def _restored(restored: Restored) -> Json:
    return {
        "made_at": restored.made_at.isoformat(),
        "recordings": restored.recordings,
        "kept": str(restored.kept) if restored.kept else None,
    }


def _restored_lines(restored: Restored) -> Iterator[str]:
    when = restored.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    if restored.recordings is None:
        yield f"The database of {when} is in place; the recordings stay as they are."
        yield "Recordings made later than it are brought back by: tpm-interview check --repair"
    else:
        yield f"The library of {when} is in place, with {restored.recordings} recordings."
    if restored.kept:
        yield f"What was there before is kept until you delete it: {restored.kept}"


def _problem(problem: Problem) -> Json:
    return {
        "kind": problem.kind.value,
        "what": problem.what,
        "take": problem.take,
        "remedy": problem.remedy,
        "repaired": problem.repaired,
    }


def _check_lines(found: Checkup) -> Iterator[str]:
    for problem in found.problems:
        yield f"{'ok' if problem.repaired else '--'}  {problem.what}"
        if problem.remedy:
            yield f"    {problem.remedy}"
    if found.ok:
        yield f"All is well: the database and {found.recordings} recordings."
