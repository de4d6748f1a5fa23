import errno
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.errors import CannotWrite
from tpm_interview.domain.question import Kind, Level, Origin, Question
from tpm_interview.services.exporting import EXPORT_FORMATS, Exporting, format_for
from tpm_interview.storage.library import Library

WHY = Question("why", "Why?", "risk", Kind.METHOD, Level.ANY, Origin.OWN)
HOW = replace(WHY, id="how", text="How?")
GONE = replace(WHY, id="gone", text="Gone?", trashed_at=datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def exporting(tmp_path: Path) -> Exporting:
    library = Library.open(tmp_path / "library")
    library.questions.carry_out(BankEdit((WHY, HOW, GONE)))
    return Exporting(library)


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_every_format_is_written_without_the_trash(
    exporting: Exporting, tmp_path: Path, format: str
) -> None:
    file = tmp_path / "questions"
    assert exporting.export(file, format) == 2
    content = file.read_bytes()
    assert content
    assert b"Gone?" not in content


def test_chosen_questions_keep_the_order_they_were_chosen_in(
    exporting: Exporting, tmp_path: Path
) -> None:
    file = tmp_path / "questions.csv"
    assert exporting.export(file, ids=["how", "why", "gone"]) == 2
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["How?", "Why?"]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.PDF", "pdf"), ("a.apkg", "anki-package"), ("a.md", "markdown"), ("a", "yaml")],
)
def test_the_name_decides_the_format(name: str, format: str) -> None:
    assert format_for(Path(name)) == format


def test_a_place_that_cannot_be_written_is_told(exporting: Exporting, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="nowhere"):
        exporting.export(tmp_path / "nowhere" / "questions.csv")


def test_a_full_disk_leaves_the_older_file_whole(
    exporting: Exporting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "questions.pdf"
    file.write_text("older")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        exporting.export(file)
    assert file.read_text() == "older"
    assert list(tmp_path.glob("*.part")) == []
