"""Backslash escapes and entities of Markdown, undone as CommonMark 0.31 says in 2.4 and 2.5."""

import re
from dataclasses import replace
from html import unescape

from tpm_interview.domain.found import Found, Why
from tpm_interview.domain.question import KeyPoint
from tpm_interview.formats.collecting import Collector

_MARKS = "\\`*_[]<>~-+#.)=:|"
"""Signs that our rules take for marks; escaped, they stand for themselves until all is judged."""
_FIRST_ONLY = "-+#.)=:|"
_CODES = range(0x10FD00, 0x10FD00 + len(_MARKS))
"""Code points for private use at the far end of Unicode: what has a meaning there is no text."""
_MEANT = {ord(mark): code for mark, code in zip(_MARKS, _CODES, strict=True)}
_SHOWN = {code: mark for mark, code in _MEANT.items()}
_INSIDE = {mark: code for mark, code in _MEANT.items() if chr(mark) not in _FIRST_ONLY}
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ENTITIES = re.compile(_ENTITY)
_FIRST = re.compile(r"^([ \t]*\d{0,9})\\([-+#.)=:|])", re.MULTILINE)
_ESCAPED = re.compile(
    rf"(?P<code>(?<!`)(?P<ticks>`{{1,9}})(?!`)[^`]{{1,1000}}(?P=ticks)(?!`))"
    rf"|\\(?P<sign>[!-/:-@\[-`{{-~])|(?P<entity>{_ENTITY})"
)


def as_meant(content: str) -> str:
    """Text of a paragraph, in which what was escaped is no mark; code spans are left alone."""
    if "\\" not in content and "&" not in content:
        return content
    content = _FIRST.sub(lambda match: match[1] + match[2].translate(_MEANT), content)
    return _ESCAPED.sub(_meant, content).replace("\\\n", "\n")


def as_meant_in_html(content: str) -> str:
    """A block of HTML knows entities only."""
    return _ENTITIES.sub(lambda match: unescape(match[0]).translate(_INSIDE), content)


def _meant(match: re.Match[str]) -> str:
    if match["code"]:
        return match["code"]
    return (match["sign"] or unescape(match["entity"])).translate(_INSIDE)


def _shown(text: str) -> str:
    return text if text.isascii() else text.translate(_SHOWN)


def _as_shown(question: Found) -> Found:
    return replace(
        question,
        text=_shown(question.text),
        competency=_shown(question.competency),
        follow_ups=tuple(map(_shown, question.follow_ups)),
        key_points=tuple(KeyPoint(_shown(each.point)) for each in question.key_points),
        tips=tuple(map(_shown, question.tips)),
        tags=tuple(map(_shown, question.tags)),
    )


class MarkdownCollector(Collector):
    """Texts whose escaped signs come back once every rule has had its say."""

    def add(self, question: Found) -> None:
        parts = (question.text, question.competency, *question.follow_ups, *question.tips)
        points = (each.point for each in question.key_points)
        is_plain = "".join((*parts, *points, *question.tags)).isascii()
        super().add(question if is_plain else _as_shown(question))

    def skip(self, text: str, line: int, why: Why, place: str = "") -> None:
        super().skip(_shown(text), line, why, place)
