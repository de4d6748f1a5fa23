"""The text of HTML as flash cards hold it."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset({"script", "style", "template", "title"})
_CLOZE = re.compile(r"\{\{c\d+::((?:(?!\{\{c\d).)*?)(?:::[^{}]*)?\}\}", re.DOTALL)
_DEEPEST_CLOZE = 8
_SOUND = re.compile(r"\[sound:[^\]\n]*\]|\[anki:play:[^\]\n]*\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_LONGEST = 20_000
"""Characters of HTML that are read: far more than any prompt, answer and markup."""
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


def text_of_html(html: str) -> str:
    """Every block on a line of its own, without empty lines; entities resolved, tags gone.

    Anki's cloze deletions are filled in, its sounds left out. Unclosed tags and stray "<" do no
    harm; only the first 20,000 characters are read.
    """
    plain = _SOUND.sub(" ", _filled_in(html[:_LONGEST]))
    parser = _Reader()
    # A "<" that nothing closes costs HTMLParser the square of what follows it.
    parser.feed(_NO_TAG.sub("&lt;", _COMMENT.sub("", plain)))
    parser.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _filled_in(text: str) -> str:
    """Innermost clozes first: they may stand inside one another."""
    for _ in range(_DEEPEST_CLOZE):
        if "{{c" not in text:
            break
        text = _CLOZE.sub(r"\1", text)
    return text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = self._unseen or tag
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
