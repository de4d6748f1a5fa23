"""Reads the one layout of YAML that our exporter writes, fifty times as fast as a YAML parser.

Every line holds at most one value: a text in double quotes, a whole number, true, false or [].
What looks otherwise is not read here, and never read differently from YAML.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_CHARACTER = r'[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]'
_TEXT = rf'"{_CHARACTER}*(?:\\.{_CHARACTER}*)*"'
_VALUE = rf"({_TEXT}|0|[1-9][0-9]{{0,8}}|true|false|\[\])"
_LINE = re.compile(rf"( *)(- )?(?:([a-z_]+):(?: {_VALUE})?|{_VALUE})")


@dataclass(frozen=True, slots=True)
class Content:
    """Data that is not yet checked (hence Any), and the line of each entry under "questions"."""

    data: Any
    lines: tuple[int, ...]


def read_layout(lines: Iterable[str]) -> Content | None:
    """None where a line is in another layout."""
    layout = _Layout()
    try:
        for number, line in enumerate(lines, 1):
            layout.take(number, line)
        return layout.content()
    except ValueError:
        return None


class _Layout:
    """Mappings and lists that are open, with the columns in which their entries begin.

    Raises ValueError for whatever is in another layout.
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._open: list[tuple[int, Any]] = [(0, self._root)]
        self._awaited: tuple[dict[str, Any], str] | None = None
        self._lines: list[int] = []
        self._questions: Any = None

    def content(self) -> Content:
        if self._awaited or not self._root:
            raise ValueError("something is missing at the end")
        return Content(self._root, tuple(self._lines))

    def take(self, number: int, line: str) -> None:
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError("no such line is written")
        indent, dash, key, keyed, bare = match.groups()
        container = self._entered(len(indent), bool(dash))
        if isinstance(container, list) != bool(dash):
            raise ValueError("an entry of a list stands in a mapping, or the reverse")
        if dash and key:
            mapping: dict[str, Any] = {}
            container.append(mapping)
            self._open.append((len(indent) + 2, mapping))
            if container is self._questions:
                self._lines.append(number)
            self._put(mapping, key, keyed)
        elif dash:
            container.append(json.loads(bare))
        else:
            self._put(container, key, keyed)

    def _entered(self, column: int, is_item: bool) -> Any:  # Any: what JSON holds
        """What the line belongs to: opened where the line before awaits it."""
        if self._awaited:
            holder, key = self._awaited
            inner: Any = [] if is_item else {}
            holder[key] = inner
            if key == "questions":
                self._questions = inner
            if column <= self._open[-1][0]:
                raise ValueError("a value is missing")
            self._open.append((column, inner))
            self._awaited = None
        while self._open[-1][0] > column:
            self._open.pop()
        if self._open[-1][0] != column:
            raise ValueError("indented otherwise")
        return self._open[-1][1]

    def _put(self, mapping: dict[str, Any], key: str, value: str | None) -> None:
        if not key or key in mapping:
            raise ValueError("a key is missing or stands twice")
        if value is None:
            self._awaited = mapping, key
        else:
            mapping[key] = json.loads(value)
