"""Sound and children on Windows and macOS, as far as they can be told apart from here."""

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import miniaudio
import pytest

from fakes.other_systems import FakeSoundSystem, hold_open_files, on_windows
from fakes.sounds import tone, wav_file
from tpm_interview.domain.errors import NoMicrophone
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.speech import devices, player
from tpm_interview.speech.audio_files import wav_to_flac
from tpm_interview.speech.recognizers.child import NICENESS, be_modest
from tpm_interview.speech.tempo import Piece

USB = "{0.0.1.00000000}.{9e3d...}".encode("utf-16-le")
ARRAY = "{0.0.1.00000000}.{1a2b...}".encode("utf-16-le")
WASAPI = (("Mikrofon (USB-Gerät)", USB, False), ("Mikrofonarray", ARRAY, True))
CORE_AUDIO = (("MacBook Pro Microphone", b"BuiltInMicrophoneDevice", True),)


def sound_system(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    backend: str,
    microphones: tuple[tuple[str, bytes, bool], ...],
) -> FakeSoundSystem:
    made = FakeSoundSystem(backend, microphones)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(miniaudio, "lib", made)
    monkeypatch.setattr(ctypes, "CDLL", no_library)
    devices.silence_alsa.cache_clear()
    return made


def no_library(name: str, **options: object) -> None:
    raise AssertionError(f"{name} is a library of Linux")


def test_windows_asks_wasapi_first_and_lists_names_and_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system = sound_system(monkeypatch, "win32", "wasapi", WASAPI)
    assert devices.microphones() == (
        AudioDevice("Mikrofon (USB-Gerät)", False),
        AudioDevice("Mikrofonarray", True),
    )
    assert system.asked_backends == [
        miniaudio.lib.ma_backend_wasapi,
        miniaudio.lib.ma_backend_dsound,
        miniaudio.lib.ma_backend_winmm,
    ]


def test_windows_opens_a_microphone_by_its_wide_id(monkeypatch: pytest.MonkeyPatch) -> None:
    sound_system(monkeypatch, "win32", "wasapi", WASAPI)
    found = devices.find_microphone("Mikrofon (USB-Gerät)")
    assert found.id.startswith(USB)
    assert found.backend == miniaudio.Backend.WASAPI.value
    assert bytes(miniaudio.ffi.buffer(found.ffi_id)).startswith(USB)
    assert devices.find_microphone("").name == "Mikrofonarray"


def test_macos_asks_core_audio_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    system = sound_system(monkeypatch, "darwin", "coreaudio", CORE_AUDIO)
    assert devices.microphones() == (AudioDevice("MacBook Pro Microphone", True),)
    assert system.asked_backends == [miniaudio.lib.ma_backend_coreaudio]
    assert not devices.find_microphone("").is_monitor


@pytest.mark.parametrize(("platform", "backend"), [("win32", "wasapi"), ("darwin", "coreaudio")])
def test_a_computer_without_a_microphone_is_told(
    platform: str, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound_system(monkeypatch, platform, backend, ())
    assert devices.microphones() == ()
    assert devices.speakers() == ()
    with pytest.raises(NoMicrophone):
        devices.find_microphone("")


def test_linux_without_alsa_has_nothing_to_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    devices.silence_alsa.cache_clear()
    devices.silence_alsa()
    devices.silence_alsa.cache_clear()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "HF_HUB_OFFLINE"):
        monkeypatch.setenv(name, "")


@pytest.mark.usefixtures("environment")
def test_windows_has_no_nice_and_few_threads_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    on_windows(monkeypatch)
    be_modest(threads=7)
    assert os.environ["OMP_NUM_THREADS"] == "2"
    assert os.environ["HF_HUB_OFFLINE"] == "1"


@pytest.mark.usefixtures("environment")
def test_elsewhere_the_window_goes_before_the_recognizer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "nice", asked.append)
    be_modest(threads=1)
    assert asked == [NICENESS]
    assert os.environ["OMP_NUM_THREADS"] == "1"


def test_a_flac_takes_its_name_after_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_open_files(monkeypatch)
    wav_to_flac(wav_file(tmp_path / "1.wav", tone(200, 1.0)), tmp_path / "1.flac")
    assert {path.name for path in tmp_path.iterdir()} == {"1.wav", "1.flac"}


def test_a_closed_player_has_let_go_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_begun, has_ended = threading.Event(), threading.Event()

    def endless(*_: object) -> Iterator[Piece]:
        try:
            has_begun.set()
            while True:
                yield Piece(bytes(9600), 0.0, 1.0)
        finally:
            has_ended.set()

    monkeypatch.setattr(player, "pieces", endless)
    playing = player.Player()
    playing.load(wav_file(tmp_path / "1.wav", tone(200, 1.0)))
    assert has_begun.wait(10)
    playing.close()
    assert has_ended.is_set()
