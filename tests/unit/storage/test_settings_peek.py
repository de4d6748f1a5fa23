"""Theme and window before anything else is read."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tpm_interview.domain.settings import Settings, Theme, WindowSettings
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.storage.settings_peek import Look, peeked_look


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("window", [WindowSettings(), WindowSettings(1600, 900, True)])
def test_they_are_those_the_settings_file_has(
    theme: Theme, window: WindowSettings, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    SettingsFile(file).write(replace(Settings(), theme=theme, window=window))
    assert peeked_look(file) == Look(theme, window)


@pytest.mark.parametrize("text", ["", "theme = [", "theme = 'pink'", "theme = 3", "\x00"])
def test_a_broken_file_leaves_the_defaults(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(text)
    assert peeked_look(tmp_path / "settings.toml") == Look()


@pytest.mark.parametrize(
    "window", ["3", "{}", "{width = '9', height = 9, maximized = true}", "{width = 0, height = 9}"]
)
def test_a_broken_window_leaves_the_theme(window: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(f"theme = 'dark'\nwindow = {window}\n")
    assert peeked_look(tmp_path / "settings.toml") == Look(Theme.DARK)


def test_a_missing_file_leaves_the_defaults(tmp_path: Path) -> None:
    assert peeked_look(tmp_path / "settings.toml") == Look()


def test_it_costs_no_slow_import() -> None:
    code = (
        "import sys, tpm_interview.storage.settings_peek\n"
        "sys.exit(bool({'pydantic', 'tomlkit', 'sqlalchemy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
