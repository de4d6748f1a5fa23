"""One question file as data that keeps its schema and knows its lines; slow to import."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from tpm_interview.domain.errors import BrokenBank

_MAX_DEPTH = 20
_MAX_FAULT_LENGTH = 200
_TEXT = ScalarNode, "tag:yaml.org,2002:str"
_NUMBER = ScalarNode, "tag:yaml.org,2002:int"
_LIST = SequenceNode, "tag:yaml.org,2002:seq"
_MAPPING = MappingNode, "tag:yaml.org,2002:map"
_FLAG = ScalarNode, "tag:yaml.org,2002:bool"
_PLAIN = {_TEXT, _NUMBER, _LIST, _MAPPING}
_TOLD_EVERY = 500
"""Nodes between two reports of how far a file is read: some milliseconds."""
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The content of one file, valid by the schema."""

    name: str
    data: dict[str, Any]  # Any: what the schema admits is known to the schema only
    root: Node

    def fault(self, path: Iterable[str | int], what: str) -> BrokenBank:
        """The error for what stands at `path`: keys and indexes from the root."""
        return fault(self.name, line_of(self.root, path), what)


def load_validator(path: Path) -> Draft202012Validator:
    """The schema at `path`, ready to check files. Raises BrokenBank."""
    try:
        return Draft202012Validator(json.loads(_text(path)))
    except json.JSONDecodeError as error:
        raise fault(path.name, error.lineno, error.msg) from error


def load_file(path: Path, validator: Draft202012Validator) -> QuestionFile:
    """The checked content of `path`. Raises BrokenBank that names the first line at fault."""
    data, root = parsed(path.name, _text(path), _PlainComposer)
    faults = [(line_of(root, place(error)), told(error)) for error in validator.iter_errors(data)]
    if faults:
        raise fault(path.name, *min(faults))
    return QuestionFile(path.name, data, root)


def parsed_list(name: str, text: str, on_read: Callable[[float], None]) -> tuple[Any, Node]:
    """A file from elsewhere, in which true and false may stand too. Raises BrokenBank.

    `on_read` is told the share of the text that is read; what it raises ends the reading.
    """
    return parsed(name, text, partial(_TellingComposer, on_read=on_read, length=len(text)))


def parsed(name: str, text: str, composer: Callable[..., Composer]) -> tuple[Any, Node]:
    """Data, not yet checked (hence Any), and its nodes, which know their lines."""
    yaml = YAML(typ="safe", pure=True)  # libyaml reads YAML 1.1 only
    yaml.Composer = composer  # type: ignore[assignment]  # ruamel only calls it
    yaml.max_depth = _MAX_DEPTH
    try:
        root = yaml.compose(text)
        if root is None:
            raise fault(name, 1, "the file is empty")
        return yaml.constructor.construct_document(root), root
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise fault(name, line, f"character #x{error.character:04x} is not read") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise fault(name, mark.line + 1, str(error.problem or error.context)) from error
    except YAMLError as error:
        raise fault(name, 1, str(error)) from error


class _PlainComposer(Composer):
    """Reads text, whole numbers, lists and mappings, each written out where it stands."""

    plain = _PLAIN

    def compose_node(self, parent: Node | None, index: object) -> Node:
        event = self.parser.peek_event()
        if getattr(event, "anchor", None) is not None:  # a few aliases can swell to gigabytes
            raise _refused("anchors and aliases are not read; write the text out", event)
        node: Node = super().compose_node(parent, index)
        if not (_is_text(node) if _is_key(parent, index) else _is_one_of(self.plain, node)):
            at = index if isinstance(index, Node) else node  # an empty value begins a line late
            raise _refused("this is not read as text; put it in double quotes", at)
        return node


class _TellingComposer(_PlainComposer):
    """Reads true and false too, and tells how far it is."""

    plain = _PLAIN | {_FLAG}

    def __init__(self, loader: Any, on_read: Callable[[float], None], length: int) -> None:
        super().__init__(loader)  # Any: ruamel's own object
        self._on_read = on_read
        self._length = max(1, length)
        self._nodes = 0

    def compose_node(self, parent: Node | None, index: object) -> Node:
        if self._nodes % _TOLD_EVERY == 0:
            self._on_read(self.parser.peek_event().start_mark.index / self._length)
        self._nodes += 1
        return super().compose_node(parent, index)


def _is_key(parent: Node | None, index: object) -> bool:
    return isinstance(parent, MappingNode) and index is None


def _is_text(node: Node) -> bool:
    return (type(node), str(node.tag)) == _TEXT


def _is_one_of(plain: set[tuple[type[Node], str]], node: Node) -> bool:
    kind = type(node), str(node.tag)
    return kind in plain and (kind != _NUMBER or bool(_WHOLE_NUMBER.fullmatch(node.value)))


def _refused(what: str, at: Any) -> ComposerError:  # Any: ruamel types no marks
    return ComposerError(None, None, what, at.start_mark)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise fault(path.name, line, "this is not UTF-8 text") from error
    except OSError as error:
        raise BrokenBank(f"{path.name}: {error.strerror}") from error


def place(error: ValidationError) -> list[str | int]:
    """The path of what is at fault; for an unknown key that key, not the mapping it is in."""
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        path += _unknown_keys(error.instance, error.schema)[:1]
    return path


def _unknown_keys(found: Any, schema: Any) -> list[str]:  # Any: the validator knows them
    return [key for key in found if key not in schema["properties"]]


def told(error: ValidationError) -> str:
    """What is wrong, after the name of the value that it is about."""
    names = [step for step in error.absolute_path if isinstance(step, str)]
    return ": ".join([*names[-1:], error.message])


def line_of(root: Node, path: Iterable[str | int]) -> int:
    """The line, from 1, on which the key or list item at `path` begins."""
    node, start = root, root.start_mark
    for step in path:
        if isinstance(node, MappingNode):
            key, node = next(pair for pair in node.value if pair[0].value == step)
            start = key.start_mark
        else:
            node = node.value[step]
            start = node.start_mark
    return int(start.line) + 1


def fault(name: str, line: int, what: str) -> BrokenBank:
    """The error for what is wrong on `line` of the file `name`."""
    return BrokenBank(f"{name}, line {line}: {shorten(what, _MAX_FAULT_LENGTH)}")
