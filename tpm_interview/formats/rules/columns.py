"""What the columns of a table hold, by their heads or by their cells."""

import re
from collections.abc import Sequence

from tpm_interview.domain.found import Columns, Field, Reading
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.rules.words import named_kind

SAMPLED = 50
"""Rows by which a table is judged."""
_SHOWN = 5
_SHOWN_CELL = 200
_MOST_COLUMNS = 100
_TELLS = 0.3
"""Share of questions in a column from which it is taken for one."""

_HEADS = {
    Field.FOLLOW_UPS: r"follow[\s_-]*(?:up|on)s?\b.*|probes?|probing.*|sub[\s_-]?questions?",
    Field.KEY_POINTS: r"(?:key|talking|main)[\s_-]*points?|points|rubric|criteria|what to cover"
    r"|expected (?:points|answer points)",
    Field.TIPS: r"(?:.*\b)?(?:tips?|hints?|advice|notes?|guidance|comments?|remarks?)"
    r"|why (?:they|we) ask.*|what (?:they|we|you)\b.*|looking for"
    r"|(?:really )?(?:test|assess|prob|measur)(?:s|es|ing)",
    Field.ANSWER: r"(?:.*[\s_-])?(?:answers?|back|response|solution|reply|a|explanation)"
    r"(?:[\s_-]text)?",
    Field.ANSWER_S: r"(?:answer[\s_-]*)?(?:time|sec(?:ond)?s?|min(?:ute)?s?|duration|answer[\s_-]s)"
    r"(?:[\s_(-]*(?:s|sec|seconds|min|minutes|to answer|limit)\)?)?",
    Field.QUESTION: r"(?:.*[\s_-])?(?:questions?|prompts?)"
    r"(?:[\s_-]*(?:text|title|body|content|name))?"
    r"|q|front|frage|pregunta|domanda|pergunta|ask|item|text|title|interview questions?.*"
    r"|questions? to ask|what to ask",
    Field.COMPETENCY: r"(?:.*[\s_-])?(?:categor(?:y|ies)|competenc(?:y|ies)|topics?|sections?"
    r"|areas?|themes?|skills?|subjects?|domains?|dimension|principle|deck|chapter|kategorie|group)"
    r"(?:[\s_-]?name)?",
    Field.KIND: r"(?:.*[\s_-])?(?:type|kind|style|format)",
    Field.LEVEL: r"(?:.*[\s_-])?(?:level|difficulty|seniority|grade|complexity)",
    Field.TAGS: r"(?:.*[\s_-])?(?:tags?|labels?|keywords?|company|companies)",
}
_SCENARIO = re.compile(r"\W*(?:scenario|situation|case|exercise|challenge)s?\W*", re.IGNORECASE)
"""Heads of questions where another column says what to answer."""
_VAGUE = re.compile(r"\W*(?:title|text|item|name|front|ask)\W*", re.IGNORECASE)
"""Heads that may stand above questions, where the cells agree."""
_NUMBERED = re.compile(
    r"(?:.*[\s_-])?(?:no|nr|id|num|number|index|count|date|url|link)\b\.?|#|s\.?no\.?"
)


def columns_of(rows: Sequence[Sequence[str]], reading: Reading) -> Columns:
    """Reads a table by its first rows; what the candidate said of it in `reading` is kept."""
    rows = [list(row[:_MOST_COLUMNS]) for row in rows]
    width = max(map(len, rows), default=0)
    first = [one_line(cell) for cell in rows[0]] if rows else []
    has_header = _has_header(first) if reading.has_header is None else reading.has_header
    body = rows[1:] if has_header else rows
    if reading.fields is not None:
        wanted = reading.fields[:width]
        fields = [*wanted, *[Field.IGNORED] * (width - len(wanted))]
    else:
        fields = _named(first, width) if has_header else [Field.IGNORED] * width
        _complete(fields, body, first if has_header else ())
    heads = first if has_header else []
    names = [*heads, *(f"Column {number + 1}" for number in range(len(heads), width))]
    shown = [tuple(one_line(cell[:_SHOWN_CELL]) for cell in row) for row in body[:_SHOWN]]
    return Columns(tuple(fields), tuple(names), has_header, tuple(shown))


def field_of(head: str) -> Field | None:
    """What a column's head says it holds; None where it says nothing."""
    name = re.sub(r"[\s*:?]+$", "", one_line(head).lower())
    if len(name) > 60 or _NUMBERED.fullmatch(name):
        return None
    return next((field for field, rule in _HEADS.items() if re.fullmatch(rule, name)), None)


def is_named(columns: Columns, field: Field) -> bool:
    """Whether a head says that its column holds `field`; else it was guessed from the cells."""
    named = zip(columns.heads, columns.fields, strict=False)
    return columns.has_header and any(
        kept is field and (field_of(head) is field or _SCENARIO.fullmatch(head))
        for head, kept in named
    )


def _has_header(first: Sequence[str]) -> bool:
    """A row of names, not of sentences."""
    named = [field_of(cell) for cell in first]
    if any(why_not(cell) is None for cell in first if cell):
        return Field.QUESTION in named and all(
            why_not(cell) is not None or name for cell, name in zip(first, named, strict=True)
        )
    return any(named)


def _named(heads: Sequence[str], width: int) -> list[Field]:
    """The first column of a name keeps it; tags, tips and follow-ups may fill several."""
    fields: list[Field] = []
    for head in heads:
        field = field_of(head) or Field.IGNORED
        several = field in (Field.TAGS, Field.TIPS, Field.FOLLOW_UPS, Field.ANSWER)
        if not several and field in fields and field is not Field.IGNORED:
            field = Field.IGNORED
        fields.append(field)
    if Field.QUESTION not in fields and {Field.TIPS, Field.ANSWER} & set(fields):
        _take_scenarios(fields, heads)
    return fields + [Field.IGNORED] * (width - len(fields))


def _take_scenarios(fields: list[Field], heads: Sequence[str]) -> None:
    for at, head in enumerate(heads):
        if fields[at] is Field.IGNORED and _SCENARIO.fullmatch(head):
            fields[at] = Field.QUESTION
            return


def _complete(fields: list[Field], body: Sequence[Sequence[str]], heads: Sequence[str]) -> None:
    """Finds the question column where no head names it, and tells kinds from categories."""
    cells = [[row[at] for row in body[:SAMPLED] if at < len(row) and row[at].strip()]
             for at in range(len(fields))]  # fmt: skip
    shares = [_share_of_questions(column) for column in cells]
    for at, head in enumerate(heads):
        if fields[at] is Field.QUESTION and _VAGUE.fullmatch(head) and shares[at] < _TELLS:
            fields[at] = Field.IGNORED
    if Field.QUESTION not in fields and fields:
        best = max(range(len(fields)), key=lambda at: (shares[at], -at))
        if shares[best] >= _TELLS:
            fields[best] = Field.QUESTION
    for at, field in enumerate(fields):
        if field is Field.KIND and not all(map(named_kind, cells[at])):
            fields[at] = Field.IGNORED if Field.COMPETENCY in fields else Field.COMPETENCY


def _share_of_questions(column: Sequence[str]) -> float:
    return sum(why_not(cell) is None for cell in column) / len(column) if column else 0.0
