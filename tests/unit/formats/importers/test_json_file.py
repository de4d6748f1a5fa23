import pytest

from tpm_interview.domain.file_errors import BrokenFile, EmptyFile
from tpm_interview.domain.found import Cancelled, Findings, Reading, Why
from tpm_interview.domain.question import Kind, Level
from tpm_interview.formats.importers import json_file
from tpm_interview.formats.source import from_text


def read(text: str) -> Findings:
    return json_file.read(from_text(text), Reading(), lambda share: None)


def texts(text: str) -> list[str]:
    return [question.text for question in read(text).questions]


NESTED = """{"categories": [
  {"name": "Leadership", "questions": [
    {"question": "Tell me about a conflict.", "followUps": ["Why?", {"q": "And then?"}],
     "difficulty": "hard", "type": "Behavioral", "tags": "people, calm", "time_s": 90},
    {"question": {"de": "Was ist RACI?", "en": "What is RACI?"}, "answer": "A matrix."}
  ]},
  {"questions": [{"q": "How do you plan?", "topic": "Planning"}], "category": {"en": "Work"}}
]}"""


def test_a_question_brings_everything_that_its_mapping_says() -> None:
    conflict, raci, plan = read(NESTED).questions
    assert conflict.text == "Tell me about a conflict."
    assert conflict.line == 3
    assert conflict.competency == "Leadership"
    assert conflict.follow_ups == ("Why?", "And then?")
    assert (conflict.level, conflict.kind) == (Level.SENIOR, Kind.BEHAVIORAL)
    assert (conflict.tags, conflict.answer_s) == (("people", "calm"), 90)
    assert (raci.text, raci.tips) == ("What is RACI?", ("A matrix.",))
    assert (plan.competency, plan.line) == ("Planning", 7)


@pytest.mark.parametrize(
    "key", ["q", "question", "question_text", "questionText", "title", "prompt", "text", "front"]
)
def test_the_question_is_found_under_any_of_its_names(key: str) -> None:
    assert texts(f'[{{"{key}": "What is scope creep?", "id": 7}}]') == ["What is scope creep?"]
    german = f'[{{"{key}": {{"de": "Was ist das?", "en": "What is scope creep?"}}, "id": 7}}]'
    assert texts(german) == ["What is scope creep?"]


def test_the_key_over_a_list_of_strings_is_their_competency() -> None:
    findings = read('{"risk_management": ["What is a risk?", "Overview"], "questions": ["Why?"]}')
    assert [q.competency for q in findings.questions] == ["risk management", ""]
    assert [(s.text, s.why) for s in findings.skipped] == [("Overview", Why.HEADING)]


def test_a_competency_that_follows_its_questions_is_theirs_too() -> None:
    (question,) = read('{"questions": [{"q": "Why us?"}], "section": "Motivation"}').questions
    assert question.competency == "Motivation"


def test_a_key_that_asks_is_a_question_with_its_answer() -> None:
    (question,) = read('{"What is a Gantt chart?": "Bars over time."}').questions
    assert (question.text, question.tips) == ("What is a Gantt chart?", ("Bars over time.",))


def test_a_title_that_asks_nothing_is_skipped_and_choices_are_no_questions() -> None:
    findings = read(
        '[{"title": "Agenda"}, {"q": "Which one?", "options": ["Is it A?", "Is it B?"]}]'
    )
    assert [q.text for q in findings.questions] == ["Which one?"]
    assert [(s.text, s.why) for s in findings.skipped] == [("Agenda", Why.HEADING)]


def test_a_question_in_a_mapping_of_its_own_keeps_what_that_says() -> None:
    (question,) = read('{"question": {"text": "What is lean?", "level": "easy"}}').questions
    assert (question.text, question.level) == ("What is lean?", Level.ENTRY)


def test_one_document_a_line_is_read_too() -> None:
    findings = read('{"q": "What is scope?"}\n{"q": "What is a risk?"}\n')
    assert [(q.text, q.line) for q in findings.questions] == [
        ("What is scope?", 1),
        ("What is a risk?", 2),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[\n{"q": "What is scope?"},\n{"q": \n', 3),
        ('[\n"What is scope?",,\n"x"]', 2),
        ("[" * 101, 1),
        ("[" + "9" * 5000 + "]", 1),
        ('{"q": "What is scope?"} and more', 1),
        ("What is scope?", 1),
    ],
)
def test_what_is_no_json_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(BrokenFile, match=f"line {line}:") as raised:
        read(text)
    assert len(raised.value.detail) < 200


@pytest.mark.parametrize(
    "text", ["[]", "5", '"x"', "null", "[1e999]", '{"a": 1, "a": [[]]}', '["\\ud800\\u0000"]']
)
def test_json_without_questions_gives_none(text: str) -> None:
    assert read(text).questions == ()


def test_lists_of_numbers_are_passed_over() -> None:
    assert read('{"history": [[1, -2.5, 1e9], ["2024-01-02"]]}').skipped == ()


def test_surrogates_and_markup_do_no_harm() -> None:
    assert texts('["What\\u0000 \\ud800 is <b>scope</b>?"]') == ["What ? is <b>scope</b>?"]


def test_a_text_too_long_is_skipped() -> None:
    (skipped,) = read('{"question": "What is ' + "this and " * 2000 + '?"}').skipped
    assert skipped.why is Why.TOO_LONG


def test_a_list_in_one_endless_line_is_read() -> None:
    lines = ",".join(f'{{"q": "What is risk number {n} about?"}}' for n in range(4000))
    assert len(texts(f"[{lines}]")) == 4000


def test_an_empty_file_is_told() -> None:
    with pytest.raises(EmptyFile):
        read(" \n")


def test_reading_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        json_file.read(from_text("[" + '"What is it?",\n' * 40_000 + '"x"]'), Reading(), stop)
