"""Typographic marks as plain ones, so that a rule is written once."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u2013\u2014", "-"),
        **dict.fromkeys("\uff1f\u061f", "?"),
        "\uff1a": ":",
    }
)


def fold(text: str) -> str:
    """As long as `text`, and for judging only: what is kept is the text as it was written."""
    return text if text.isascii() else text.translate(_PLAIN)
