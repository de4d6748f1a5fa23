"""What is wrong with rows of cells, in words for people."""

import csv


class Unclosed(csv.Error):
    """A row goes on and on."""


def told(error: csv.Error) -> str:
    if isinstance(error, Unclosed) or "limit" in str(error):
        return "a quotation mark is never closed"
    return "its cells cannot be told apart"
