"""Questions as they stand in a text: under headings, with what belongs to them below."""

from dataclasses import dataclass, field

from tpm_interview.domain.found import Found, Why
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.rules.bare import bare
from tpm_interview.formats.rules.headings import competency_of
from tpm_interview.formats.rules.kind import kind_of

_MOST_FOLLOW_UPS = 10
"""With more of them below, a question is the title of a list."""


@dataclass(slots=True)
class _Pending:
    text: str
    line: int
    follow_ups: list[tuple[str, int]] = field(default_factory=list)


class Outline:
    """Holds the last question back until all that belongs to it is read; `close` it at the end."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self._headings: dict[int, str] = {}
        self._competency = ""
        self._pending: _Pending | None = None

    @property
    def has_question(self) -> bool:
        """Whether there is a question that a follow-up could belong to."""
        return self._pending is not None

    @property
    def title(self) -> str:
        """The nearest heading, as it is written there; empty where there is none."""
        return self._headings[max(self._headings)] if self._headings else ""

    def heading(self, text: str, line: int, level: int = 1) -> None:
        """A line that names what stands below it, until the next one of its level or above."""
        self.collector.skip(text, line, Why.HEADING)
        self.name(text, level)

    def name(self, text: str, level: int) -> None:
        """What stands below is about `text`, a line that was dealt with already."""
        self.close()
        kept = {above: name for above, name in self._headings.items() if above < level}
        self._headings = {**kept, level: text}
        self._competency = next(filter(None, map(competency_of, self._nearest())), "")

    def question(self, text: str, line: int) -> None:
        self.close()
        self._pending = _Pending(bare(text), line)

    def follow_up(self, text: str, line: int) -> None:
        """A question that belongs to the one before; without one it stands for itself."""
        if self._pending is None:
            self.question(text, line)
        else:
            self._pending.follow_ups.append((bare(text), line))

    def close(self) -> None:
        """Nothing more belongs to the last question."""
        pending, self._pending = self._pending, None
        if pending is None:
            return
        if len(pending.follow_ups) > _MOST_FOLLOW_UPS:
            for text, line in ((pending.text, pending.line), *pending.follow_ups):
                self._add(text, line, ())
        else:
            self._add(pending.text, pending.line, tuple(text for text, _ in pending.follow_ups))

    def _add(self, text: str, line: int, follow_ups: tuple[str, ...]) -> None:
        kind = kind_of(text, " ".join(self._nearest()))
        self.collector.add(Found(text, line, kind, self._competency, follow_ups=follow_ups))

    def _nearest(self) -> list[str]:
        return [self._headings[level] for level in sorted(self._headings, reverse=True)]
