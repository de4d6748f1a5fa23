"""`sessions trash`, `restore` and `erase`: what is no longer wanted."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.cli.progress import told_progress
from tpm_interview.cli.take_numbers import known
from tpm_interview.domain.keeping import Erased, TrashedTake
from tpm_interview.services.toolbox import Toolbox

TakesArgument = Annotated[list[int] | None, typer.Argument(metavar="[TAKE]...")]
SessionOption = Annotated[
    int | None, typer.Option("--session", metavar="ID", help="All takes of this session.")
]


def trash_takes(
    typer_context: typer.Context,
    takes: TakesArgument = None,
    session: SessionOption = None,
    json: JsonOption = False,
) -> None:
    """Move takes to the trash, or list what lies there; after 30 days the window erases it."""
    with context(typer_context).toolbox() as tools:
        if not takes and session is None:
            tools.open_to_read()
            _list(tools.keeping.trashed(), json)
            return
        tools.open()
        moved = tools.keeping.trash(_chosen(tools, takes or (), session))
    _counted(moved, "moved to the trash", json)


def restore_takes(
    typer_context: typer.Context,
    takes: Annotated[list[int], typer.Argument(metavar="TAKE...")],
    json: JsonOption = False,
) -> None:
    """Take takes out of the trash."""
    with context(typer_context).toolbox() as tools:
        tools.open()
        restored = tools.keeping.restore(known(tools.review, takes))
    _counted(restored, "restored", json)


def erase_takes(
    typer_context: typer.Context,
    takes: TakesArgument = None,
    session: SessionOption = None,
    trash: Annotated[bool, typer.Option("--trash", help="All that lies in the trash.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: JsonOption = False,
) -> None:
    """Erase takes for good, with words, notes and recordings, also from the automatic backups."""
    if not takes and session is None and not trash:
        raise typer.BadParameter("name takes, a --session or the --trash")
    with context(typer_context).toolbox() as tools:
        tools.open()
        in_trash = [each.take_id for each in tools.keeping.trashed()] if trash else []
        ids = tuple(dict.fromkeys((*_chosen(tools, takes or (), session), *in_trash)))
        if ids and not yes:
            question = f"Erase {_takes(len(ids))} for good? There is no way back"
            typer.confirm(question, abort=True, err=True)
        erased = tools.keeping.erase(ids, told_progress("Erasing"))
    if json:
        print_json(erased_json(erased, "takes"))
    else:
        print_lines(erased_lines(erased, _takes(erased.takes)))


def erased_json(erased: Erased, counted: str) -> Json:
    left = list(erased.left)
    return {counted: erased.takes, "left": left, "waits_for": erased.waits_for or None}


def erased_lines(erased: Erased, counted: str) -> Iterator[str]:
    yield f"{counted} erased for good."
    for name in erased.left:
        yield f"This copy cannot be read and may still hold them; delete it: {name}"
    if erased.waits_for:
        yield f"The rest is done at the next start: {erased.waits_for}"


def _chosen(tools: Toolbox, takes: Sequence[int], session_id: int | None) -> tuple[int, ...]:
    """Raises UnknownTake, UnknownSession."""
    named = known(tools.review, takes)
    if session_id is None:
        return named
    return (*named, *(take.id for take in tools.review.session(session_id).takes))


def _list(trashed: Sequence[TrashedTake], json: bool) -> None:
    if json:
        print_json([_trashed(take) for take in trashed])
    else:
        print_lines(
            f"take {take.take_id:>5}  until {take.goes_at.astimezone():%Y-%m-%d}  {take.prompt}"
            for take in trashed
        )


def _trashed(take: TrashedTake) -> Json:
    return {
        "take": take.take_id,
        "session": take.session_id,
        "question": take.question_id,
        "prompt": take.prompt,
        "started_at": take.started_at.isoformat(),
        "trashed_at": take.trashed_at.isoformat(),
        "erased_after": take.goes_at.isoformat(),
    }


def _counted(count: int, done: str, json: bool) -> None:
    if json:
        print_json({"takes": count})
    else:
        print_lines([f"{_takes(count)} {done}."])


def _takes(count: int) -> str:
    return "1 take" if count == 1 else f"{count} takes"
