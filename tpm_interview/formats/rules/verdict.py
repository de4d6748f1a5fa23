"""Whether a line is a question, that is, a prompt that an interviewer would say."""

import re

from tpm_interview.domain.found import Why
from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.rules import labels
from tpm_interview.formats.rules.bare import bare
from tpm_interview.formats.rules.folding import fold
from tpm_interview.formats.rules.openings import ADVICE, ASKING, FIRST_PERSON, INVERTED, PROMPT

MUTED = (Why.ANSWER, Why.TIP, Why.STAGE_DIRECTION)
"""Reasons that hold also for what stands below such a line."""

_SENTENCE_END = re.compile(r"(?<=[.!?…:])[\"')\]]*\s+|\s+-\s+")
_QUESTION_MARK = re.compile(r"\?")
_ENDS_ASKING = re.compile(r"\?[?!.…\s\"')\]*_]*$")
_SECOND_PERSON = re.compile(r"\b(?:you|your|you're|yourself)\b", re.IGNORECASE)
_SPOKEN_OF_SELF = re.compile(r"\b(?:I|I'm|I've|my|we|our|me)\b")
_ADVISED = re.compile(
    r"(?:(?:never|always|remember to|make sure|avoid|listen|th(?:is|e) question"
    r"|this is an? (?:opportunity|chance)|this (?:lets|allows|helps|gives))\b"
    r"|.{0,60}\b(?:many|most) candidates\b).*[.!] ",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"([*_])(?![*_\s]).*[^*_\s]\1")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[.!?…;][\"')]*$")
_HEADING_WORDS = 12
_HEADING_PROMPT = re.compile(
    r".*\b(?:questions|interviews?|answers|examples|tips|basics|section|chapter|part)\W*$",
    re.IGNORECASE,
)


def why_not(text: str) -> Why | None:
    """None where `text` is a question; else the best reason why it is none."""
    line = fold(one_line(text[: 4 * MAX_TEXT]))
    said = bare(line)
    if not _LETTERS.search(said):
        return Why.EMPTY
    if len(said) > MAX_TEXT:
        return Why.TOO_LONG
    labelled = _by_label(line, said)
    if labelled is not None:
        return labelled
    return None if asks(said) and not _is_note(line, said) else _reason(line, said)


def _is_note(line: str, said: str) -> bool:
    """A line in italics that comes to a prompt only in its last words."""
    is_note = line[:1] in ("*", "_") and bool(_ITALIC.fullmatch(line)) and "?" not in line
    return is_note and not PROMPT.match(said)


def names_answer(heading: str) -> bool:
    """A heading such as "Sample answer" or "What to look for", without a colon."""
    return why_not(f"{bare(heading)}:") in MUTED


def asks(said: str) -> bool:
    """Whether a bare line asks for an answer by its words, whatever its label."""
    if "?" in said and _ENDS_ASKING.search(said):
        return not (_is_told_by_a_candidate(said) or _ADVISED.match(said))
    if PROMPT.match(said):
        return " " in said and not said.endswith(":") and not _HEADING_PROMPT.match(said)
    if FIRST_PERSON.match(said):
        return False
    if INVERTED.match(said):
        return not said.endswith(":")
    return _asks_further_on(said)


def _asks_further_on(said: str) -> bool:
    """A scenario that ends in a prompt, or a question that a short remark follows."""
    sentences = [part for part in _SENTENCE_END.split(said) if part]
    if len(sentences) < 2:
        return False
    if _QUESTION_MARK.search(said) and ASKING.match(sentences[0]):
        return True
    return bool(
        PROMPT.match(sentences[-1]) and " " in sentences[-1] and not ADVICE.match(sentences[0])
    )


def _is_told_by_a_candidate(said: str) -> bool:
    """Prose about oneself that happens to end in a question."""
    return bool(
        FIRST_PERSON.match(said)
        and len(said) > 90
        and not PROMPT.match(said)
        and not _SECOND_PERSON.search(said)
    )


def _by_label(line: str, said: str) -> Why | None:
    """The reason that a label or the form of the whole line gives."""
    if _is_link(line, said):
        return Why.LINK
    if labels.BRACKETED.fullmatch(said):
        return None if _ENDS_ASKING.search(said[:-1]) else Why.STAGE_DIRECTION
    labelled = _by_name(line, said) if ":" in line or "-" in line else None
    if labelled is not None:
        return labelled
    if labels.TIP_QUESTION.match(said):
        return Why.TIP
    if labels.STAGE.match(line) and not _ENDS_ASKING.search(said):
        return Why.STAGE_DIRECTION
    return Why.HEADING if labels.HEADING_QUESTION.fullmatch(said) else None


def _is_link(line: str, said: str) -> bool:
    if labels.has_url(said) and (labels.URL.match(said) or not asks(said)):
        return True
    if labels.LINK_LABEL.match(said):
        return True
    return "](" in line and bool(labels.WHOLE_LINK.fullmatch(line)) and not asks(said)


def _by_name(line: str, said: str) -> Why | None:
    """What stands before a colon or a dash."""
    if labels.ANSWER_LABEL.match(line):
        return Why.ANSWER
    if labels.TIP_LABEL.match(line):
        return Why.TIP
    is_part = labels.PART_LABEL.match(line) and not _ENDS_ASKING.search(said)
    return Why.ANSWER if is_part else None


def _reason(line: str, said: str) -> Why:
    """Why a line that does not ask is there."""
    if "](" in line:
        return Why.LINK
    if FIRST_PERSON.match(said):
        return Why.ANSWER
    if ADVICE.match(said):
        return Why.TIP
    words = said.count(" ") + 1
    if not _SENTENCE.search(said) and words <= _HEADING_WORDS:
        return Why.HEADING
    return Why.ANSWER if len(_SPOKEN_OF_SELF.findall(said)) > 1 else Why.STATEMENT
