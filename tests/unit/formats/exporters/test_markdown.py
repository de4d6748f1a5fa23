"""The Markdown page shows every text as it is, in a renderer that lets HTML through."""

from html.parser import HTMLParser

from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from fakes.banks import HOSTILE, banks, export_of, full
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.formats.exporters.markdown import write

PAGE = """\
# My questions

## Risk & more

1. **Who\\*?**
   - Follow-up: Who\\*?
   - Follow-up: Who helped?
   - Key points:
     - Who\\*?
     - Keeps a list
   - Tips:
     - Who\\*?
"""
TAGS = {"h1", "h2", "ol", "ul", "li", "p", "strong"}


class Shown(HTMLParser):
    """The text of each block, and the tags there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts = [""]
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag != "strong":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def shown(content: bytes) -> tuple[list[str], set[str]]:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Shown(renderer.render(content.decode()))
    return [text.strip("\n") for text in page.texts if text.strip("\n")], page.tags


def expected(bank: BankExport) -> list[str]:
    texts = [bank.title]
    for competency, questions in bank.chapters:
        texts += [competency.name] if questions else []
        for asked in questions:
            points = [point.point for point in asked.key_points]
            texts += [asked.text, *(f"Follow-up: {text}" for text in asked.follow_ups)]
            texts += ["Key points:", *points] if points else []
            texts += ["Tips:", *asked.tips] if asked.tips else []
    return texts


def test_page_reads_well_as_it_stands() -> None:
    assert write(export_of(full("Who*?"))).decode() == PAGE


@settings(max_examples=100, deadline=None)
@given(banks())
@example(export_of(*(full(text, f"q{number}") for number, text in enumerate(HOSTILE))))
def test_every_text_is_shown_as_it_is(bank: BankExport) -> None:
    texts, tags = shown(write(bank))
    assert texts == expected(bank)
    assert tags <= TAGS
