"""Our own format, which loses nothing: YAML with every text in double quotes on one line.

Unquoted, one real question in thirty breaks or changes: " #" begins a comment, ": " a mapping.
`formats/own_layout.py` reads this layout again much faster than a YAML parser.
"""

import re
from collections.abc import Iterator
from json.encoder import encode_basestring

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import KeyPoint, Needs, Question

FORMAT = "tpm-interview-questions"
VERSION = 1
# JSON leaves these as they are in a text; YAML does not read them, or takes them for line ends.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write(export: BankExport) -> bytes:
    return "".join(f"{line}\n" for line in _lines(export)).encode()


def _lines(export: BankExport) -> Iterator[str]:
    yield f"format: {_quoted(FORMAT)}"
    yield f"version: {VERSION}"
    yield _head("competencies", bool(export.chapters))
    for competency, questions in export.chapters:
        yield f"  - competency: {_quoted(competency.slug)}"
        yield f"    name: {_quoted(competency.name)}"
        yield "    " + _head("questions", bool(questions))
        for question in questions:
            yield from _question(question)
    yield _head("sets", bool(export.sets))
    for question_set in export.sets:
        yield f"  - name: {_quoted(question_set.name)}"
        yield from _texts("    ", "questions", question_set.question_ids, True)


def _question(question: Question) -> Iterator[str]:
    yield f"      - id: {_quoted(question.id)}"
    yield f"        text: {_quoted(question.text)}"
    yield f"        kind: {_quoted(question.kind.value)}"
    yield f"        level: {_quoted(question.level.value)}"
    yield f"        origin: {_quoted(question.origin.value)}"
    if question.source:
        yield "        source:"
        yield f"          section: {_quoted(question.source.section)}"
        yield f"          quote: {_quoted(question.source.quote)}"
    yield from _texts("        ", "follow_ups", question.follow_ups)
    if question.key_points:
        yield "        key_points:"
        for point in question.key_points:
            yield from _key_point(point)
    yield from _texts("        ", "tips", question.tips)
    yield from _texts("        ", "tags", question.tags)
    if question.answer_s is not None:
        yield f"        answer_s: {question.answer_s}"
    if question.hidden:
        yield "        hidden: true"
    if question.based_on is not None:
        yield f"        based_on: {_quoted(question.based_on)}"


def _key_point(point: KeyPoint) -> Iterator[str]:
    yield f"          - point: {_quoted(point.point)}"
    if point.needs is not Needs.ANY:
        yield f"            needs: {_quoted(point.needs.value)}"
    yield from _texts("            ", "cues", point.cues)


def _texts(
    indent: str, key: str, texts: tuple[str, ...], even_empty: bool = False
) -> Iterator[str]:
    if texts or even_empty:
        yield indent + _head(key, bool(texts))
    yield from (f"{indent}  - {_quoted(text)}" for text in texts)


def _head(key: str, has_items: bool) -> str:
    return f"{key}:" if has_items else f"{key}: []"


def _quoted(text: str) -> str:
    return _ESCAPED.sub(_escape, encode_basestring(text))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
