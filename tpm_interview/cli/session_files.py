"""`sessions export` and `sessions mentor`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.cli.progress import told_progress
from tpm_interview.domain.mentor import NotesOnTake
from tpm_interview.domain.take_export import Exported, TakeChoice
from tpm_interview.services.take_exporting import TAKE_FORMATS


def _known(name: str | None) -> str | None:
    if name is not None and name not in TAKE_FORMATS:
        raise typer.BadParameter(f"it is none of {', '.join(TAKE_FORMATS)}")
    return name


def export_session(
    typer_context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write it.")],
    session_id: Annotated[int | None, typer.Argument(metavar="[ID]", help="A session.")] = None,
    takes: Annotated[
        list[int] | None, typer.Option("--take", metavar="N", help="Only this take; repeatable.")
    ] = None,
    question: Annotated[
        str | None, typer.Option(metavar="ID", help="Every take of this question.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            callback=_known,
            metavar="NAME",
            help=f"The file's ending decides unless given: {', '.join(TAKE_FORMATS)}.",
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Write a session, a question's history or single takes to a file.

    HTML is one page for a mentor, with the sound inside. SRT, VTT and sound files hold one take.
    """
    if session_id is None and not takes and not question:
        raise typer.BadParameter("name a session's ID, a --take or a --question")
    if session_id is not None and question:
        raise typer.BadParameter("a session's ID and a --question exclude each other")
    choice = TakeChoice(session_id, question or "", tuple(takes or ()))
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        told = told_progress(f"Writing {out.name}")
        done = tools.take_exporting.export(out, choice, format or "", told)
    if json:
        print_json({"file": str(out), **_exported(done)})
    else:
        print_lines(_exported_lines(out, done))


def take_in_mentor(
    typer_context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Saved by a mentor's page.")],
    json: JsonOption = False,
) -> None:
    """Take in what a mentor sent back, beside your own rating."""
    with context(typer_context).toolbox() as tools:
        tools.open()
        kept = tools.mentoring.take_in(file)
    if json:
        print_json({"takes": [_notes(each) for each in kept]})
    else:
        print_lines(_notes_line(each) for each in kept)


def _exported(done: Exported) -> Json:
    return {
        "format": done.format,
        "takes": done.takes,
        "bytes": done.bytes,
        "without_sound": list(done.without_sound),
    }


def _exported_lines(out: Path, done: Exported) -> Iterator[str]:
    counted = "1 take" if done.takes == 1 else f"{done.takes} takes"
    yield f"{out}: {counted}, {max(1, round(done.bytes / 1000)):,} kB"
    if done.without_sound:
        ids = ", ".join(map(str, done.without_sound))
        yield f"Without sound, as their recordings are missing or damaged: {ids}"


def _notes(notes: NotesOnTake) -> Json:
    rating = notes.rating
    return {
        "take": notes.take_id,
        "mentor": rating.mentor,
        "rated_at": rating.rated_at.isoformat(),
        "rating": rating.rating,
        "comment": rating.comment,
        "criteria": [
            {"name": each.name, "mark": each.mark, "comment": each.comment}
            for each in rating.criteria
        ],
    }


def _notes_line(notes: NotesOnTake) -> str:
    rating = notes.rating
    mark = "" if rating.rating is None else f": {rating.rating} of 4"
    return f"Take {notes.take_id}, {rating.mentor or 'a mentor'}{mark}"
