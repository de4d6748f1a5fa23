"""Text of any encoding and size as lines."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.file_errors import EmptyFile, UnknownFormat
from tpm_interview.domain.found import Cancelled
from tpm_interview.formats.source import Source, from_text
from tpm_interview.formats.text_lines import LONGEST_LINE, TextFile, text_of

FRENCH = "Où est l'équipe ?\nParlez-moi d'un échec à 50 €.\n"
GREEK = "Ποιο έργο σας δίδαξε τα περισσότερα;\nΠώς διαχειρίζεστε κινδύνους;\n" * 4


def bytes_source(content: bytes) -> Source:
    return Source("list.txt", len(content), lambda: BytesIO(content))


def read(content: bytes, encoding: str | None = None) -> TextFile:
    return text_of(bytes_source(content), encoding, lambda share: None)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_western_text_is_read_in_the_encoding_it_is_in(encoding: str, told: str) -> None:
    file = read(FRENCH.encode(encoding))
    assert file.encoding == told
    assert list(file.lines()) == FRENCH.splitlines()


def test_big_endian_utf16_with_a_mark_is_read() -> None:
    file = read(codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"))
    assert list(file.lines()) == FRENCH.splitlines()


def test_text_in_another_script_is_read_in_its_legacy_encoding() -> None:
    assert list(read(GREEK.encode("cp1253")).lines()) == GREEK.splitlines()


def test_stray_bytes_in_utf8_are_read_as_windows_text_and_harm_nothing_else() -> None:
    content = FRENCH.encode() * 20 + b"Tell me about the caf\xe9.\n"
    file = read(content)
    assert file.encoding == "utf-8"
    assert list(file.lines()) == FRENCH.splitlines() * 20 + ["Tell me about the café."]


def test_a_stray_byte_at_the_very_end_is_read() -> None:
    assert list(read(FRENCH.encode() + b"caf\xe9").lines())[-1] == "café"


def test_a_wanted_encoding_overrides_the_guess() -> None:
    file = read("Qué?".encode("cp1252"), "latin-1")
    assert (file.encoding, list(file.lines())) == ("iso8859-1", ["Qué?"])


def test_a_byte_order_mark_is_never_part_of_the_text() -> None:
    assert list(read(codecs.BOM_UTF8 + b"Why?", "utf-8").lines()) == ["Why?"]


@pytest.mark.parametrize("name", ["klingon", "base64", "idna", "utf-7", "a\0b"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormat, match="no text encoding"):
        read(b"Why?", name)


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert list(read(b"a\rb\r\nc\n\nd").lines()) == ["a", "b", "c", "", "d"]


def test_line_ends_can_be_kept() -> None:
    assert list(read(b"a\rb\r\nc\nd").lines(keep_ends=True)) == ["a\r", "b\r\n", "c\n", "d"]


def test_the_stream_keeps_line_ends() -> None:
    with read(b"a\r\nb\n").stream() as stream:
        assert stream.read() == "a\r\nb\n"


def test_a_line_of_a_megabyte_is_cut() -> None:
    first, second = read(b"x" * 1_000_000 + b"\nWhy?").lines()
    assert (len(first), second) == (LONGEST_LINE, "Why?")


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyFile):
        read(content)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04text", b"%PDF-1.7\n", bytes(range(256)) * 9]
)
def test_binary_content_is_no_text(content: bytes) -> None:
    with pytest.raises(UnknownFormat):
        read(content)


def test_a_single_nul_does_no_harm() -> None:
    assert list(read(b"Why \0not?\nTell me about a risk that came true.").lines())[1][:4] == "Tell"


def test_lone_surrogates_become_something_that_can_be_stored() -> None:
    for content in ("Why \ud800?".encode("utf-16", "surrogatepass"), b"Why \xed\xa0\x80?"):
        (line,) = read(content).lines()
        line.encode()


def test_progress_grows_and_can_cancel() -> None:
    told: list[float] = []
    source = from_text("Why do you want this job?\n" * 50_000)
    list(text_of(source, None, told.append).lines())
    assert sorted(told) == told
    assert told[-1] > 0.7

    def stop(share: float) -> None:
        if share:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(text_of(source, None, stop).lines())


@given(st.binary(max_size=300))
def test_any_bytes_are_either_lines_that_can_be_stored_or_refused(content: bytes) -> None:
    try:
        lines = list(read(content).lines())
    except (EmptyFile, UnknownFormat):
        return
    assert "\n".join(lines).encode() is not None


@pytest.mark.parametrize("encoding", ["utf-16", "UTF_32"])
def test_an_encoding_chosen_by_hand_needs_no_mark(encoding: str) -> None:
    content = "How do you plan?\n".encode(f"{encoding}-le")
    source = Source("list.txt", len(content), lambda: BytesIO(content))
    assert list(text_of(source, encoding, lambda share: None).lines()) == ["How do you plan?"]
    latin = Source("list.txt", 7, lambda: BytesIO(b"How so?"))
    assert list(text_of(latin, encoding, lambda share: None).lines())
