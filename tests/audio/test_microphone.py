"""The microphone against a virtual one: bit for bit, and a word when it is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fakes.sounds import noise, pcm_of, wav_file
from fakes.virtual_audio import Child, VirtualAudio

RECORDER = """
import json, sys, time
from tpm_interview.domain.errors import UserError
from tpm_interview.speech.devices import microphones, speakers
from tpm_interview.speech.microphone import Microphone

out, name = sys.argv[1:]
heard = []

def say(value):
    print(json.dumps(value), flush=True)

def lost(error):
    kept = sum(map(len, heard))
    say({"lost": type(error).__name__, "detail": error.detail, "kept": kept})

say({
    "microphones": [device.name for device in microphones()],
    "default": [device.name for device in microphones() if device.is_default],
    "with_monitors": [device.name for device in microphones(with_monitors=True)],
    "speakers": [device.name for device in speakers()],
})
microphone = Microphone(name, heard.append, lost)
try:
    microphone.open()
except UserError as error:
    say({"error": type(error).__name__, "detail": error.detail})
    sys.exit()
say(microphone.device_name)
sys.stdin.readline()
microphone.close()
at_close = len(heard)
microphone.close()
with open(out, "wb") as file:
    file.write(b"".join(heard))
say({"longest": max(map(len, heard), default=0), "at_close": at_close, "chunks": len(heard)})
"""


@contextmanager
def recorder(audio: VirtualAudio, out: Path, name: str = "") -> Iterator[Child]:
    with Child(RECORDER, str(out), name, env=audio.env) as child:
        yield child


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "heard.raw"


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    return wav_file(tmp_path / "answer.wav", noise(2))


def test_what_is_spoken_is_recorded_bit_for_bit(
    exact_audio: VirtualAudio, out: Path, answer: Path
) -> None:
    with recorder(exact_audio, out) as child:
        child.said()
        assert child.said() == VirtualAudio.MICROPHONE
        assert exact_audio.play(answer).wait() == 0
        child.tell("close")
        told = child.said()
        assert child.end() == 0
        assert child.stderr == ""
    assert pcm_of(answer) in out.read_bytes()
    assert told["longest"] <= 3200  # 100 ms
    assert told["at_close"] == told["chunks"]


def test_lists_hide_the_monitors_of_speakers(audio: VirtualAudio, out: Path) -> None:
    with recorder(audio, out) as child:
        lists = child.said()
    assert lists["microphones"] == lists["default"] == ["VirtualMic"]
    assert "Monitor of VirtualSpeakers" in lists["with_monitors"]
    assert "VirtualSpeakers" in lists["speakers"]


def test_a_named_microphone_is_taken_although_another_is_the_default(
    audio: VirtualAudio, out: Path
) -> None:
    audio.plug("headset", "Headset")
    with recorder(audio, out, VirtualAudio.MICROPHONE) as child:
        assert child.said()["default"] == ["Headset"]
        assert child.said() == VirtualAudio.MICROPHONE


def test_a_named_microphone_that_is_gone_is_an_error(audio: VirtualAudio, out: Path) -> None:
    with recorder(audio, out, "Yesterday's headset") as child:
        child.said()
        assert child.said() == {"error": "NoMicrophone", "detail": "Yesterday's headset"}


def test_an_unplugged_microphone_is_told_once_and_its_sound_kept(
    exact_audio: VirtualAudio, out: Path, answer: Path
) -> None:
    with recorder(exact_audio, out) as child:
        child.said()
        child.said()
        assert exact_audio.play(answer).wait() == 0
        exact_audio.unplug()
        told = child.said(patience_s=3)
        assert (told["lost"], told["detail"]) == ("MicrophoneLost", "VirtualMic")
        child.tell("close")
        assert "longest" in child.said()
    assert pcm_of(answer) in out.read_bytes()
    assert told["kept"] == out.stat().st_size


def test_a_sound_server_that_crashes_is_noticed_within_two_seconds(
    exact_audio: VirtualAudio, out: Path, answer: Path
) -> None:
    with recorder(exact_audio, out) as child:
        child.said()
        child.said()
        assert exact_audio.play(answer).wait() == 0
        exact_audio.kill_server()
        assert child.said(patience_s=2)["lost"] == "MicrophoneLost"
        child.tell("close")
        child.said()
        assert child.end() == 0
    assert pcm_of(answer) in out.read_bytes()


def test_a_sound_server_that_hangs_is_noticed_too(audio: VirtualAudio, out: Path) -> None:
    with recorder(audio, out) as child:
        child.said()
        child.said()
        audio.freeze_server()
        assert child.said(patience_s=5)["lost"] == "MicrophoneLost"
        child.tell("close")
        child.said()
        assert child.end() == 0


def test_without_a_sound_server_lists_are_empty_and_stderr_is_quiet(
    audio: VirtualAudio, out: Path
) -> None:
    audio.kill_server()
    with recorder(audio, out) as child:
        assert set(map(tuple, child.said().values())) == {()}
        assert child.said() == {"error": "NoMicrophone", "detail": ""}
        assert child.end() == 0
        assert child.stderr == ""


def test_a_monitor_is_never_the_default_microphone(out: Path) -> None:
    with VirtualAudio(microphone=False) as audio, recorder(audio, out) as child:
        child.said()
        assert child.said()["error"] == "NoMicrophone"
