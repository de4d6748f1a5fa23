"""The theme before anything else is read."""

from dataclasses import replace
from pathlib import Path

import pytest

from tpm_interview.domain.settings import Settings, Theme
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.storage.theme_peek import peeked_theme


@pytest.mark.parametrize("theme", Theme)
def test_it_is_the_one_the_settings_file_has(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    SettingsFile(file).write(replace(Settings(), theme=theme))
    assert peeked_theme(file) is theme


@pytest.mark.parametrize("text", ["", "theme = [", "theme = 'pink'", "theme = 3", "\x00"])
def test_a_broken_file_leaves_it_to_the_system(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(text)
    assert peeked_theme(tmp_path / "settings.toml") is Theme.SYSTEM


def test_a_missing_file_leaves_it_to_the_system(tmp_path: Path) -> None:
    assert peeked_theme(tmp_path / "settings.toml") is Theme.SYSTEM
