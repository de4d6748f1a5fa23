import json
import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import zstandard
from anki.collection import Collection, ExportAnkiPackageOptions

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.file_errors import BrokenFile, EmptyFile, FileTooLarge
from tpm_interview.domain.found import Cancelled, Findings, Reading, Why
from tpm_interview.formats.importers import anki_package
from tpm_interview.formats.source import Source, from_file

CARDS = (
    ("<b>What</b> is a risk?", "An uncertain <i>event</i>."),
    ("RACI", "A matrix."),
    ("Critical path?<script>x()</script>", "The longest."),
)


def source_of(content: bytes) -> Source:
    return Source("deck.apkg", len(content), lambda: BytesIO(content))


def read(source: Source) -> Findings:
    return anki_package.read(source, Reading(), lambda share: None)


def package(**entries: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(f"collection.{name}", content)
    return file.getvalue()


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Anki itself writes: a deck in the newest and the older way, and a whole collection."""
    folder = tmp_path_factory.mktemp("anki")
    collection = Collection(str(folder / "collection.anki2"))
    notetype = collection.models.by_name("Basic")
    assert notetype is not None
    deck = collection.decks.id("Work::Risk")
    assert deck is not None
    for front, back in CARDS:
        note = collection.new_note(notetype)
        note["Front"], note["Back"], note.tags = front, back, ["pm", "leech"]
        collection.add_note(note, deck)
    for legacy, name in ((False, "new.apkg"), (True, "old.apkg")):
        options = ExportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, with_media=False, legacy=legacy
        )
        collection.export_anki_package(out_path=str(folder / name), options=options, limit=None)
    collection.export_collection_package(str(folder / "all.colpkg"), False, False)
    return folder


def old_collection(folder: Path, notes: list[tuple[int, str]], more: str = "") -> bytes:
    """The oldest generation by hand; `more` is SQL."""
    path = folder / "made.anki2"
    with sqlite3.connect(path) as file:
        file.executescript(
            "CREATE TABLE col (decks TEXT, models TEXT);"
            "CREATE TABLE cards (nid INTEGER, did INTEGER); CREATE INDEX ix ON cards (nid);"
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, mid INTEGER, tags TEXT, flds TEXT);"
        )
        models = {"7": {"flds": [{"name": "Answer"}, {"name": "Question"}]}}
        decks = {"5": {"name": "Work::Scope"}}
        file.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(decks), json.dumps(models)))
        for number, (notetype, fields) in enumerate(notes):
            file.execute("INSERT INTO notes VALUES (?, ?, '', ?)", (number, notetype, fields))
            file.execute("INSERT INTO cards VALUES (?, 5)", (number,))
        file.executescript(more)
    file.close()
    content = path.read_bytes()
    path.unlink()
    return content


@pytest.mark.parametrize("name", ["new.apkg", "old.apkg", "all.colpkg"])
def test_what_anki_exports_is_read(exports: Path, name: str) -> None:
    findings = read(from_file(exports / name))
    risk, path = findings.questions
    assert (risk.text, risk.line, risk.place) == ("What is a risk?", 1, "Work::Risk")
    assert (risk.competency, risk.tags) == ("Risk", ("pm",))
    assert risk.tips == ("An uncertain event.",)
    assert (path.text, path.line) == ("Critical path?", 3)
    assert [(s.text, s.line, s.why) for s in findings.skipped] == [("RACI", 2, Why.HEADING)]


def test_the_oldest_generation_is_read_by_the_names_of_its_fields(tmp_path: Path) -> None:
    notes = [(7, "A border.\x1fWhat is scope?"), (8, "What is lean?\x1fLess.")]
    scope, lean = read(source_of(package(anki2=old_collection(tmp_path, notes)))).questions
    assert (scope.text, scope.tips, scope.competency) == ("What is scope?", ("A border.",), "Scope")
    assert (lean.text, lean.tips) == ("What is lean?", ("Less.",))


def test_the_newest_generation_is_taken_and_stubs_are_left(tmp_path: Path) -> None:
    stub = old_collection(tmp_path, [(1, "Why should you update?")])
    older = old_collection(tmp_path, [(1, "What is old?")])
    newest = zstandard.compress(old_collection(tmp_path, [(1, "What is scope creep?")]))
    both = read(source_of(package(anki2=stub, anki21=older)))
    assert [q.text for q in both.questions] == ["What is old?"]
    three = read(source_of(package(anki2=stub, anki21=older, anki21b=newest)))
    assert [q.text for q in three.questions] == ["What is scope creep?"]


def test_odd_rows_do_no_harm(tmp_path: Path) -> None:
    more = (
        "INSERT INTO notes VALUES (90, NULL, NULL, NULL);"
        "INSERT INTO notes VALUES (91, 'x', 5, X'fffe00');"
        "UPDATE col SET decks = '[', models = '[1]';"
    )
    content = old_collection(tmp_path, [(1, "What is scope?")], more)
    findings = read(source_of(package(anki2=content)))
    assert [q.text for q in findings.questions] == ["What is scope?"]
    assert findings.skipped_count == 2


def test_a_query_without_end_is_stopped(tmp_path: Path) -> None:
    more = (
        "DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL"
        " SELECT id + 1 FROM n) SELECT id, 1 AS mid, '' AS tags, 'x' AS flds FROM n;"
    )
    with pytest.raises(BrokenFile, match="collection"):
        read(source_of(package(anki2=old_collection(tmp_path, [], more))))


def test_a_bomb_in_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_package, "_MOST_BYTES", 10_000_000)
    with pytest.raises(FileTooLarge, match="anki21b"):
        read(source_of(package(anki21b=zstandard.compress(bytes(20_000_000)))))


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"anki2": b""},
        {"anki2": b"no database"},
        {"anki21b": b"no zstd"},
        {"anki21b": zstandard.compress(b"no database")},
        {"anki21b": zstandard.compress(b"SQLite format 3\0" * 5000)[:-9]},
        {"anki21": b"SQLite format 3\0" + bytes(4000)},
    ],
)
def test_what_is_no_collection_is_broken(entries: dict[str, bytes]) -> None:
    with pytest.raises(BrokenFile):
        read(source_of(package(**entries)))


@pytest.mark.parametrize("share", [0.0, 0.2, 0.6, 0.99])
def test_a_package_cut_short_is_told(exports: Path, share: float) -> None:
    content = (exports / "new.apkg").read_bytes()
    with pytest.raises(UserError) as raised:
        read(source_of(content[: int(len(content) * share)]))
    assert isinstance(raised.value, BrokenFile if share else EmptyFile)


def test_a_schema_that_is_no_text_is_broken(tmp_path: Path) -> None:
    content = old_collection(tmp_path, []).replace(
        b"CREATE TABLE notes", b"CREATE \xf5\x06BLE notes"
    )
    with pytest.raises(BrokenFile):
        read(source_of(package(anki2=content)))


def test_a_damaged_database_is_told_or_read(tmp_path: Path) -> None:
    content = bytearray(old_collection(tmp_path, [(1, "What is scope?")] * 500))
    content[3000:6000] = b"\xff" * 3000
    with pytest.raises(BrokenFile):
        read(source_of(package(anki2=bytes(content))))


def test_reading_can_be_stopped(exports: Path) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        anki_package.read(from_file(exports / "new.apkg"), Reading(), stop)
