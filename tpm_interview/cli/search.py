"""`search`: what was said, in which take and at which second."""

from collections.abc import Iterator
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines, tell
from tpm_interview.domain.clock import clock
from tpm_interview.domain.search import Found, Hit
from tpm_interview.domain.search_query import parse


def search(
    typer_context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help='Such as: risk "critical path" -budget')
    ],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many, best first.")] = 20,
    json: JsonOption = False,
) -> None:
    """Find what was said, asked and noted.

    Words, "phrases", beginnings* and -exclusions; competency:, question:, mode:, rating:, after:,
    before:.
    """
    query = parse(" ".join(words))
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        found = tools.search.find(query, limit)
    for sentence in _remarks(found):
        tell(sentence)
    if json:
        print_json([_hit(hit) for hit in found.hits])
    else:
        print_lines(_line(hit) for hit in found.hits)


def _remarks(found: Found) -> Iterator[str]:
    for limit in found.query.not_understood:
        yield f"Left out, since it says nothing: {limit}"
    for each in found.corrections:
        yield f"Nothing holds \u201c{each.typed}\u201d; looked for: {', '.join(each.meant)}"


def _hit(hit: Hit) -> Json:
    return {
        "take": hit.take_id,
        "session": hit.session_id,
        "question": hit.question_id,
        "at_s": round(hit.at_s, 3),
        "snippet": hit.snippet.text,
    }


def _line(hit: Hit) -> str:
    when = hit.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"take {hit.take_id:>5}  {when}  {clock(hit.at_s)}  {hit.snippet.text}"
