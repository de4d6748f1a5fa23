"""Finds the questions in a JSON or YAML tree while it is read, in bounded memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import MAX_FOUND, Found, Why
from tpm_interview.domain.question import Kind
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.long_text import pieces_of
from tpm_interview.formats.rules.bare import bare
from tpm_interview.formats.rules.kind import kind_of
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.tree_keys import Role, is_numbered, role_of
from tpm_interview.formats.tree_values import Asked, Branch, Pair, asked, found, name_of

_DEEPEST = 100
_LONGEST = 12_000
"""Characters of a text that are kept: far more than any question or answer has."""
_MOST_KEPT = 200_000
"""Characters kept of one mapping; what is over is no question's."""
_NUMERIC = frozenset("0123456789-+.")
_PER_PAIR = 100
_KEPT_WHOLE = {Role.ASKED, Role.FOLLOW_UPS}
_IN_LANGUAGES = {Role.COMPETENCY, Role.NAMED}
"""What may be a mapping of languages to texts, or a branch with questions in it."""
_KEPT_LISTS = {Role.TIPS, Role.ANSWER, Role.TAGS, Role.LEVEL, Role.KIND, Role.FOLLOW_UPS}


@dataclass(slots=True)
class _Draft:
    """A question that still waits for the competency of what it lies in."""

    question: Found
    has_kind: bool
    order: int


@dataclass(slots=True)
class _Frame:
    """An open mapping or list; `first` counts the drafts there were before it."""

    is_list: bool
    key: str
    line: int
    order: int
    first: int
    is_kept: bool
    next_key: str = ""
    pairs: list[Pair] = field(default_factory=list)


class TreeQuestions:
    """Told of a tree from its start to its end, it fills a collector.

    Every innermost mapping that asks something becomes a question, and so does each string of a
    list that the rules take for one. The nearest mapping or key around it that has a name is its
    competency.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._frames: list[_Frame] = []
        self._drafts: list[_Draft] = []
        self._order = 0
        self._kept = 0

    @property
    def is_full(self) -> bool:
        return len(self._drafts) > MAX_FOUND

    def start(self, is_list: bool, line: int) -> None:
        """Raises BrokenFile where lists and mappings lie too deep in one another."""
        if len(self._frames) == _DEEPEST:
            raise BrokenFile(f"line {line}: more than {_DEEPEST} lists or mappings in one another")
        key = self._frames[-1].next_key if self._frames else ""
        self._order += 1
        self._frames.append(
            _Frame(is_list, key, line, self._order, len(self._drafts), self._keeps(key, is_list))
        )

    def key(self, key: str) -> None:
        self._frames[-1].next_key = key[:_LONGEST]

    def scalar(self, text: str, line: int) -> None:
        """Text, or a number as it is written."""
        frame = self._frames[-1] if self._frames else None
        if frame is None:
            return
        text = text[:_LONGEST]
        if frame.is_kept or (not frame.is_list and self._is_wanted(frame)):
            self._keep(frame, Pair(frame.next_key, text, line))
        elif frame.is_list:
            self._judge(text, line, is_told=role_of(frame.key) is not Role.CHOICES)
        else:
            self._judge_pair(frame.next_key, text, line)

    def end(self) -> None:
        """The end of the mapping or list that was started last."""
        frame = self._frames.pop()
        parent = self._frames[-1] if self._frames else None
        if frame.is_kept:
            if parent is not None:
                self._hand_up(frame, parent)
            return
        if not frame.is_list:
            self._end_mapping(frame, parent)
        if role_of(frame.key) is Role.OTHER and not is_numbered(frame.key):
            self._name(frame, frame.key.replace("_", " "))

    def finish(self) -> None:
        """Hands over what was found, in the order of the file."""
        self._drafts.sort(key=lambda draft: draft.order)
        for draft in self._drafts:
            question = draft.question
            if not draft.has_kind:
                question = replace(question, kind=kind_of(question.text, question.competency))
            self._collector.add(question)

    def _keeps(self, key: str, is_list: bool) -> bool:
        parent = self._frames[-1] if self._frames else None
        if parent is None:
            return False
        if parent.is_list:
            is_whole = parent.is_kept and self._top_role() in _KEPT_WHOLE
            return parent.is_kept if is_list else is_whole
        if parent.is_kept:
            return True
        role = role_of(key)
        return role in (_KEPT_LISTS if is_list else _KEPT_WHOLE) or _is_question(key)

    def _top_role(self) -> Role:
        """The role of the outermost kept part that is open."""
        return next(role_of(frame.key) for frame in self._frames if frame.is_kept)

    def _is_wanted(self, frame: _Frame) -> bool:
        role = role_of(frame.next_key)
        if role in (Role.OTHER, Role.GENERIC):
            return role_of(frame.key) in _IN_LANGUAGES
        return role is not Role.CHOICES

    def _keep(self, frame: _Frame, pair: Pair) -> None:
        size = _PER_PAIR + (len(pair.value) if isinstance(pair.value, str) else 0)
        if self._kept + size <= _MOST_KEPT:
            self._kept += size
            frame.pairs.append(pair)

    def _hand_up(self, frame: _Frame, parent: _Frame) -> None:
        branch = Branch(tuple(frame.pairs))
        if not parent.is_kept and _is_question(frame.key):
            answer = Pair("answer", branch, frame.line)
            self._draft(Asked(frame.key, frame.line, None), (answer,), frame.order)
        else:
            self._keep(parent, Pair("" if parent.is_list else frame.key, branch, frame.line))

    def _end_mapping(self, frame: _Frame, parent: _Frame | None) -> None:
        pairs = _unwrapped(tuple(frame.pairs))
        self._kept = 0
        said = asked(pairs)
        has_inner = len(self._drafts) > frame.first
        if said is not None and said.why is None:
            self._draft(said, pairs, frame.order)
        elif parent is not None and role_of(frame.key) in _IN_LANGUAGES and not has_inner:
            self._keep(parent, Pair(frame.key, Branch(pairs), frame.line))
        elif said is not None and not has_inner:
            self._collector.skip(said.text, said.line, said.why or Why.STATEMENT)
        if has_inner:
            self._name(frame, name_of(pairs))

    def _draft(self, said: Asked, pairs: Sequence[Pair], order: int) -> None:
        question, has_kind = found(said, tuple(pairs))
        self._drafts.append(_Draft(question, has_kind, order))

    def _name(self, frame: _Frame, competency: str) -> None:
        if not competency:
            return
        for draft in self._drafts[frame.first :]:
            if not draft.question.competency:
                draft.question = replace(draft.question, competency=competency)

    def _judge(self, text: str, line: int, is_told: bool) -> None:
        """One of a list of strings; numbers are passed over."""
        if not is_told or (text[:1] in _NUMERIC and " " not in text):
            return
        why = why_not(text)
        if why is None:
            self._order += 1
            question = Found(bare(text) or text, line, Kind.KNOWLEDGE)
            self._drafts.append(_Draft(question, False, self._order))
        else:
            self._collector.skip(text, line, why)

    def _judge_pair(self, key: str, text: str, line: int) -> None:
        """Text under a key of no known role: the key may ask, or count questions."""
        if is_numbered(key):
            self._judge(text, line, is_told=True)
        elif _is_question(key):
            is_cut = not key.rstrip().endswith("?")  # YAML ends a key at the first ": "
            whole = f"{key}: {text}" if is_cut else key
            tips = () if is_cut else pieces_of(text)
            self._order += 1
            question = Found(bare(whole) or whole, line, Kind.KNOWLEDGE, tips=tips)
            self._drafts.append(_Draft(question, False, self._order))


def _is_question(key: str) -> bool:
    return " " in key and role_of(key) is Role.OTHER and why_not(key) is None


def _unwrapped(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Also what a question's own mapping says: {"question": {"text": ..., "tags": [...]}}."""
    inner = [
        inside
        for pair in pairs
        if role_of(pair.key) is Role.ASKED and isinstance(pair.value, Branch)
        for inside in pair.value.pairs
        if role_of(inside.key) not in (Role.ASKED, Role.NAMED, Role.OTHER)
    ]
    return (*pairs, *inner)
