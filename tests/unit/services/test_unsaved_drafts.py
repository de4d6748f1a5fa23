import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tpm_interview.domain.errors import LibraryReadOnly
from tpm_interview.domain.question import KeyPoint, Kind, Level, Needs, Origin, Question, Source
from tpm_interview.domain.unsaved import Draft
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.storage.library import Library

BASE = Question(
    "slip", "Why?", "risk", Kind.METHOD, Level.ANY, Origin.SEED_DERIVED, Source("Roles", "risk")
)
DRAFT = Draft(
    BASE,
    "Why <b>so</b>\nlate?",
    "Risk",
    None,
    Level.SENIOR,
    ("And then?",),
    (KeyPoint("The cause", ("We saw",), Needs.NUMBER),),
    ("Be brief.",),
    ("vendor",),
    90,
)


def test_drafts_outlive_the_library_being_closed(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert UnsavedDrafts(library).kept() == ()
        UnsavedDrafts(library).keep([DRAFT, Draft(text="New?")])
    with Library.open(tmp_path) as library:
        assert UnsavedDrafts(library).kept() == (DRAFT, Draft(text="New?"))
        UnsavedDrafts(library).keep([])
        assert UnsavedDrafts(library).kept() == ()


def test_what_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        UnsavedDrafts(library).keep([DRAFT])
        with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as db, db:
            db.execute("UPDATE meta SET value = '[{}' WHERE key = 'unsaved_drafts'")
        assert UnsavedDrafts(library).kept() == ()


def test_a_read_only_library_keeps_none(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    with Library.open(tmp_path, read_only=True) as library, pytest.raises(LibraryReadOnly):
        UnsavedDrafts(library).keep([DRAFT])
