import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tpm_interview.domain.bank_edit import Action, BankEdit, Done
from tpm_interview.domain.drafts import tidied
from tpm_interview.domain.errors import EmptyQuestion
from tpm_interview.domain.file_errors import (
    BrokenFile,
    EmptyFile,
    UnknownFormat,
    UnreadableFile,
)
from tpm_interview.domain.found import Cancelled
from tpm_interview.domain.offer import Decision, Imported, Pick, Preview, Twin
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Origin,
    Question,
    QuestionSet,
)
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.exporting import Exporting
from tpm_interview.services.importing import Importing
from tpm_interview.storage.library import Library

SHIPPED = Question(
    "slip",
    "Tell me about a time a dependency slipped.",
    "risk",
    Kind.BEHAVIORAL,
    Level.SENIOR,
    Origin.SEED_DERIVED,
)
LIST = """# Risk and dependencies

- Tell me about a time a dependency slipped!
  - Who noticed?
- How do you keep a risk register?

# Salary

- What do you expect to earn?
- What do you expect to earn??
"""


@dataclass
class Desk:
    """A library with one shipped question."""

    library: Library
    changes: BankChanges
    importing: Importing
    exporting: Exporting

    def texts(self) -> list[str]:
        return [each.text for each in self.library.questions.all()]

    def state(self) -> tuple[object, ...]:
        store = self.library.questions
        return store.everything(), store.sets(), store.competencies()


def desk_in(folder: Path) -> Desk:
    library = Library.open(folder)
    competencies = [Competency("risk", "Risk and dependencies")]
    library.questions.load_shipped([SHIPPED], competencies, "one")
    changes = BankChanges(library)
    return Desk(library, changes, Importing(library, changes), Exporting(library))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path / "library")


def picks(preview: Preview, duplicates: Decision = Decision.LEAVE) -> list[Pick]:
    return [
        Pick(each.found, duplicates, each.duplicate.question_id)
        if each.duplicate
        else Pick(each.found)
        for each in preview.offers
    ]


def test_a_preview_marks_what_is_there_already_and_changes_nothing(desk: Desk) -> None:
    before = desk.state()
    preview = desk.importing.preview_text(LIST)
    twins = [each.duplicate for each in preview.offers]
    assert [each.found.line for each in preview.offers] == [3, 5, 9, 10]
    assert twins[0] is not None
    assert (twins[0].twin, twins[0].question_id) == (Twin.ALIKE, "slip")
    assert twins[1:3] == [None, None]
    assert twins[3] is not None
    assert (twins[3].question_id, twins[3].line) == ("", 9)
    assert desk.state() == before


def test_an_import_is_one_step_with_its_new_competencies(desk: Desk) -> None:
    before = desk.state()
    preview = desk.importing.preview_text(LIST)
    done = desk.importing.commit(picks(preview), preview)
    added = desk.library.questions.all()[1:]
    assert done == Imported(2, 0, added[0].id)
    assert [(each.text, each.competency, each.origin) for each in added] == [
        ("How do you keep a risk register?", "risk", Origin.IMPORTED),
        ("What do you expect to earn?", "salary", Origin.IMPORTED),
    ]
    assert desk.library.questions.competencies()[-1] == Competency("salary", "Salary")
    assert desk.changes.undo() == Done(Action.IMPORT, 2)
    assert desk.state() == before


def test_a_duplicate_can_be_merged_into_what_it_repeats(desk: Desk) -> None:
    preview = desk.importing.preview_text(LIST)
    chosen = [replace(picks(preview, Decision.MERGE)[0])]
    assert desk.importing.commit(chosen, preview) == Imported(0, 1)
    copy = desk.library.questions.all()[0]
    assert (copy.based_on, copy.text) == ("slip", SHIPPED.text)
    assert copy.follow_ups == ("Who noticed?",)


def test_two_of_a_file_can_be_merged_into_the_same_question(desk: Desk) -> None:
    preview = desk.importing.preview_text(LIST)
    first, second = (each.found for each in preview.offers[:2])
    chosen = [
        Pick(first, Decision.MERGE, "slip"),
        Pick(replace(second, tips=("Name one.",)), Decision.MERGE, "slip"),
    ]
    desk.importing.commit(chosen, preview)
    copy = desk.library.questions.all()[0]
    assert (copy.follow_ups, copy.tips) == (("Who noticed?",), ("Name one.",))


def test_nothing_picked_is_no_step(desk: Desk) -> None:
    preview = desk.importing.preview_text(LIST)
    left = [Pick(each.found, Decision.LEAVE) for each in preview.offers]
    assert desk.importing.commit(left, preview) == Imported(0, 0)
    assert desk.changes.undoable is None


def test_one_bad_question_keeps_all_out(desk: Desk) -> None:
    before = desk.state()
    preview = desk.importing.preview_text(LIST)
    chosen = picks(preview)
    chosen[-2] = replace(chosen[-2], found=replace(chosen[-2].found, text=" "))
    with pytest.raises(EmptyQuestion):
        desk.importing.commit(chosen, preview)
    assert desk.state() == before


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"\x89PNG\r\n\x1a\n\x00\x01", UnknownFormat),
        (b'{"questions": [{"question": "Why', BrokenFile),
        (b"PK\x03\x04 word/document.xml cut off", BrokenFile),
    ],
    ids=["empty", "binary", "half-written", "cut"],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(
    desk: Desk, tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    file = tmp_path / "list"
    file.write_bytes(content)
    before = desk.state()
    with pytest.raises(error):
        desk.importing.preview_file(file)
    assert desk.state() == before


def test_a_file_that_is_not_there_is_told_by_name(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.md"):
        desk.importing.preview_file(tmp_path / "gone.md")
    with pytest.raises(UnreadableFile):
        desk.importing.preview_file(tmp_path)


def test_reading_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("How do you keep a risk register?\n" * 300_000)

    def stop(share: float) -> None:
        if share > 0.1:
            raise Cancelled

    before = desk.state()
    with pytest.raises(Cancelled):
        desk.importing.preview_file(file, on_progress=stop)
    assert desk.state() == before


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Z")), min_size=1)
LINES = st.lists(TEXTS, min_size=1, max_size=6).map(" ".join).map(lambda text: text[:900])
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
POINTS = st.builds(KeyPoint, LINES, st.lists(LINES, max_size=3, unique=True).map(tuple))
QUESTIONS = st.builds(
    Question,
    id=SLUGS,
    text=LINES,
    competency=st.sampled_from(("risk", "new-one")),
    kind=st.sampled_from(Kind),
    level=st.sampled_from(Level),
    origin=st.sampled_from((Origin.OWN, Origin.IMPORTED)),
    follow_ups=st.lists(LINES, max_size=3, unique=True).map(tuple),
    key_points=st.lists(POINTS, max_size=2, unique_by=lambda point: point.point).map(tuple),
    tips=st.lists(LINES, max_size=2, unique=True).map(tuple),
    tags=st.lists(LINES, max_size=3, unique=True).map(tuple),
    answer_s=st.none() | st.integers(15, 600),
    hidden=st.booleans(),
    based_on=st.none() | SLUGS,
)
BANKS = st.lists(QUESTIONS.map(tidied), max_size=5, unique_by=lambda question: question.id)


def by_id(desk: Desk) -> dict[str, Question]:
    """The file has one competency after the other, so the order may change."""
    return {each.id: each for each in desk.library.questions.everything()}


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example opens two libraries
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(BANKS)
def test_an_import_of_an_export_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, bank: list[Question]
) -> None:
    desk = desk_in(tmp_path_factory.mktemp("round") / "library")
    put = tuple(question for question in bank if question.id != "slip")
    edit = BankEdit(put, sets=(QuestionSet("a", "Acme", tuple(each.id for each in put)),))
    desk.library.questions.carry_out(edit)
    file = desk.library.folder / "export.yaml"
    desk.exporting.export(file)
    before = desk.state()
    preview = desk.importing.preview_file(file)
    duplicates = [each.duplicate for each in preview.offers]
    assert [each.twin for each in duplicates if each] == [Twin.SAME] * (len(put) + 1)
    assert desk.importing.commit(picks(preview, Decision.MERGE), preview).added == 0
    assert desk.state() == before
    other = desk_in(desk.library.folder.parent / "other")
    carried = other.importing.preview_file(file)
    other.importing.commit(
        [Pick(each.found) for each in carried.offers if each.found.id != "slip"], carried
    )
    assert by_id(other) == by_id(desk)
    desk.library.close()
    other.library.close()


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".apkg"])
def test_questions_travel_through_every_format_that_is_read_again(
    desk: Desk, tmp_path: Path, suffix: str
) -> None:
    preview = desk.importing.preview_text(LIST)
    desk.importing.commit(picks(preview), preview)
    file = tmp_path / f"out{suffix}"
    assert desk.exporting.export(file) == 3
    again = desk.importing.preview_file(file)
    assert {each.found.text for each in again.offers} == set(desk.texts())
    assert all(each.duplicate for each in again.offers)


def test_foreign_json_with_languages_comes_in(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    rows = [{"title": {"de": "Warum?", "en": "Why do you want this job?"}, "topic": "Motivation"}]
    file.write_text(json.dumps({"data": rows}))
    preview = desk.importing.preview_file(file)
    desk.importing.commit(picks(preview), preview)
    added = desk.library.questions.all()[-1]
    assert (added.text, added.competency) == ("Why do you want this job?", "motivation")


def test_a_heading_in_any_letters_becomes_a_competency(desk: Desk) -> None:
    preview = desk.importing.preview_text("# \u30ea\u30b9\u30af\n\n- How do you keep a log?\n")
    desk.importing.commit(picks(preview), preview)
    assert desk.library.questions.competencies()[-1].name == "\u30ea\u30b9\u30af"
