"""`questions add`, `edit`, `remove` and `sets`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import print_json, print_lines, tell
from tpm_interview.cli.question_shapes import whole
from tpm_interview.domain.question import (
    OTHER,
    Competency,
    KeyPoint,
    Kind,
    Level,
    Origin,
    Question,
)
from tpm_interview.domain.wording import slug
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.services.wording import guessed_kind

CompetencyOption = Annotated[str | None, typer.Option(help="Name; a new one is made.")]
KindOption = Annotated[Kind | None, typer.Option(help="Guessed from the text unless given.")]
LevelOption = Annotated[Level | None, typer.Option()]
TagOption = Annotated[list[str] | None, typer.Option(help="Again for more.")]
FollowUpOption = Annotated[list[str] | None, typer.Option(help="Again for more.")]
PointOption = Annotated[
    list[str] | None, typer.Option(help="What a good answer covers; again for more.")
]
TipOption = Annotated[list[str] | None, typer.Option(help="Again for more.")]
AnswerOption = Annotated[int | None, typer.Option(min=15, max=600, help="Seconds to answer.")]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...")]


def add_question(
    typer_context: typer.Context,
    text: Annotated[str, typer.Argument(help="What the interviewer asks.")],
    competency: CompetencyOption = None,
    kind: KindOption = None,
    level: LevelOption = None,
    tag: TagOption = None,
    follow_up: FollowUpOption = None,
    key_point: PointOption = None,
    tip: TipOption = None,
    answer_s: AnswerOption = None,
    json: JsonOption = False,
) -> None:
    """Add a question of your own; its text is all it needs."""
    draft = Question("", text, "", kind or guessed_kind(text), Level.ANY, Origin.OWN)
    with context(typer_context).toolbox() as tools:
        tools.open()
        for twin in tools.bank.alike(text):
            tell(f"Much like {twin.id}: {twin.text}")
        chosen = _competency(tools, competency)
        given = _with(draft, chosen, kind, level, answer_s)
        given = _with_lists(given, tag, follow_up, key_point, tip)
        _told(tools.bank_editor.save(given, chosen), json)


def edit_question(
    typer_context: typer.Context,
    question_id: Annotated[str, typer.Argument(metavar="ID")],
    text: Annotated[str | None, typer.Option()] = None,
    competency: CompetencyOption = None,
    kind: KindOption = None,
    level: LevelOption = None,
    tag: TagOption = None,
    follow_up: FollowUpOption = None,
    key_point: PointOption = None,
    tip: TipOption = None,
    answer_s: AnswerOption = None,
    json: JsonOption = False,
) -> None:
    """Change what is given; the rest stays. A shipped question becomes a copy of your own."""
    with context(typer_context).toolbox() as tools:
        tools.open()
        old = tools.bank.get(question_id)
        chosen = _competency(tools, competency)
        given = _with(old, chosen, kind, level, answer_s)
        given = _with_lists(given, tag, follow_up, key_point, tip)
        if text is not None:
            given = replace(given, text=text)
        _told(tools.bank_editor.save(given, chosen), json)


def remove_questions(
    typer_context: typer.Context,
    question_ids: IdsArgument,
    restore: Annotated[bool, typer.Option("--restore", help="Take out of the trash.")] = False,
    json: JsonOption = False,
) -> None:
    """Move questions to the trash, where they are kept for 30 days, or take them out again."""
    with context(typer_context).toolbox() as tools:
        tools.open()
        for question_id in question_ids:
            tools.bank.get(question_id)
        if restore:
            tools.bank_editor.restore(question_ids)
        else:
            tools.bank_editor.delete(question_ids)
    if json:
        print_json({"restored" if restore else "removed": question_ids})


def list_sets(typer_context: typer.Context, json: JsonOption = False) -> None:
    """List the sets of questions."""
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        found = tools.bank.view().sets
    if json:
        rows = [{"id": s.id, "name": s.name, "questions": list(s.question_ids)} for s in found]
        print_json(rows)
    else:
        print_lines(f"{len(each.question_ids):>5}  {each.name}" for each in found)


def _competency(tools: Toolbox, name: str | None) -> Competency | None:
    """One of the bank by name or slug, or a new one of this name."""
    if not name:
        return None
    wanted = name.casefold()
    known = tools.bank.competencies()
    found = (each for each in known if wanted in (each.slug, each.name.casefold()))
    return next(found, None) or Competency(slug(name) or OTHER.slug, name)


def _with(
    question: Question,
    competency: Competency | None,
    kind: Kind | None,
    level: Level | None,
    answer_s: int | None,
) -> Question:
    return replace(
        question,
        competency=competency.slug if competency else question.competency,
        kind=kind or question.kind,
        level=level or question.level,
        answer_s=answer_s or question.answer_s,
    )


def _with_lists(
    question: Question,
    tags: Sequence[str] | None,
    follow_ups: Sequence[str] | None,
    points: Sequence[str] | None,
    tips: Sequence[str] | None,
) -> Question:
    """A list that is given takes the place of the old one; a key point keeps its cues."""
    old = {point.point: point for point in question.key_points}
    return replace(
        question,
        tags=tuple(tags or question.tags),
        follow_ups=tuple(follow_ups or question.follow_ups),
        key_points=tuple(old.get(each, KeyPoint(each)) for each in points or old),
        tips=tuple(tips or question.tips),
    )


def _told(question: Question, json: bool) -> None:
    if json:
        print_json(whole(question))
    else:
        print_lines([question.id])
