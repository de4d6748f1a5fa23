"""Text set in lines and lines set on pages, before anything is drawn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """`size` in points, `height` of a line and `indent` in mm; `gray` 0 is black, 255 white."""

    size: float
    height: float
    indent: float = 0.0
    gray: int = 30
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`above` is free space in mm before it; `mark` stands in the indent, "box" is a tick box.

    `bookmark` is its entry in the outline; empty where it has none.
    """

    text: str
    style: Style
    above: float = 0.0
    mark: str = ""
    bookmark: str = ""


@dataclass(slots=True)
class Page:
    """Lines with their distance from the top of the text, in mm."""

    placed: list[tuple[float, Line]] = field(default_factory=list)
    filled: float = 0.0

    def put(self, line: Line) -> None:
        above = line.above if self.placed else 0.0
        self.placed.append((self.filled + above, line))
        self.filled += above + line.style.height


def set_on_pages(blocks: Iterable[list[Line]], height: float) -> list[Page]:
    """A block is kept together unless it is longer than a page."""
    pages = [Page()]
    for block in blocks:
        needed = sum(line.above + line.style.height for line in block)
        if pages[-1].placed and pages[-1].filled + needed > height and needed <= height:
            pages.append(Page())
        for line in block:
            if pages[-1].filled + line.above + line.style.height > height:
                pages.append(Page())
            pages[-1].put(line)
    return pages


def wrapped(text: str, width: float, width_of: Callable[[str], float]) -> list[str]:
    """Lines of at most `width`, broken at spaces, and inside a word that is wider than a line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width_of(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while width_of(line) > width:
            fitting = _fitting(line, width, width_of)
            lines.append(line[:fitting])
            line = line[fitting:]
    return [*lines, line] if line else lines


def _fitting(word: str, width: float, width_of: Callable[[str], float]) -> int:
    """How many characters of it fit into a line; one at least."""
    length, used = 0, 0.0
    for character in word:
        used += width_of(character)
        if used > width:
            break
        length += 1
    return max(1, length)
