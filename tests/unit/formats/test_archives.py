import stat
import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.file_errors import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    UnsafeFile,
)
from tpm_interview.formats.archives import opened
from tpm_interview.formats.source import Source


def source_of(content: bytes) -> Source:
    return Source("list.zip", len(content), lambda: BytesIO(content))


def zipped(*entries: tuple[str | ZipInfo, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in entries:
            package.writestr(name, content)
    return file.getvalue()


def content_of(content: bytes, name: str, most: int = 1_000_000) -> bytes:
    with opened(source_of(content)) as archive:
        return b"".join(archive.pieces(name, most))


def refusal(content: bytes, name: str = "a") -> UserError:
    with pytest.raises(UserError) as raised:
        content_of(content, name)
    return raised.value


def test_an_entry_is_read_in_pieces() -> None:
    content = bytes(range(256)) * 1000
    assert content_of(zipped(("a", content)), "a") == content


@pytest.mark.parametrize("name", ["../a", "/etc/a", "b/../../a", "C:\\a", "..\\a", "C:a"])
def test_a_name_that_leads_out_of_the_package_is_refused(name: str) -> None:
    error = refusal(zipped((name, b"x")))
    assert isinstance(error, UnsafeFile)
    assert "a" in error.detail


def test_a_link_is_refused() -> None:
    link = ZipInfo("a")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert isinstance(refusal(zipped((link, b"/etc/passwd"))), UnsafeFile)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    error = refusal(zipped(("a", bytes(40_000_000))))
    assert isinstance(error, UnsafeFile)
    assert "40 MB" in error.detail


def test_an_entry_larger_than_wanted_is_named() -> None:
    with pytest.raises(FileTooLarge, match="a: 1 MB"):
        content_of(zipped(("a", bytes(1000))), "a", 999)


def test_an_entry_that_says_it_is_small_swells_no_further() -> None:
    content = bytearray(zipped(("a", bytes(10_000_000))))
    directory = content.index(b"PK\x01\x02")
    struct.pack_into("<L", content, directory + 24, 1000)
    assert isinstance(refusal(bytes(content)), BrokenFile)


def test_an_encrypted_entry_asks_for_the_file_without_password() -> None:
    content = bytearray(zipped(("a", b"x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    error = refusal(bytes(content))
    assert isinstance(error, BrokenFile)
    assert "password" in error.detail


def test_too_many_entries_are_refused() -> None:
    assert isinstance(refusal(zipped(*((f"{n}", b"") for n in range(20_001)))), UnsafeFile)


def test_a_huge_table_of_contents_is_not_read() -> None:
    long_names = (("n" * 60_000 + str(n), b"") for n in range(80))
    assert isinstance(refusal(zipped(*long_names)), UnsafeFile)


@pytest.mark.parametrize("kept", [1, 10, 50, 100, 200])
def test_a_package_cut_short_is_broken(kept: int) -> None:
    assert isinstance(refusal(zipped(("a", bytes(range(256))))[:-kept]), BrokenFile)


def test_an_empty_file_and_one_that_is_no_package_are_told_apart() -> None:
    assert isinstance(refusal(b""), EmptyFile)
    assert isinstance(refusal(b"What is a zip file?"), BrokenFile)
