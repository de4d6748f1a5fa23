"""Words in which lists name kinds, levels and times to answer."""

import re

from tpm_interview.domain.question import ANSWER_S, Kind, Level

_LEVELS = (
    (Level.PRINCIPAL, r"principal|staff|expert|director|executive|l[789]\b|tier 4"),
    (Level.SENIOR, r"senior|sr\b|hard|difficult|advanced|lead|l[56]\b|high|tier 3"),
    (Level.JUNIOR, r"junior|jr\b|medium|mid\b|mid-|middle|intermediate|moderate|l4\b|tier 2"),
    (Level.ENTRY, r"entry|easy|beginner|basic|fresher|associate|intern|low|simple|l3\b|tier 1"),
)
_KINDS = (
    (Kind.BEHAVIORAL, r"behaviou?ral|star|competency[- ]based|past experience"),
    (Kind.REVERSE, r"reverse|for the (?:interviewer|company)|to ask"),
    (Kind.SELF_QUERY, r"self[- ]query|self[- ]reflection"),
    (Kind.METHOD, r"method|situational|hypothetical|scenario|case|process|strategy|problem"),
    (Kind.KNOWLEDGE, r"knowledge|technical|conceptual|theory|theoretical|definition|fact"),
    (Kind.MOTIVATION, r"motivation|culture|cultural|fit\b|values"),
    (Kind.BACKGROUND, r"background|general|experience|resume|introduct|personal|opening|warm"),
)
_TIME = re.compile(
    r"(\d{1,4}(?:[.,]\d)?)\s*(?:-\s*\d+\s*)?(m|min|mins|minutes?|s|sec|secs|seconds?)?\.?",
    re.IGNORECASE,
)
_MINUTES_UP_TO = 10
"""A number alone that is no larger counts minutes."""


def level_of(text: str) -> Level | None:
    return next((level for level, word in _LEVELS if _starts(word, text)), None)


def named_kind(text: str) -> Kind | None:
    """The kind that `text` names; None where it is something else, such as a competency."""
    return next((kind for kind, word in _KINDS if _starts(word, text)), None)


def answer_s_of(text: str) -> int | None:
    """Seconds from "2 min", "90" or "1.5"; None where that is no time to answer."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        return None
    number = float(match[1].replace(",", "."))
    unit = (match[2] or "").lower()
    in_minutes = unit.startswith("m") or (not unit and number <= _MINUTES_UP_TO)
    seconds = round(number * 60 if in_minutes else number)
    return seconds if seconds in ANSWER_S else None


def _starts(word: str, text: str) -> bool:
    return bool(re.match(rf"\W*(?:{word})", text, re.IGNORECASE))
