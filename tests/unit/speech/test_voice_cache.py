"""Rendered prompts kept on disk: whole or not at all, and never too much of them."""

import errno
import os
from pathlib import Path

import pytest

from tpm_interview.domain.errors import DiskFull, VoiceFailed
from tpm_interview.domain.sound import SpokenPrompt, SpokenWord
from tpm_interview.speech.voices.cache import PromptCache, key_of

WORDS = (SpokenWord(0, 3, 0.05), SpokenWord(4, 5, 0.4))


def put(cache: PromptCache, key: str, sound: bytes = b"sound") -> SpokenPrompt:
    scratch = cache.scratch(key)
    scratch.write_bytes(sound)
    return cache.put(key, scratch, 1.5, WORDS)


def test_what_was_put_is_found_by_another_process(tmp_path: Path) -> None:
    stored = put(PromptCache(tmp_path / "new" / "cache"), "k")
    assert PromptCache(tmp_path / "new" / "cache").get("k") == stored
    assert stored.path.read_bytes() == b"sound"
    assert stored.words == WORDS


def test_nothing_but_whole_entries_stays(tmp_path: Path) -> None:
    cache = PromptCache(tmp_path)
    put(cache, "k")
    assert {path.suffix for path in tmp_path.iterdir()} == {".wav", ".json"}
    assert cache.get("other") is None


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".wav", b""),
        (".wav", b"sounD"),
        (".json", b""),
        (".json", b'{"duration_s": 1.5, "wor'),
        (".json", b"[]"),
        (".json", b'{"crc": 1}'),
        (".json", b"\xff\xfe"),
    ],
)
def test_a_damaged_entry_is_none_and_can_be_put_again(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    cache = PromptCache(tmp_path)
    put(cache, "k")
    (tmp_path / f"k{suffix}").write_bytes(content)
    assert cache.get("k") is None
    assert cache.get("k") or put(cache, "k") == cache.get("k")


def test_a_sound_without_its_sidecar_is_no_entry(tmp_path: Path) -> None:
    (tmp_path / "k.wav").write_bytes(b"sound")
    assert PromptCache(tmp_path).get("k") is None


def test_the_longest_unused_goes_first_and_the_newest_stays(tmp_path: Path) -> None:
    cache = PromptCache(tmp_path, most_bytes=2500)
    for at_s, key in enumerate(("a", "b", "c")):
        put(cache, key, bytes(1000))
        for suffix in ("wav", "json"):
            os.utime(tmp_path / f"{key}.{suffix}", (at_s, at_s))
    assert cache.get("a")  # heard again, so now it is the newest
    cache.trim(keep="c")
    assert cache.get("b") is None
    assert cache.get("a")
    assert cache.get("c")


def test_the_entry_just_made_stays_even_if_it_alone_is_too_large(tmp_path: Path) -> None:
    cache = PromptCache(tmp_path, most_bytes=10)
    put(cache, "k")
    cache.trim(keep="k")
    assert cache.get("k")


def test_remains_of_a_dead_process_go_but_not_what_is_being_written(tmp_path: Path) -> None:
    cache = PromptCache(tmp_path, most_bytes=0)
    old, new = cache.scratch("a"), cache.scratch("b")
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    cache.trim(keep="")
    assert not old.exists()
    assert new.exists()


def test_where_nothing_can_be_written_a_temporary_folder_serves(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = PromptCache(tmp_path / "file" / "cache")
    stored = put(cache, "k")
    assert cache.get("k") == stored
    cache.close()
    assert not stored.path.exists()


def test_every_part_of_a_key_counts() -> None:
    assert len({key_of("a", "b"), key_of("ab", ""), key_of("a", "b", 1.0), key_of("a", 1.0)}) == 4


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*unused: object, **named: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", no_room)
    with pytest.raises(DiskFull):
        put(PromptCache(tmp_path), "k")
    assert list(tmp_path.iterdir()) == []


def test_without_any_place_to_write_the_voice_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(VoiceFailed):
        put(PromptCache(tmp_path / "file" / "cache"), "k")
