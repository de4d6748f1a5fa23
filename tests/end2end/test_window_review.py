"""An answer heard of, marked, corrected, thrown away and had back at the real window, by keys."""

from dataclasses import replace
from pathlib import Path

import pytest

from fakes.hearing import recognition
from fakes.screen import VirtualScreen
from fakes.spoken_library import NOW, made_library
from fakes.window_driver import WindowDriver
from tpm_interview.domain.session import TakeState
from tpm_interview.domain.settings import Settings
from tpm_interview.domain.transcript import Transcript, Version
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with spoken answers, whose candidate has seen the welcome."""
    folder = made_library(tmp_path / "library")
    with Library.open(folder) as opened:
        for take in opened.sessions.unrecognized():
            heard = recognition("The vendor was late.")
            words = Transcript(Version.RECOGNIZED, NOW, heard.words, heard.speech)
            opened.sessions.add_transcript(take.id, words, TakeState.RECOGNIZED)
    SettingsFile(folder / "settings.toml").write(replace(Settings(), welcomed=True))
    return folder


def test_an_answer_is_marked_corrected_thrown_away_and_had_back(
    screen: VirtualScreen, window_env: dict[str, str], library: Path
) -> None:
    with WindowDriver(library, window_env) as window:
        window.until("questions fit")
        screen.press("ctrl+2")
        window.until("Facts", "N marks the moment you hear.")
        screen.press("n")
        window.until("Moment marked")
        screen.type("say the date")
        screen.press("Return")
        window.until("Undo change mark")
        screen.press("e")
        window.until("Save  (Ctrl+S)")
        screen.press("ctrl+a")
        screen.type("The vendor slipped by a fortnight.")
        screen.press("ctrl+s")
        window.until("Undo change words")
        screen.press("Delete")
        window.until("Answer moved to the trash", "Trash (1)")
        screen.press("ctrl+z")
        window.until("Taken back")
        window.until_gone("Trash (1)")
        assert window.close_window() == 0
    with Library.open(library, read_only=True) as opened:
        texts = [take.text for session in opened.sessions.newest(9) for take in session.takes]
        assert "The vendor slipped by a fortnight." in texts
        ids = [take.id for session in opened.sessions.newest(9) for take in session.takes]
        marks = [m.text for each in opened.annotations.of_takes(ids).values() for m in each.marks]
        assert marks == ["say the date"]
