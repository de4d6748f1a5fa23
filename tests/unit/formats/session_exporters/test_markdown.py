"""The page as a renderer shows it."""

from dataclasses import replace

from markdown_it import MarkdownIt

from fakes import takes
from fakes.banks import HOSTILE
from tpm_interview.domain.take_export import Fact, FactName, TakesExport
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.session_exporters.markdown import write


def shown(export: TakesExport) -> list[str]:
    """Every inline piece as it is read."""
    tokens = MarkdownIt().parse(write(export).decode())
    return [
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]


def test_question_answer_facts_marks_and_notes_are_read_in_this_order() -> None:
    texts = shown(takes.export_of(takes.exported(takes.spoken(takes.words_of("We", "won.")), "Ok")))
    assert texts == [
        "Mock session",
        "1 take",
        "Why so late?",
        "Asked in a mock session, 2026-03-01 10:30",
        "Take 1, 2026-03-01 10:30, 0:00, own rating 3 of 4, starred",
        "We won.",
        "Facts",
        "Time used: 0.7 s. Ok. Ok.",
        "Longest pause: \u2013.",
        "Marks",
        "0:01 Ok",
        "0:02",
        "Note",
        "Ok",
        "Ok, 2026-03-01: 2 of 4",
        "Structure: 3 of 4 Ok",
        "Ok",
    ]


def test_hostile_texts_are_shown_as_they_are() -> None:
    texts = set(shown(takes.hostile_export()))
    assert {one_line(text) for text in (*HOSTILE, takes.SCRIPT, takes.IMAGE)} <= texts


def test_an_answer_that_is_not_written_down_says_so() -> None:
    assert "No speech was heard in this take." in shown(
        takes.export_of(takes.exported(takes.silent()))
    )


def test_a_fact_is_told_with_its_text_norm_formula_and_source() -> None:
    fact = Fact(FactName.MOST_USED, None, "", "Is it?", "Counted", "A book.", text="risk 3")
    made = replace(takes.exported(takes.spoken(takes.words_of("We", "won."))), facts=(fact,))
    told = shown(takes.export_of(made))
    assert "Most used words: risk 3. Is it? Counted. A book." in told
