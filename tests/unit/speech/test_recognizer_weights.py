"""The model file is what it should be, or the candidate is told."""

import hashlib
import os
from pathlib import Path

import pytest

from tpm_interview.domain.errors import RecognizerMissing, WrongWeights
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.speech.recognizers.registry import load
from tpm_interview.speech.recognizers.weights import check_file

RIGHT = hashlib.sha256(b"weights").hexdigest()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.bin"
    path.write_bytes(b"weights")
    return path


def test_a_damaged_model_file_is_named(model: Path, tmp_path: Path) -> None:
    model.write_bytes(b"weighty")
    with pytest.raises(WrongWeights, match=r"model\.bin"):
        check_file(model, RIGHT, tmp_path / "cache")


def test_a_missing_model_file_is_told_the_same_way(tmp_path: Path) -> None:
    with pytest.raises(WrongWeights):
        check_file(tmp_path / "model.bin", RIGHT, tmp_path)


def test_a_file_found_right_is_not_read_again(model: Path, tmp_path: Path) -> None:
    check_file(model, RIGHT, tmp_path)
    state = model.stat()
    model.write_bytes(b"wEights")  # same size and, below, same time: only reading would tell
    os.utime(model, ns=(state.st_atime_ns, state.st_mtime_ns))
    check_file(model, RIGHT, tmp_path)


def test_a_file_changed_since_is_read_again(model: Path, tmp_path: Path) -> None:
    check_file(model, RIGHT, tmp_path)
    model.write_bytes(b"other weights")
    with pytest.raises(WrongWeights):
        check_file(model, RIGHT, tmp_path)


def test_a_cache_that_cannot_be_written_or_read_does_no_harm(model: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    check_file(model, RIGHT, blocked)
    (tmp_path / "checked-weights.json").write_text("{broken")
    check_file(model, RIGHT, tmp_path)


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    settings = RecognizerSettings(name="whisper", model_folder=str(tmp_path))
    with pytest.raises(RecognizerMissing, match=r"model\.bin"):
        load(settings, 1, tmp_path)


def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(RecognizerMissing, match="no CTranslate2 Whisper model"):
        load(RecognizerSettings(name="whisper", model_folder=str(tmp_path)), 1, tmp_path)
