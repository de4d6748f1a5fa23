"""What a YAML parser found wrong, in words for people."""

_TOLD = (
    ("<document start>", "something stands here that belongs to nothing above"),
    ("<block end>", "the indentation does not fit the lines above"),
    ("expected ','", "a comma is missing, or a bracket is never closed"),
    ("expected ':'", "a colon is missing after a key"),
    ("mapping values are not", "a colon too many; put the text in quotation marks"),
    ("sequence entries are not", "an entry of a list stands where none may be"),
    ("start any token", "a sign stands where none may be; put the text in quotation marks"),
    ("end of stream", "a quotation mark is never closed"),
    ("found '<stream end>'", "a bracket is never closed"),
)

_OTHER = "this is not written as YAML is; put the text in quotation marks"


def told(problem: str) -> str:
    """For the end of a sentence that names the line; `problem` is the parser's own text."""
    key, found, _ = problem.removeprefix("found duplicate key ").partition(" with value ")
    if found:
        return f"the key {key} stands twice"
    fits = (told for part, told in _TOLD if part in problem)
    is_jargon = problem.startswith(("expected", "found", "could not", "while"))
    return next(fits, _OTHER if is_jargon or not problem else problem)
