"""Markdown in pieces that a parser takes whole, cut where nothing is cut apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = 400
"""Lines from which a piece may end at the next safe place."""
_LONGEST_PIECE = 4_000
"""Lines after which it ends anywhere: the parser needs a hundred times the text."""
_FRONT_MATTER = 200
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_SAFE = re.compile(r"[^\s|]")
_STARTS = re.compile(r"(?:[-*+\u2022]|\d{1,9}[.)])\s|#{1,6}\s")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_BULLET = re.compile(
    r"^(\s*)[\u2022\u25e6\u25aa\u2023\u2043\u25cf\u25cb\u25a0\u2013\u2014]\s+|^(\s*)\(?[a-zB-PR-Z][.)]\s+(?=\S)"
)
_NUMBER = re.compile(r"^(\s*)\(?\d{1,6}[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Markdown text; `line` is the line of the file, from 1, at which it starts."""

    text: str
    line: int


def pieces(lines: Iterator[str]) -> Iterator[Piece]:
    """Front matter is left out; what it says is of the file, not of its questions."""
    cutter = _Cutter()
    for number, line in enumerate(without_front_matter(lines), 1):
        if piece := cutter.cut_before(line, number):
            yield piece
        cutter.take(line)
    yield cutter.rest()


def without_front_matter(lines: Iterator[str]) -> Iterator[str]:
    """The same number of lines; those of the front matter are blank."""
    held: list[str] = []
    first = next(lines, "")
    if first.strip() not in ("---", "+++"):
        yield first
    else:
        held.append(first)
        for line in lines:
            held.append(line)
            if line.strip() in (first.strip(), "..."):
                held = [""] * len(held)
                break
            if len(held) > _FRONT_MATTER:
                break
    yield from held
    yield from lines


def outside_fences(lines: Iterator[str]) -> Iterator[str]:
    """Without the lines of fenced code."""
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            yield line


class _Cutter:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._start = 1
        self._fence = ""
        self._in_comment = False
        self._table: list[str] = []

    def cut_before(self, line: str, number: int) -> Piece | None:
        if len(self._lines) < _PIECE:
            return None
        if len(self._lines) < _LONGEST_PIECE and not self._is_safe(line):
            return None
        piece = self.rest()
        goes_on = self._table if line.lstrip().startswith("|") else []
        self._lines, self._start = list(goes_on), number - len(goes_on)
        return piece

    def take(self, line: str) -> None:
        self._watch(line)
        if _RULE.fullmatch(line) and self._lines:
            self._table = [self._lines[-1], line]
        self._lines.append(_as_markdown(line) if not self._fence else line)

    def rest(self) -> Piece:
        return Piece("\n".join(self._lines), self._start)

    def _watch(self, line: str) -> None:
        fence = _FENCE.match(line)
        if fence and not self._fence:
            self._fence = fence[1]
        elif fence and fence[1].startswith(self._fence) and line.strip() == fence[1]:
            self._fence = ""
        if "<!--" in line or "-->" in line:
            self._in_comment = line.rfind("<!--") > line.rfind("-->")

    def _is_safe(self, line: str) -> bool:
        """At the margin, after a blank line or where a heading or a list entry begins."""
        if self._fence or self._in_comment or not _SAFE.match(line):
            return False
        return not self._lines[-1].strip() or bool(_STARTS.match(line))


def _as_markdown(line: str) -> str:
    """Entries in the marks that Markdown knows, numbers as "+".

    So entries below a number need two spaces only, as people write them, and a list that starts
    with 7 needs no blank line above.
    """
    if line.lstrip()[:2] == "+ ":
        line = line.replace("+", "*", 1)
    return _NUMBER.sub(r"\1+ ", _BULLET.sub(_bullet, line))


def _bullet(match: re.Match[str]) -> str:
    return f"{match[1] or match[2] or ''}- "
