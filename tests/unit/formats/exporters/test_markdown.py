"""The Markdown page shows every text as it is, in a renderer that lets HTML through."""

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fakes.banks import HOSTILE, banks, export_of, full, question, texts
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.found import Reading
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.bank_yaml import read_bank
from tpm_interview.formats.exporters.markdown import write
from tpm_interview.formats.importers.markdown import read
from tpm_interview.formats.rules.bare import bare, split_answer
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.source import from_text

QUESTIONS = Path(__file__).parents[4] / "questions"

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
    lines, tags = shown(write(bank))
    assert lines == expected(bank)
    assert tags <= TAGS


asking = st.sampled_from(["What is {}?", "Tell me about {}.", "How do you {} it, {}?"])
questions = st.builds(lambda form, text: one_line(form.format(text, text)), asking, texts)


def is_whole_question(text: str) -> bool:
    """One that our rules would not cut, wherever it stood."""
    return why_not(text) is None and bare(text) == text and not split_answer(text)[1]


@settings(max_examples=200, deadline=None)
@given(st.lists(questions, min_size=1, max_size=4, unique=True))
@example([f"What is {text}?" for text in HOSTILE])
@example([f"What is {text[:900]}?" for text in HOSTILE])
def test_questions_are_read_again_as_they_were(wanted: list[str]) -> None:
    wanted = [text for text in wanted if is_whole_question(text)]
    bank = export_of(*(question(text, f"q{number}") for number, text in enumerate(wanted)))
    source = from_text(write(bank).decode())
    found = read(source, Reading(), lambda share: None).questions if wanted else ()
    assert [each.text for each in found] == wanted


def test_the_whole_shipped_bank_is_read_again_with_its_follow_ups() -> None:
    bank = read_bank(QUESTIONS)
    export = BankExport(bank.questions, bank.competencies, (), "All")
    found = read(from_text(write(export).decode()), Reading(), lambda share: None).questions
    wanted = [each for _, many in export.chapters for each in many]
    assert [(each.text, each.follow_ups) for each in found] == [
        (each.text, each.follow_ups) for each in wanted
    ]
