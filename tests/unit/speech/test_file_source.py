"""A file in place of a microphone."""

import threading
import time
from pathlib import Path

import pytest

from fakes.sounds import noise, wav_file
from tpm_interview.domain.errors import UnreadableAudio, UserError
from tpm_interview.speech.file_source import PIECE_BYTES, FileSource

LIMIT_S = 10


@pytest.fixture
def sound() -> bytes:
    return noise(0.45)


def delivered(
    path: Path, at_speaking_speed: bool = False
) -> tuple[list[bytes], list[UserError], float]:
    """The pieces, the errors, and the seconds it took."""
    pieces, errors = list[bytes](), list[UserError]()
    source = FileSource(path, at_speaking_speed, pieces.append, errors.append)
    begun = time.monotonic()
    source.open()
    assert source.ended.wait(LIMIT_S)
    took_s = time.monotonic() - begun
    source.close()
    return pieces, errors, took_s


def test_all_of_it_comes_in_pieces_of_a_tenth_of_a_second(tmp_path: Path, sound: bytes) -> None:
    pieces, errors, _ = delivered(wav_file(tmp_path / "a.wav", sound))
    assert b"".join(pieces) == sound
    assert [len(piece) for piece in pieces] == [PIECE_BYTES] * 4 + [PIECE_BYTES // 2]
    assert errors == []


def test_at_speaking_speed_it_lasts_as_long_as_the_sound(tmp_path: Path, sound: bytes) -> None:
    pieces, _, took_s = delivered(wav_file(tmp_path / "a.wav", sound), at_speaking_speed=True)
    assert b"".join(pieces) == sound
    assert took_s >= 0.44


def test_other_forms_become_the_microphones(tmp_path: Path) -> None:
    pieces, _, _ = delivered(wav_file(tmp_path / "a.wav", noise(0.5, 8000), 8000))
    assert sum(map(len, pieces)) == pytest.approx(16_000, abs=64)


def test_what_cannot_be_read_is_told_and_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("no sound")
    pieces, errors, _ = delivered(tmp_path / "a.wav")
    assert pieces == []
    assert [type(error) for error in errors] == [UnreadableAudio]


def test_closing_ends_it_at_once(tmp_path: Path) -> None:
    first = threading.Event()
    pieces: list[bytes] = []

    def hear(piece: bytes) -> None:
        pieces.append(piece)
        first.set()

    path = wav_file(tmp_path / "a.wav", bytes(60 * 32_000))
    source = FileSource(path, True, hear, lambda error: None)
    source.open()
    assert first.wait(LIMIT_S)
    source.close()
    assert source.ended.is_set()
    assert len(pieces) < 10


def test_an_error_of_the_listener_goes_the_same_way(tmp_path: Path, sound: bytes) -> None:
    errors: list[UserError] = []

    def refuse(piece: bytes) -> None:
        raise UnreadableAudio("told to")

    path = wav_file(tmp_path / "a.wav", sound)
    source = FileSource(path, False, refuse, errors.append)
    source.open()
    assert source.ended.wait(LIMIT_S)
    source.close()
    assert [error.detail for error in errors] == ["told to"]
