"""What is spoken in place of what is on screen, with the way back from one to the other."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Respelling:
    """A pattern on screen (without groups of its own) and what an engine reads right instead."""

    pattern: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Span:
    """A respelled stretch: its place on screen and its place in the spoken text."""

    start: int
    end: int
    spoken_start: int
    spoken_end: int


@dataclass(frozen=True, slots=True)
class SpokenForm:
    """The text an engine is given; outside the spans it is the text on screen, shifted."""

    text: str
    spans: tuple[Span, ...] = ()

    def spoken_at(self, offset: int) -> int:
        """Where the character at `offset` on screen lies in the spoken text; never goes back.

        Inside a respelled stretch the place is in proportion.
        """
        index = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        if index < 0:
            return offset
        span = self.spans[index]
        if offset >= span.end:
            return span.spoken_end + offset - span.end
        share = (offset - span.start) / (span.end - span.start)
        return span.spoken_start + int(share * (span.spoken_end - span.spoken_start))


def clean(text: str) -> str:
    """The text with each control character and lone surrogate made a space: same length."""
    return _UNSPEAKABLE.sub(" ", text)


def spoken_form(text: str, respellings: tuple[Respelling, ...]) -> SpokenForm:
    """The text with everything respelled, in one pass; the earlier of two rules wins."""
    parts: list[str] = []
    spans: list[Span] = []
    done = spoken_length = 0
    for match in _any_of(respellings).finditer(text) if respellings else ():
        spoken = respellings[int((match.lastgroup or "r0")[1:])].spoken
        start = spoken_length + match.start() - done
        parts += text[done : match.start()], spoken
        spans.append(Span(match.start(), match.end(), start, start + len(spoken)))
        done, spoken_length = match.end(), start + len(spoken)
    return SpokenForm("".join((*parts, text[done:])), tuple(spans))


@lru_cache(maxsize=8)
def _any_of(respellings: tuple[Respelling, ...]) -> re.Pattern[str]:
    rules = (f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(respellings))
    return re.compile("|".join(rules))


EVERY_VOICE = (
    Respelling(r"\b24/7\b", "twenty-four seven"),
    Respelling(r"\be\.g\.,?", "for example,"),
    Respelling(r"\bi\.e\.,?", "that is,"),
    Respelling(r"\betc\.", "et cetera"),
    Respelling(r"\band/or\b", "and or"),
    Respelling(r"\bMLOps\b", "M.L. Ops"),
    Respelling(r"\bOAuth\b", "Oh Auth"),
    Respelling(r"\bIaC\b", "infrastructure as code"),
    Respelling(r"\bPI(?= [Pp]lanning\b)", "P.I."),
    Respelling(r"\bRACI\b", "racy"),
    Respelling(r"\bKubernetes\b", "Koober-netties"),
    Respelling(r"\bPostgreSQL\b", "Postgres"),
    Respelling(r"(?<=\w)\s*&\s*(?=\w)", " and "),
    Respelling(r"(?<=\w)\s+/\s+(?=\w)", " or "),
    Respelling(r"(?<=[a-z])/(?=[a-z])", " or "),
)
HIBARI = (
    Respelling(r"\bAWS\b", "A.W.S."),
    Respelling(r"(?<=[\d,]{15})(?=\d)", " "),  # hibari 0.2.1 raises IndexError on longer numbers
    *EVERY_VOICE,
)
SYSTEM = (
    Respelling(r"\bCI\s*/\s*CD\b", "C.I. C.D."),
    Respelling(r"\bA/B\b", "A B"),
    Respelling(r"\bI/O\b", "I O"),
    Respelling(r"\bAI/ML\b", "A.I. and M.L."),
    Respelling(r"\bDevOps\b", "Dev Ops"),
    Respelling(r"\bDevSecOps\b", "Dev Sec Ops"),
    Respelling(r"\bNoSQL\b", "No sequel"),
    Respelling(r"\bSQL\b", "sequel"),
    Respelling(r"\bKanban\b", "Kahn-bahn"),
    Respelling(r"\bPMP\b", "P.M.P."),
    *EVERY_VOICE,
)
