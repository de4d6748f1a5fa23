"""Banks as candidates might have them: a plain one, and anything that the domain admits."""

from dataclasses import replace

from hypothesis import strategies as st

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import (
    ANSWER_S,
    Competency,
    KeyPoint,
    Kind,
    Level,
    Needs,
    Origin,
    Question,
    QuestionSet,
    Source,
)
from tpm_interview.domain.wording import one_line

HOSTILE = (
    "=HYPERLINK(1)",
    "-1+1",
    "@sum",
    "+1",
    "# Not a heading",
    "- not a list: really",
    "1. not a number",
    "10) nor this",
    "What is the #1 risk: time or money?",
    "<script>alert(1)</script> <img src=x onerror=y> &amp; &lt;",
    "**not bold** _not_ `code` [link](https://example.org) ![p](q) ~~s~~ $x$ \\(y\\) \\",
    "{{Question}} {{c1::cloze}} [sound:a.mp3] [latex]x[/latex]",
    "\"double\" 'single' \\ back\\slash",
    "😀 👩‍🏫 日本語の質問 مرحبا שלום",
    "a, b; c\t| d | e",
    "---",
    "> quoted",
    "~",
    "null",
    "W" * 1000,
)


def question(text: str = "How do you find risks?", id: str = "first") -> Question:
    return Question(id, text, "risk", Kind.METHOD, Level.ENTRY, Origin.OWN)


def full(text: str, id: str = "first") -> Question:
    """A question with `text` in every place for text."""
    text = one_line(text)
    return replace(
        question(text, id),
        follow_ups=(text, "Who helped?"),
        key_points=(KeyPoint(text, (text,), Needs.EXAMPLE), KeyPoint("Keeps a list")),
        tips=(text,),
        tags=(text[:40], "two words"),
        answer_s=90,
    )


def export_of(*questions: Question, title: str = "My questions") -> BankExport:
    sets = (QuestionSet("s1", "Acme", tuple(each.id for each in questions)),)
    return BankExport(questions, (Competency("risk", "Risk & more"),), sets, title)


_ODD = st.sampled_from([*HOSTILE[:-1], " #", ": ", "\u2028", "\ufeff", "\x85", "\u202eabc", "%"])
_RAW = st.lists(_ODD | st.text(max_size=12), min_size=1, max_size=3).map("".join)
texts = _RAW.map(lambda raw: one_line(raw)[:200].strip()).filter(bool)
"""Valid texts of the domain with what breaks careless writers."""
_many = st.lists(texts, max_size=3).map(tuple)
_points = st.builds(KeyPoint, texts, _many, st.sampled_from(Needs))
_slugs = st.sampled_from(["risk", "budget", "リスク"])


@st.composite
def banks(draw: st.DrawFn) -> BankExport:
    """Questions in the order of their competencies, each id once."""
    slugs = draw(st.lists(_slugs, unique=True, min_size=1))
    ids = draw(st.lists(texts, unique=True, max_size=4))
    asked = [
        Question(
            id=id,
            text=draw(texts),
            competency=draw(st.sampled_from(slugs)),
            kind=draw(st.sampled_from(Kind)),
            level=draw(st.sampled_from(Level)),
            origin=draw(st.sampled_from(Origin)),
            source=draw(st.none() | st.builds(Source, texts, texts)),
            follow_ups=draw(_many),
            key_points=draw(st.lists(_points, max_size=3).map(tuple)),
            tips=draw(_many),
            tags=draw(_many),
            answer_s=draw(st.none() | st.sampled_from(ANSWER_S)),
            hidden=draw(st.booleans()),
            based_on=draw(st.none() | texts),
        )
        for id in ids
    ]
    asked.sort(key=lambda each: slugs.index(each.competency))
    names = tuple(Competency(slug, draw(texts)) for slug in slugs)
    named = st.builds(QuestionSet, st.just("s"), texts, st.permutations(ids).map(tuple))
    return BankExport(tuple(asked), names, tuple(draw(st.lists(named, max_size=2))), draw(texts))
