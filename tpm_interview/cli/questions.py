"""`questions`: all its commands, and `list` and `show` themselves."""

from collections.abc import Iterator
from typing import Annotated

import typer

from tpm_interview.cli import question_changes, question_files
from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import print_json, print_lines
from tpm_interview.cli.question_shapes import summary, whole
from tpm_interview.domain.question import Kind, Level, Origin, Question, QuestionFilter


def commands() -> typer.Typer:
    made = typer.Typer(help="The question bank.", no_args_is_help=True)
    made.command("list")(list_questions)
    made.command("show")(show_question)
    made.command("add")(question_changes.add_question)
    made.command("edit")(question_changes.edit_question)
    made.command("remove")(question_changes.remove_questions)
    made.command("sets")(question_changes.list_sets)
    made.command("import")(question_files.import_questions)
    made.command("export")(question_files.export_questions)
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
