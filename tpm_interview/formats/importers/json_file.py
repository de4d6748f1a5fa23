"""Other people's JSON, also one document per line."""

from collections.abc import Iterator
from io import TextIOBase
from typing import Any

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Findings, Progress, Reading
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of
from tpm_interview.formats.tree_questions import TreeQuestions

_PIECE = 65_536
_LONGEST_TEXT = 8_000_000
"""Characters without a single event: no honest text is so long."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Raises BrokenFile that names the line; then nothing is found."""
    file = text_of(source, reading.encoding, on_progress)
    collector = Collector()
    questions = TreeQuestions(collector)
    with file.stream() as stream:
        _feed(stream, questions)
    questions.finish()
    return collector.findings("json", file.encoding)


def _feed(stream: TextIOBase, questions: TreeQuestions) -> None:
    # 15 ms to load, wanted by this format alone.
    import ijson

    events: list[tuple[str, Any]] = ijson.sendable_list()  # Any: numbers, text, None
    parser = ijson.basic_parse_coro(events, multiple_values=True)
    silent, line = 0, 1
    try:
        for piece, line in _pieces(stream):
            parser.send(piece)
            silent = 0 if events else silent + len(piece)
            if silent > _LONGEST_TEXT:
                raise BrokenFile(f"line {line}: a text of more than {_LONGEST_TEXT} characters")
            _tell(questions, events, line)
            del events[:]
            if questions.is_full:
                return
        parser.close()
        _tell(questions, events, line)
    except ijson.JSONError as error:
        raise BrokenFile(f"line {line}: {_what(error)}") from error
    except (ValueError, SystemError) as error:  # ijson's, for numbers of 4,301 digits and more
        raise BrokenFile(f"line {line}: this number is too long") from error


def _pieces(stream: TextIOBase) -> Iterator[tuple[bytes, int]]:
    """Lines, long ones in pieces, each with the number of its line."""
    line, is_start = 1, True
    while piece := stream.readline(_PIECE):
        if is_start and line == 1:
            piece = piece.removeprefix("\ufeff")
        yield piece.encode("utf-8", "replace"), line
        is_start = piece.endswith(("\n", "\r"))
        line += is_start


def _tell(questions: TreeQuestions, events: list[tuple[str, Any]], line: int) -> None:
    for event, value in events:
        if event == "map_key":
            questions.key(value)
        elif event == "string":
            questions.scalar(value, line)
        elif event == "number":
            questions.scalar(str(value), line)
        elif event in ("start_map", "start_array"):
            questions.start(event == "start_array", line)
        elif event in ("end_map", "end_array"):
            questions.end()


def _what(error: Exception) -> str:
    """The first line of ijson's text, which goes on with a drawing of the place."""
    told = error.args[0] if error.args else ""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    what = text.strip().split("\n")[0].removeprefix("lexical error: ").removeprefix("parse error: ")
    if not what or "EOF" in what or "ncomplete" in what:
        return "the file ends too early"
    return what.replace("I expect", "there should be")
