"""What a candidate at the real window has: a screen, ears and a mouth, and a library."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.screen import VirtualScreen
from fakes.virtual_audio import VirtualAudio
from tpm_interview.domain.settings import Settings
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    with VirtualScreen() as made:
        yield made


@pytest.fixture
def audio() -> Iterator[VirtualAudio]:
    with VirtualAudio() as made:
        yield made


@pytest.fixture
def window_env(screen: VirtualScreen) -> dict[str, str]:
    """For a window on that screen, on a machine where nothing sounds."""
    return {**os.environ, **screen.env, "PULSE_SERVER": "unix:/nowhere"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library whose candidate has seen the welcome."""
    folder = tmp_path / "library"
    with Library.open(folder):
        SettingsFile(folder / "settings.toml").write(replace(Settings(), welcomed=True))
    return folder
