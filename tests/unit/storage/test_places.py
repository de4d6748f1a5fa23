import sys
from pathlib import Path

import pytest

from tpm_interview.domain.errors import LibraryUnavailable
from tpm_interview.storage.places import library_folder

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")


def test_the_chosen_folder_comes_first(tmp_path: Path) -> None:
    named = {"TPM_INTERVIEW_LIBRARY": str(tmp_path / "named")}
    assert library_folder(tmp_path / "chosen", named) == tmp_path / "chosen"
    assert library_folder(None, named) == tmp_path / "named"


def test_a_relative_folder_is_made_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert library_folder(Path("mine"), {}) == tmp_path / "mine"


@on_linux
def test_the_home_sign_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert library_folder(None, {"TPM_INTERVIEW_LIBRARY": "~/mine"}) == tmp_path / "mine"


@on_linux
def test_the_default_is_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = library_folder(None, {"HOME": str(tmp_path), "TPM_INTERVIEW_LIBRARY": " "})
    assert folder == tmp_path / ".local" / "share" / "TPM Interview"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert library_folder(None, {"XDG_DATA_HOME": str(tmp_path / "data")}) == (
        tmp_path / "data" / "TPM Interview"
    )


@on_linux
@pytest.mark.parametrize("environment", [{}, {"HOME": ""}, {"HOME": "relative"}])
def test_no_home_is_told_with_what_helps(environment: dict[str, str]) -> None:
    with pytest.raises(LibraryUnavailable, match="--library"):
        library_folder(None, environment)
