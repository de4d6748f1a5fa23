"""The package as the Anki app opens it."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from fakes.banks import HOSTILE, export_of, full, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Competency
from tpm_interview.formats.exporters import anki_package
from tpm_interview.formats.exporters.anki_package import write


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:  # Any: anki is not typed for us
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def put_in(collection: Any, folder: Path, export: BankExport) -> None:
    path = folder / "export.apkg"
    path.write_bytes(write(export))
    options = ImportAnkiPackageOptions(update_notes=0)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    collection.import_anki_package(request)


def notes(collection: Any) -> list[Any]:
    return [collection.get_note(id) for id in collection.find_notes("")]


def test_note_has_its_fields_deck_and_tags(collection: Any, tmp_path: Path) -> None:
    put_in(collection, tmp_path, export_of(full("Who owns a risk?")))
    (note,) = notes(collection)
    assert dict(note.items()) == {
        "Question": "Who owns a risk?",
        "Key points": "<ul><li>Who owns a risk?</li><li>Keeps a list</li></ul>",
        "Tips": "<ul><li>Who owns a risk?</li></ul>",
        "Follow-ups": "<ul><li>Who owns a risk?</li><li>Who helped?</li></ul>",
    }
    assert set(note.tags) == {"Who-owns-a-risk?", "two-words"}
    (card,) = note.cards()
    assert collection.decks.name(card.did) == "TPM Interview::Risk & more"
    back = card.answer()
    assert back.index("Who owns") < back.index("<h3>Key points</h3>") < back.index("Who helped?")


def test_side_without_entries_has_no_heading(collection: Any, tmp_path: Path) -> None:
    put_in(collection, tmp_path, export_of(question()))
    assert "<h3>" not in notes(collection)[0].cards()[0].answer()


def test_second_import_updates_and_doubles_nothing(
    collection: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = question()
    with monkeypatch.context() as patched:
        patched.setattr(anki_package, "time", SimpleNamespace(time=lambda: 1_700_000_000.0))
        put_in(collection, tmp_path, export_of(first, question("Another?", "second")))
    put_in(collection, tmp_path, export_of(replace(first, text="Changed?")))
    assert {note["Question"] for note in notes(collection)} == {"Changed?", "Another?"}
    names = [deck.name for deck in collection.decks.all_names_and_ids()]
    assert names == ["Default", "TPM Interview", "TPM Interview::Risk & more"]
    models = [each.name for each in collection.models.all_names_and_ids()]
    assert models.count("TPM Interview question") == 1


def test_markup_in_a_text_is_shown_as_text(collection: Any, tmp_path: Path) -> None:
    put_in(collection, tmp_path, export_of(*(full(t, f"q{n}") for n, t in enumerate(HOSTILE))))
    found = notes(collection)
    assert len(found) == len(HOSTILE)
    for note in found:
        side = note.cards()[0].answer()
        for harm in ("<script", "<img", "<b>", "[sound:", "[latex]", "\\(", "[anki:play"):
            assert harm not in side
        assert not note.cards()[0].answer_av_tags()


def test_competencies_of_one_name_and_names_with_colons(collection: Any, tmp_path: Path) -> None:
    asked = (question(), replace(question(id="second"), competency="other"))
    named = (Competency("risk", "A::B"), Competency("other", "A::B"))
    put_in(collection, tmp_path, BankExport(asked, named, (), "Mine"))
    decks = {collection.decks.name(note.cards()[0].did) for note in notes(collection)}
    assert all(name.startswith("TPM Interview::A: :B") for name in decks)


def test_nothing_stays_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    write(export_of(question()))
    assert list(tmp_path.iterdir()) == []
