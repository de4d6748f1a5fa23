"""Other people's YAML, also several documents in one file."""

import re
from io import TextIOBase
from typing import Any

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Findings, Progress, Reading
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of
from tpm_interview.formats.tree_questions import TreeQuestions
from tpm_interview.formats.yaml_faults import told

_NOTHING = {"", "~", "null", "Null", "NULL"}
_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_TOKEN = 4_000_000
"""Characters between two events: no honest text is so long."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Raises BrokenFile that names the line; then nothing is found.

    Read as YAML 1.2, about half a megabyte a second. Anchors and aliases are refused.
    """
    file = text_of(source, reading.encoding, on_progress)
    collector = Collector()
    questions = TreeQuestions(collector)
    with file.stream() as stream:
        _read(_Readable(stream), questions)
    questions.finish()
    return collector.findings("yaml", file.encoding)


class _Readable:
    """A stream for the parser, without the characters at which it would give up."""

    def __init__(self, stream: TextIOBase) -> None:
        self._stream = stream
        self.since_event = 0

    def read(self, size: int) -> str:
        text = self._stream.read(size)
        self.since_event += len(text)
        if self.since_event > _LONGEST_TOKEN:
            raise BrokenFile(f"a text of more than {_LONGEST_TOKEN} characters")
        return _UNREADABLE.sub(" ", text)


def _read(stream: _Readable, questions: TreeQuestions) -> None:
    # 60 ms to load, wanted by this format alone.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = YAML(typ="safe", pure=True)  # libyaml reads YAML 1.1 only
    teller = _Teller(questions)
    line = 1
    try:
        for event in yaml.parse(stream):
            stream.since_event = 0
            line = event.start_mark.line + 1
            teller.tell(event, line)
            if questions.is_full:
                return
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else line
        raise BrokenFile(f"line {line}: {told(error.problem or '')}") from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise BrokenFile(f"after line {line}: {told('')}") from error


class _Teller:
    """Turns the parser's events into what a tree's reader is told."""

    def __init__(self, questions: TreeQuestions) -> None:
        self._questions = questions
        self._wants_key: list[bool | None] = []
        """Of each open part whether a key comes next; None in a list."""

    def tell(self, event: Any, line: int) -> None:  # Any: loaded in `_read` only
        name = type(event).__name__
        if name == "AliasEvent":
            raise BrokenFile(f"line {line}: anchors and aliases are not read; write the text out")
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            self._wants_key.pop()
            self._questions.end()
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            if self._is_key():
                raise BrokenFile(f"line {line}: a list or a mapping stands where a key should")
            self._questions.start(name == "SequenceStartEvent", line)
            self._wants_key.append(None if name == "SequenceStartEvent" else True)
        elif name == "ScalarEvent":
            self._tell_scalar(event, line)

    def _tell_scalar(self, event: Any, line: int) -> None:  # Any: as above
        if self._is_key():
            self._questions.key(event.value)
        elif event.style or event.value not in _NOTHING:
            self._questions.scalar(event.value, line)

    def _is_key(self) -> bool:
        """Whether what comes now is a key; what comes next then is a value, and back."""
        if not self._wants_key or self._wants_key[-1] is None:
            return False
        self._wants_key[-1] = not self._wants_key[-1]
        return not self._wants_key[-1]
