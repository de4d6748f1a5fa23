import pytest

from tpm_interview.domain.file_errors import BrokenFile, EmptyFile
from tpm_interview.domain.found import Cancelled, Findings, Reading, Why
from tpm_interview.formats.importers import anki_text
from tpm_interview.formats.source import from_text


def read(text: str) -> Findings:
    return anki_text.read(from_text(text), Reading(), lambda share: None)


EXPORT = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
a1\tBasic\tWork::Risk\t"<b>What</b> is a ""risk""?"\tUncertain.<br>It may happen.\tpm leech
a2\tBasic\tWork::Risk\tRACI\tA matrix.\t
a3\tBasic\tDefault\t"<div>Tell me about a delay.</div>
<script>alert(1)</script>"\t[sound:a.mp3]\t
a4\tBasic\tWork\tCritical path?\tThe longest.\t
"""


def test_notes_bring_deck_tags_and_answer() -> None:
    risk, delay, path = read(EXPORT).questions
    assert (risk.text, risk.line, risk.competency) == ('What is a "risk"?', 7, "Risk")
    assert (risk.tips, risk.tags) == (("Uncertain. It may happen.",), ("pm",))
    assert (delay.text, delay.line, delay.competency) == ("Tell me about a delay.", 9, "")
    assert delay.tips == ()
    assert (path.text, path.line) == ("Critical path?", 11)


def test_a_front_that_asks_nothing_is_skipped() -> None:
    findings = read(EXPORT)
    assert [(s.text, s.line, s.why) for s in findings.skipped] == [("RACI", 8, Why.HEADING)]


@pytest.mark.parametrize(
    ("name", "mark"),
    [("Comma", ","), ("semicolon", ";"), ("Pipe", "|"), ("Tab", "\t"), (";", ";")],
)
def test_every_separator_is_known(name: str, mark: str) -> None:
    (question,) = read(f"#separator:{name}\nWhat is scope?{mark}A border.\n").questions
    assert (question.text, question.tips) == ("What is scope?", ("A border.",))


def test_named_columns_tell_which_field_asks() -> None:
    text = "#separator:tab\n#columns:Answer\tNotes\tQuestion\nA border.\tx\tWhat is scope?\n"
    (question,) = read(text).questions
    assert (question.text, question.tips) == ("What is scope?", ("A border.",))


def test_without_html_markup_is_text() -> None:
    (question,) = read("#html:false\nWhat does <b> do?\tBold.\n").questions
    assert question.text == "What does <b> do?"


def test_odd_directives_and_notes_do_no_harm() -> None:
    text = "#separator:\n#tags column:999\n#deck column:-1\n#\n\n\t\t\n\x07What is scope?\n"
    assert [q.text for q in read(text).questions] == ["What is scope?"]


def test_a_quote_that_never_closes_is_named_by_its_line() -> None:
    note = "What is scope?\tA border of the work.\n"
    with pytest.raises(BrokenFile, match="line 2:"):
        read(f'#separator:tab\n"{note * 40_000}')


def test_a_text_too_long_is_skipped() -> None:
    (skipped,) = read(f"#separator:tab\nWhat is {'this and ' * 2000}?\tx\n").skipped
    assert skipped.why is Why.TOO_LONG


def test_an_empty_file_is_told() -> None:
    with pytest.raises(EmptyFile):
        read("")


def test_reading_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        anki_text.read(from_text("#x\n" + "Why?\tx\n" * 40_000), Reading(), stop)
