"""`sessions list` and `sessions show`; the group with the commands that read and write files."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.cli.recognize import recognize_takes
from tpm_interview.cli.room import retention, room
from tpm_interview.cli.session_files import export_session, take_in_mentor
from tpm_interview.cli.session_notes import beside_lines
from tpm_interview.cli.take_trash import erase_takes, restore_takes, trash_takes
from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.session import InterviewSession, Prompt, Take
from tpm_interview.domain.take_json import beside_json, word_json


def commands() -> typer.Typer:
    made = typer.Typer(help="What was rehearsed.", no_args_is_help=True)
    made.command("list")(list_sessions)
    made.command("show")(show_session)
    made.command("recognize")(recognize_takes)
    made.command("export")(export_session)
    made.command("mentor")(take_in_mentor)
    made.command("trash")(trash_takes)
    made.command("restore")(restore_takes)
    made.command("erase")(erase_takes)
    made.command("retention")(retention)
    made.command("room")(room)
    return made


def list_sessions(
    typer_context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, newest first.")] = 1000,
    json: JsonOption = False,
) -> None:
    """List sessions and their takes, newest first."""
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        found = tools.review.newest(limit)
    if json:
        print_json([summary(session) for session in found])
    else:
        print_lines(_line(session) for session in found)


def show_session(
    typer_context: typer.Context,
    session_id: Annotated[int, typer.Argument(metavar="ID")],
    json: JsonOption = False,
) -> None:
    """Show one session with every transcript."""
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        session = tools.review.session(session_id)
        beside = tools.review.annotations_of([take.id for take in session.takes])
    if json:
        print_json(whole(session, beside))
    else:
        print_lines(_page(session, beside))


def summary(session: InterviewSession) -> Json:
    takes = [_take(prompt, take) for prompt in session.prompts for take in prompt.takes]
    return {
        "id": session.id,
        "started_at": session.started_at.isoformat(),
        "mode": session.plan.mode.value,
        "takes": takes,
    }


def whole(session: InterviewSession, beside: Mapping[int, Annotations]) -> Json:
    takes = [
        {
            **_take(prompt, take),
            "number": take.number,
            "rating": take.rating,
            **beside_json(beside[take.id]),
            "audio_file": take.audio_file,
            "words": [word_json(w) for w in take.transcript.words] if take.transcript else [],
        }
        for prompt in session.prompts
        for take in prompt.takes
    ]
    ended = session.ended_at.isoformat() if session.ended_at else None
    return {**summary(session), "ended_at": ended, "takes": takes}


def _take(prompt: Prompt, take: Take) -> Json:
    return {
        "id": take.id,
        "question": prompt.question_id,
        "prompt": prompt.text,
        "state": take.state.value,
        "duration_s": round(take.duration_s, 3),
        "text": take.text,
    }


def _line(session: InterviewSession) -> str:
    when = session.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{session.id:>5}  {when}  {session.plan.mode.value:10} {len(session.takes)} takes"


def _page(session: InterviewSession, beside: Mapping[int, Annotations]) -> Iterator[str]:
    yield _line(session)
    for prompt in session.prompts:
        yield f"\n{prompt.text}"
        for take in prompt.takes:
            said = take.text or f"({take.state.value})"
            yield f"  take {take.number} (number {take.id}), {take.duration_s:.0f} s: {said}"
            yield from (f"    {told}" for told in beside_lines(beside[take.id]))
