"""Parts of a JSON or YAML tree that are kept until their mapping ends, and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tpm_interview.domain.found import Found, Why
from tpm_interview.domain.question import Kind
from tpm_interview.formats.long_text import pieces_of
from tpm_interview.formats.rules.bare import bare
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.rules.words import answer_s_of, level_of, named_kind
from tpm_interview.formats.tree_keys import Role, role_of

_NEVER_ASKED = {Why.EMPTY, Why.LINK, Why.STAGE_DIRECTION, Why.CODE}
_ENGLISH = re.compile(r"en(?:[-_]\w+)?|english", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A value under its key, empty in a list, with the line on which it begins."""

    key: str
    value: "Value"
    line: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping or a list; keys may repeat."""

    pairs: tuple[Pair, ...]


Value = str | Branch


@dataclass(frozen=True, slots=True)
class Asked:
    """The text of a mapping's question and why it is none; None where it is one."""

    text: str
    line: int
    why: Why | None


def asked(pairs: tuple[Pair, ...]) -> Asked | None:
    """What a mapping asks; None where it has no key for that.

    Under a key such as "question" nearly everything is one, under "title" what the rules take
    for one.
    """
    said = [Asked(text_of(pair.value), pair.line, None) for pair in _with(pairs, Role.ASKED)]
    if said:
        why = why_not(said[0].text)
        return Asked(said[0].text, said[0].line, why if why in _NEVER_ASKED else None)
    named = [_judged(pair) for pair in _with(pairs, Role.NAMED)]
    return next((one for one in named if one.why is None), named[0] if named else None)


def name_of(pairs: tuple[Pair, ...]) -> str:
    """The competency that a mapping names for itself or all that is in it."""
    named = [text_of(pair.value) for pair in _with(pairs, Role.COMPETENCY)]
    named += [said.text for said in map(_judged, _with(pairs, Role.NAMED)) if said.why]
    return next(filter(None, named), "")


def own_competency(pairs: tuple[Pair, ...]) -> str:
    """What a question itself says it belongs to; its title is no competency."""
    named = (text_of(pair.value) for pair in _with(pairs, Role.COMPETENCY))
    return next(filter(None, named), "")


def found(said: Asked, pairs: tuple[Pair, ...]) -> tuple[Found, bool]:
    """The question with everything its mapping says; whether that names its kind."""
    kinds = [named_kind(text) for text in _texts(pairs, Role.KIND)]
    levels = map(level_of, _texts(pairs, Role.LEVEL))
    times = map(answer_s_of, _texts(pairs, Role.ANSWER_S))
    kind = next(filter(None, kinds), None)
    advice = (*_texts(pairs, Role.TIPS), *_texts(pairs, Role.ANSWER))
    question = Found(
        text=bare(said.text) or said.text,
        line=said.line,
        kind=kind or Kind.KNOWLEDGE,
        competency=own_competency(pairs),
        level=next(filter(None, levels), None),
        follow_ups=tuple(bare(text) for text in _texts(pairs, Role.FOLLOW_UPS)),
        tips=tuple(piece for text in advice for piece in pieces_of(text)),
        tags=_tags(pairs),
        answer_s=next(filter(None, times), None),
    )
    return question, kind is not None


def text_of(value: Value) -> str:
    """The text of a string, of a mapping that holds one, or of a language map; else empty."""
    if isinstance(value, str):
        return value
    english = [pair for pair in value.pairs if _ENGLISH.fullmatch(pair.key)]
    told = [pair for pair in value.pairs if role_of(pair.key) in (Role.ASKED, Role.NAMED)]
    texts = (text_of(pair.value) for pair in (*english, *told, *value.pairs))
    return next(filter(None, texts), "")


def _with(pairs: tuple[Pair, ...], role: Role) -> list[Pair]:
    return [pair for pair in pairs if role_of(pair.key) is role]


def _judged(pair: Pair) -> Asked:
    text = text_of(pair.value)
    return Asked(text, pair.line, why_not(text))


def _texts(pairs: tuple[Pair, ...], role: Role) -> tuple[str, ...]:
    return tuple(text for pair in _with(pairs, role) for text in _each(pair.value))


def _each(value: Value) -> Iterator[str]:
    """A string; the texts of a list; of a mapping the one text it stands for."""
    if isinstance(value, str):
        yield value
    elif any(pair.key for pair in value.pairs):
        yield text_of(value)
    else:
        yield from (text_of(pair.value) for pair in value.pairs)


def _tags(pairs: tuple[Pair, ...]) -> tuple[str, ...]:
    """A string of tags may hold several."""
    return tuple(
        tag.strip()
        for pair in _with(pairs, Role.TAGS)
        for text in _each(pair.value)
        for tag in (re.split(r"[,;]", text) if isinstance(pair.value, str) else [text])
    )
