"""`questions list` and `questions show`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.domain.question import Kind, Level, Origin, Question, QuestionFilter


def commands() -> typer.Typer:
    made = typer.Typer(help="The question bank.", no_args_is_help=True)
    made.command("list")(list_questions)
    made.command("show")(show_question)
    return made


def list_questions(
    typer_context: typer.Context,
    text: Annotated[str, typer.Option(help="Words that the question contains.")] = "",
    competency: Annotated[list[str] | None, typer.Option(help="As in the list.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option()] = None,
    level: Annotated[list[Level] | None, typer.Option()] = None,
    origin: Annotated[list[Origin] | None, typer.Option()] = None,
    tag: Annotated[list[str] | None, typer.Option()] = None,
    json: JsonOption = False,
) -> None:
    """List the questions that pass every filter."""
    wanted = QuestionFilter(
        text=text,
        competencies=tuple(competency or ()),
        kinds=tuple(kind or ()),
        levels=tuple(level or ()),
        origins=tuple(origin or ()),
        tags=tuple(tag or ()),
    )
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        found = tools.bank.all(wanted)
    if json:
        print_json([summary(question) for question in found])
    else:
        print_lines(f"{question.id:32} {question.text}" for question in found)


def show_question(
    typer_context: typer.Context,
    question_id: Annotated[str, typer.Argument(metavar="ID")],
    json: JsonOption = False,
) -> None:
    """Show one question with its key points, follow-ups and tips."""
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        question = tools.bank.get(question_id)
    if json:
        print_json(whole(question))
    else:
        print_lines(_page(question))


def summary(question: Question) -> Json:
    source = question.source
    return {
        "id": question.id,
        "text": question.text,
        "competency": question.competency,
        "kind": question.kind.value,
        "level": question.level.value,
        "origin": question.origin.value,
        "source": {"section": source.section, "quote": source.quote} if source else None,
    }


def whole(question: Question) -> Json:
    points = [
        {"point": point.point, "cues": list(point.cues), "needs": point.needs.value}
        for point in question.key_points
    ]
    return {
        **summary(question),
        "follow_ups": list(question.follow_ups),
        "key_points": points,
        "tips": list(question.tips),
        "tags": list(question.tags),
        "answer_s": question.answer_s,
        "hidden": question.hidden,
    }


def _page(question: Question) -> Iterator[str]:
    yield question.text
    yield f"{question.competency}, {question.kind.value}, {question.level.value}"
    if question.source:
        yield f"From \u201c{question.source.section}\u201d: {question.source.quote}"
    for title, lines in (
        ("Key points", [point.point for point in question.key_points]),
        ("Follow-ups", question.follow_ups),
        ("Tips", question.tips),
    ):
        if lines:
            yield f"\n{title}"
            yield from (f"  - {line}" for line in lines)
