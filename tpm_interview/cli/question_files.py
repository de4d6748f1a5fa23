"""`questions import` and `questions export`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.cli.progress import told_progress
from tpm_interview.domain.found import Reading
from tpm_interview.domain.offer import Decision, Duplicate, Offer, Pick, Preview
from tpm_interview.services.exporting import EXPORT_FORMATS, format_for
from tpm_interview.services.importing import IMPORT_FORMATS
from tpm_interview.services.toolbox import Toolbox

STDIN = Path("-")


def _one_of(names: Sequence[str]) -> Callable[[str | None], str | None]:
    def checked(name: str | None) -> str | None:
        if name is not None and name not in names:
            raise typer.BadParameter(f"it is none of {', '.join(names)}")
        return name

    return checked


def import_questions(
    typer_context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list; - reads standard input.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would come in; change nothing.")
    ] = False,
    format: Annotated[
        str | None,
        typer.Option(
            callback=_one_of(IMPORT_FORMATS),
            metavar="NAME",
            help=f"Found out unless given: {', '.join(IMPORT_FORMATS)}.",
        ),
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Such as cp1252; found out.")] = None,
    duplicates: Annotated[
        Decision, typer.Option(help="What becomes of questions that are there already.")
    ] = Decision.LEAVE,
    json: JsonOption = False,
) -> None:
    """Take in the questions of a file: Markdown, text, CSV, JSON, YAML, Anki, Word, Excel.

    All of them come in, or none. Lines that are no question are left out.
    """
    reading = Reading(format=format, encoding=encoding)
    with context(typer_context).toolbox() as tools:
        if dry_run:
            tools.open_to_read()
        else:
            tools.open()
        preview = _preview(tools, file, reading)
        if dry_run:
            _show(preview, json)
            return
        picks = [_pick(offer, duplicates) for offer in preview.offers]
        done = tools.importing.commit(picks, preview)
    left = len(picks) - done.added - done.merged
    if json:
        print_json({"added": done.added, "merged": done.merged, "left": left, **_shape(preview)})
    else:
        print_lines([f"{done.added} added, {done.merged} merged, {left} left out."])


def export_questions(
    typer_context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    question_ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Only these, in this order.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            callback=_one_of(EXPORT_FORMATS),
            metavar="NAME",
            help=f"The file's ending decides unless given: {', '.join(EXPORT_FORMATS)}.",
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Write questions to a file, all of them unless ids are given."""
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        for question_id in question_ids or ():
            tools.bank.get(question_id)
        name = format or format_for(file)
        count = tools.exporting.export(file, name, question_ids or None)
    if json:
        print_json({"file": str(file), "format": name, "questions": count})
    else:
        print_lines([f"{file}: {_counted(count)}"])


def _preview(tools: Toolbox, file: Path, reading: Reading) -> Preview:
    if file == STDIN:
        given = sys.stdin.buffer.read().decode("utf-8", "replace")
        return tools.importing.preview_text(given, reading)
    return tools.importing.preview_file(file, reading, told_progress(f"Reading {file.name}"))


def _pick(offer: Offer, duplicates: Decision) -> Pick:
    if offer.duplicate is None:
        return Pick(offer.found)
    if duplicates is Decision.MERGE and not offer.duplicate.question_id:
        return Pick(offer.found, Decision.LEAVE)  # an earlier one of the file is no question yet
    return Pick(offer.found, duplicates, offer.duplicate.question_id)


def _show(preview: Preview, json: bool) -> None:
    if json:
        print_json(_shape(preview))
    else:
        print_lines(_page(preview))


def _shape(preview: Preview) -> Json:
    findings = preview.findings
    return {
        "format": findings.format,
        "encoding": findings.encoding,
        "questions": [_question(offer) for offer in preview.offers],
        "skipped": [
            {"line": each.line, "text": each.text, "why": each.why.value}
            for each in findings.skipped
        ],
        "skipped_count": findings.skipped_count,
        "cut_at": findings.cut_at,
    }


def _question(offer: Offer) -> Json:
    found = offer.found
    return {
        "text": found.text,
        "competency": found.competency,
        "follow_ups": list(found.follow_ups),
        "line": found.line,
        "place": found.place,
        "duplicate_of": _twin(offer.duplicate),
        "kind": found.kind.value,
        "level": found.level.value if found.level else None,
        "tips": list(found.tips),
        "tags": list(found.tags),
    }


def _twin(duplicate: Duplicate | None) -> str | None:
    """The id of a question of the bank, or where in the file the first of them stands."""
    if duplicate is None:
        return None
    return duplicate.question_id or f"line {duplicate.line}"


def _page(preview: Preview) -> Iterator[str]:
    findings = preview.findings
    kind = ", ".join(part for part in (findings.format, findings.encoding) if part)
    yield f"{_counted(len(preview.offers))} in {preview.name or 'the text'} ({kind})"
    for offer in preview.offers:
        twin = f"  [much like {_twin(offer.duplicate)}]" if offer.duplicate else ""
        yield f"{offer.found.line:>6}  {offer.found.text}{twin}"
        yield from (f"        - {each}" for each in offer.found.follow_ups)
    if findings.cut_at:
        yield f"Only these are read; split the file at line {findings.cut_at} for the rest."
    reasons = Counter(each.why.value for each in findings.skipped)
    if reasons:
        yield "Left out: " + ", ".join(f"{count} {why}" for why, count in reasons.most_common())


def _counted(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"
