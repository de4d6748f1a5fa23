"""`rehearse`: a session without a window; files are the answers."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_error, print_json, print_lines, tell
from tpm_interview.domain.question import EVERYTHING, Question, QuestionFilter
from tpm_interview.domain.session import Mode
from tpm_interview.services.headless import (
    AnsweredPrompt,
    HeadlessRehearsal,
    refuse_unreadable,
)
from tpm_interview.services.toolbox import Toolbox


def rehearse(
    typer_context: typer.Context,
    answer: Annotated[
        list[Path], typer.Option("--answer", metavar="FILE", help="An answer; again for more.")
    ],
    more: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...")] = None,
    question: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A question; again for more.")
    ] = None,
    competency: Annotated[list[str] | None, typer.Option(help="Draw only from these.")] = None,
    set_name: Annotated[
        str, typer.Option("--set", metavar="NAME", help="Ask the questions of a set.")
    ] = "",
    shuffle: Annotated[bool, typer.Option("--shuffle", help="The set in another order.")] = False,
    mode: Annotated[Mode, typer.Option(help="Kept with the session.")] = Mode.PRACTICE,
    live: Annotated[
        bool, typer.Option("--live", help="Feed the answers at speaking speed, as a microphone.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Rehearse without a window: files are the answers, in order.

    The prompts are the given questions, or drawn ones, as many as there are answers.
    """
    files = [*answer, *(more or ())]
    refuse_unreadable(files)
    with context(typer_context).toolbox() as tools:
        tools.open()
        if set_name:
            chosen = tools.question_sets.named(set_name)
            rng = Random() if shuffle else None
            asked = tools.question_sets.questions(chosen, len(files), rng)
        else:
            asked = _questions(tools, question or (), competency or (), len(files))
        plan = tools.settings.current.plan(mode)
        session = tools.rehearsal.begin(plan, asked)
        tell(f"Session {session.id}, {len(files)} answers.")
        runner = HeadlessRehearsal(tools.rehearsal, tools.transcription, live)
        given = runner.run(session, files)
    if json:
        print_json({"session": session.id, "takes": [_take(one) for one in given]})
    else:
        print_lines(f"{one.question_id}: {one.text or one.state.value}" for one in given)
    failures = [one.error for one in given if one.error is not None]
    for error in failures:
        print_error(error)
    if failures:
        raise typer.Exit(1)


def _questions(
    tools: Toolbox, ids: Sequence[str], competencies: Sequence[str], count: int
) -> tuple[Question, ...]:
    """The named questions, filled up by drawn ones."""
    named = tuple(tools.bank.get(question_id) for question_id in ids)
    if len(named) >= count:
        return named[:count]
    wanted = QuestionFilter(competencies=tuple(competencies)) if competencies else EVERYTHING
    drawn = tools.bank.draw(wanted, count, Random())
    others = tuple(one for one in drawn if one not in named)
    return (*named, *others)[:count]


def _take(one: AnsweredPrompt) -> Json:
    return {
        "id": one.take_id,
        "question": one.question_id,
        "state": one.state.value,
        "text": one.text,
        "duration_s": round(one.duration_s, 3),
        "wait_s": None if one.wait_s is None else round(one.wait_s, 3),
    }
