"""Why no window can open, told before Qt aborts."""

import ctypes
import sys
from collections.abc import Callable

import pytest

from tpm_interview.services.desktop_libraries import (
    ANY_PLATFORM,
    X_WINDOW,
    desktop_problem,
    missing_packages,
)

Missing = Callable[..., list[str]]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Missing:
    """Says which libraries are missing; gives the list of those that were looked for."""

    def make(*missing: str) -> list[str]:
        asked: list[str] = []

        def load(name: str) -> None:
            asked.append(name)
            if name in missing:
                raise OSError(f"{name}: cannot open shared object file")

        monkeypatch.setattr(ctypes, "CDLL", load)
        return asked

    return make


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_qt_brings_all_it_needs(
    platform: str, without: Missing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = without("libGL.so.1")
    monkeypatch.setattr(sys, "platform", platform)
    assert desktop_problem() is None
    assert asked == []


def test_without_a_screen_the_commands_are_named() -> None:
    problem = desktop_problem()
    assert problem is not None
    assert "no screen" in problem.message
    assert "--help" in problem.remedy


def test_missing_libraries_become_one_line_to_run(
    without: Missing, monkeypatch: pytest.MonkeyPatch
) -> None:
    without("libEGL.so.1", "libxcb-cursor.so.0")
    monkeypatch.setenv("DISPLAY", ":0")
    problem = desktop_problem()
    assert problem is not None
    assert problem.remedy == "Run: sudo apt install libegl1 libxcb-cursor0"


@pytest.mark.parametrize(
    ("name", "value", "needs_x"),
    [
        ("DISPLAY", ":0", True),
        ("WAYLAND_DISPLAY", "wayland-0", False),
        ("QT_QPA_PLATFORM", "offscreen", False),
        ("QT_QPA_PLATFORM", "xcb", True),
    ],
)
def test_only_an_x_window_needs_the_libraries_of_x(
    name: str, value: str, needs_x: bool, without: Missing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = without()
    monkeypatch.setenv(name, value)
    assert desktop_problem() is None
    wanted = ANY_PLATFORM + (X_WINDOW if needs_x else ())
    assert asked == [library for library, _ in wanted]


def test_a_library_that_is_there_is_not_missing() -> None:
    assert missing_packages((("libc.so.6", "libc6"), ("libnothing.so.9", "nothing"))) == (
        "nothing",
    )
