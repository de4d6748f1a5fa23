"""A line without what is not said: list marks, numbers, labels, emphasis, quotes, directions."""

import re
from functools import lru_cache

from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.rules.folding import fold

_READ = 4 * MAX_TEXT
"""Characters that are looked at: what is longer is no question, and some rules are quadratic."""


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


_BULLETS = "\u2022\u25e6\u25aa\u25ab\u2023\u2043\u25cf\u25cb\u25a0\u25a1\u2713\u2714\u2610\u2611"
_BULLETS += "\u00bb\u2705\u27a4\u25ba\u2192\u00b7\u2b50"
_MARK = _rule(
    rf"""(?: (?:[\-*+>{_BULLETS}]+\s+)+ | [{_BULLETS}]+ | \#{{1,6}}\s+ | \[[ x]?\]\s+
      | \(?\d{{1,4}}(?:\.\d{{1,3}}){{0,3}} (?: [.):]+\s* | \s*-\s+ ) (?=[^\d\s])
      | \d{{1,3}}(?:\.\d{{1,3}}){{1,3}}\s+ (?=(?-i:[A-Z]))
      | \(?(?:[a-z]|[ivx]{{2,4}})[.)]\s+ )"""
)
_LABEL = _rule(
    r"""(?: (?:(?:sample|interview|practice|bonus)\s+)?questions?\s*(?:no\.?\s*|nr\.?\s*|number\s+)?
            \#?\s*\d*(?:\.\d+)*\s*[:.)\-]+
      | (?:q|que|ques)\s*\#?\d{0,4}(?:\.\d+)*\s*[:.)\-]+
      | q\d{1,4}\s+(?=(?:what|how|why|when|where|who|which|tell|describe|explain|give|walk|can|do
            |have|are|is|if|imagine)\b)
      | (?:interviewer|recruiter|hiring\ manager|moderator)\s*(?:\#?\d+)?\s*:
      | (?:scenario|situation|case(?:\ study)?|prompt|exercise|ask|challenge)\s*\#?\d*\s*[:\-]
      )\s*"""
)
_FOLLOW_UP = _rule(
    r"""(?: (?:possible\s+|optional\s+)?follow[\s\-]?(?:up|on)s?(?:\s+questions?)?
      | prob(?:e|es|ing(?:\s+questions?)?) | f/?u | sub-?questions? | then\ ask | also\ ask )
      \s*\#?\d*\s*[:\-.)]+\s*"""
)
_LINKED = re.compile(r"!?\[([^\[\]]{0,1000})\]\([^()\s]{0,2000}[^()]{0,200}\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.{1,400}?)(?<=\S)\1")
_WRAPPED = re.compile(r"([*_`])(?=[^\s*_`])([^*_`]+)(?<=\S)\1(?=\W*$)")
_QUOTES = {'"': '"', "'": "'", "\u00ab": "\u00bb"}
_LEVELS = r"""easy|medium|hard|entry|junior|mid|senior|principal|behaviou?ral|technical|situational
        |optional|important|new|bonus|star"""
_ASIDE = _rule(
    rf"""(?<=[?.!"]) \s* (?: \([^()?]{{1,60}}\) | \[[^\[\]?]{{1,60}}\] )$
      | \s*[(\[]\s*(?:~|about\s|ca\.?\s|max\.?\s)?\d{{1,3}}(?:\s*-\s*\d{{1,3}})?\s*
        (?:m|min|mins|minutes?|s|sec|seconds?|pts?|points?|marks?)\.?\s*[)\]]$
      | \s*[(\[]\s*(?:{_LEVELS})(?:\s+(?:level|question))?\s*[)\]]$
      | (?<=\?)\s*[^\w\s"'()\[\]?!.\u00bb]+$"""
)
_ANSWERED = _rule(
    r"""(?<=[?.!:")*_]) \s* (?:\*\*|__)? (?:a|ans|(?:sample\ |example\ )?answer)\.? (?:\*\*|__)?
      \s*[:\-]+ \s* (?:\*\*|__)? \s* | (?<=\?)\s*:\s+"""
)
_STRONG_FIRST = re.compile(r"\W*(?:x\]\s+)?(?:\*\*|__)[^*_]{8,}\?(?:\*\*|__)(?=\s+[A-Z\W]*\w)")
_TOPIC = re.compile(
    r"(?!(?:you|your|we|i|my|our|imagine|suppose|assume|given|say|tip|note|hint|warning|answer|example|result)\b)"
    r"(?-i:[A-Z])[a-z-]+(?: (?!(?:you|your|we|i|my|our)\b)[a-z-]+){0,3} ?: +"
    r"(?=(?:tell me|describe|explain|give me|walk me|talk about|how (?:do|would|did|have)|have you"
    r"|what (?:is|are|do|would|did|was)|if (?:i|you)|why (?:do|did|is))\b)",
    re.IGNORECASE,
)
_Q = re.compile(r"\W*(?:Q|Question|Ques)\s*\d*\W", re.IGNORECASE)
_A = re.compile(r"\W*A\s*\d*[.)-]+\W*\s")


# A reader asks whether a text is a question, and then for its words.
@lru_cache(maxsize=8)
def bare(text: str) -> str:
    """What an interviewer would say of `text`, on one line; empty where nothing is left."""
    line = one_line(text[:_READ])
    before = None
    while line != before:
        before = line
        line = _unquoted(_without_aside(_without_start(_plain(line))))
    return line


def follow_up(text: str) -> str | None:
    """The bare text after a label such as "Follow-up:", empty for the label alone, else None."""
    line = _without_start(_plain(one_line(text[:_READ])))
    match = _FOLLOW_UP.match(fold(line))
    if match:
        return bare(line[match.end() :])
    return "" if _FOLLOW_UP.fullmatch(f"{fold(line)}:") else None


def is_answer_to(text: str, question: str) -> bool:
    """Whether a line starts with "A." or "A1)" below one that starts with "Q"; else it is "a)"."""
    return bool(_A.match(text) and _Q.match(question))


def split_answer(text: str) -> tuple[str, str]:
    """A line that holds its answer, "What is RACI? A: A matrix", in two; the answer may be ""."""
    start = fold(text[:_READ])
    if not any(sign in start for sign in (":", "-", "**", "__")):
        return text, ""
    match = _ANSWERED.search(start) or _STRONG_FIRST.match(start)
    if match and match.re is _STRONG_FIRST:
        return match[0], text[match.end() :]
    if match and any(map(str.isalnum, text[: match.start()])):
        return text[: match.start()], text[match.end() :]
    return text, ""


def _plain(line: str) -> str:
    """Without Markdown's emphasis and links, the texts of which stay."""
    if "](" in line:
        line = _LINKED.sub(r"\1", line)
    if "**" in line or "__" in line or "~~" in line:
        if line[:2] == line[-2:] == "**" and line.count("**") == 2:
            return line[2:-2].strip()
        line = _STRONG.sub(r"\2", line)
    if line[:1] in {"*", "_", "`"}:
        match = _WRAPPED.match(line)
        if match:
            line = match[2] + line[match.end() :]
    return line.strip()


def _without_start(line: str) -> str:
    folded = fold(line)
    match = _MARK.match(folded) or _LABEL.match(folded) or _TOPIC.match(folded)
    return line[match.end() :].lstrip() if match else line


def _without_aside(line: str) -> str:
    if line[-1:] not in (")", "]") and ("?" not in fold(line) or fold(line).endswith("?")):
        return line
    match = _ASIDE.search(fold(line))
    return line[: match.start()] if match and match.start() > 2 else line


def _unquoted(line: str) -> str:
    """Without the quotes around all of it, but not around its first and last word."""
    folded = fold(line)
    quote = folded[:1]
    if quote in _QUOTES and folded.endswith(_QUOTES[quote]) and len(line) > 2:
        inside = folded[1:-1]
        if quote not in inside and _QUOTES[quote] not in inside:
            return line[1:-1].strip()
    return line
