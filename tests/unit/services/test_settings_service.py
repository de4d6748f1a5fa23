"""The candidate's choices."""

from dataclasses import replace
from pathlib import Path

from tpm_interview.domain.session import Mode
from tpm_interview.domain.settings import Settings, Theme
from tpm_interview.services.settings import SettingsService
from tpm_interview.storage.settings_file import SettingsFile


def test_a_change_is_told_and_found_again(tmp_path: Path) -> None:
    service, told = SettingsService(SettingsFile(tmp_path / "settings.toml")), list[Settings]()
    service.subscribe(told.append)
    service.change(replace(service.current, theme=Theme.DARK))
    again = SettingsService(SettingsFile(tmp_path / "settings.toml"))
    assert again.current.theme is Theme.DARK
    assert told == [again.current]


def test_own_terms_replace_those_of_one_mode(tmp_path: Path) -> None:
    service = SettingsService(SettingsFile(tmp_path / "settings.toml"))
    mock = replace(service.current.plan(Mode.MOCK), think_s=60)
    service.change_plan(mock)
    assert service.current.plan(Mode.MOCK).think_s == 60
    assert service.current.plan(Mode.PRACTICE).question_count == 5
    assert len(service.current.plans) == 3


def test_a_broken_file_is_told_and_the_defaults_stand_in(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("theme = [")
    service = SettingsService(SettingsFile(tmp_path / "settings.toml"))
    assert service.problem is not None
    assert service.current == Settings()
