"""The player, heard at the virtual speakers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from fakes.sounds import noise, pcm_of, tone, wav_file
from fakes.virtual_audio import Child, VirtualAudio

RATE_HZ = 48_000
HEARD = ((0.0, 0.5), (0.9, 1.2), (1.5, 2.0))

PLAYER = """
import json, sys, threading, time
from pathlib import Path
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.transcript import Span
from tpm_interview.speech.player import Player

ended = threading.Event()
ends = []

def on_end():
    ends.append(threading.current_thread().name)
    ended.set()

player = Player("", on_end)

def say(value):
    print(json.dumps(value), flush=True)

def reach(position_s, patience_s=10):
    until = time.monotonic() + patience_s
    while player.position_s < position_s and player.is_playing and time.monotonic() < until:
        time.sleep(0.001)

say("READY")
for line in sys.stdin:
    name, *words = json.loads(line)
    started = time.monotonic()
    try:
        if name == "load":
            player.load(Path(words[0]))
        elif name == "loop":
            player.set_loop(Span(*words) if words else None)
        elif name == "skip":
            player.set_skips(tuple(Span(*each) for each in words))
        elif name == "reach":
            reach(*words)
        elif name == "await_end":
            ended.wait(10)
        else:
            getattr(player, name)(*words)
    except UserError as error:
        say({"error": type(error).__name__})
        continue
    say({
        "took_s": time.monotonic() - started,
        "position_s": player.position_s,
        "playing": player.is_playing,
        "ends": ends,
        "went_wrong": type(player.error).__name__ if player.error else None,
    })
"""


class Remote:
    """The player in its child process: one call, one answer."""

    def __init__(self, child: Child) -> None:
        self._child = child

    def __call__(self, name: str, *words: object) -> dict[str, object]:
        self._child.tell(json.dumps([name, *words]))
        told: dict[str, object] = self._child.said()
        return told


@contextmanager
def player(audio: VirtualAudio) -> Iterator[Remote]:
    with Child(PLAYER, env=audio.env) as child:
        assert child.said() == "READY"
        yield Remote(child)


def sounding(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    """Without silence: on a busy computer the sound server stutters, losing nothing."""
    return np.compress(samples != 0, samples)


def heard(path: Path) -> NDArray[np.int16]:
    """What was heard, without the silence before and after."""
    samples = np.frombuffer(pcm_of(path), "<i2")
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 60)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def loudest_hz(samples: NDArray[np.int16]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * RATE_HZ / len(samples))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "heard.wav"


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """Two seconds of noise at the speakers' own rate: every place can be told from its samples."""
    return wav_file(tmp_path / "speech.wav", noise(2, RATE_HZ), RATE_HZ)


@pytest.fixture
def whistle(tmp_path: Path) -> Path:
    return wav_file(tmp_path / "whistle.wav", tone(440, 1.5))


def test_a_file_is_heard_sample_for_sample_and_its_end_told_once(
    audio: VirtualAudio, out: Path, speech: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        assert call("play")["playing"]
        told = call("await_end")
    assert (told["playing"], told["ends"], told["went_wrong"]) == (False, ["player"], None)
    assert told["position_s"] == pytest.approx(2.0)
    spoken = np.frombuffer(noise(2, RATE_HZ), "<i2")
    assert np.array_equal(sounding(heard(out)), sounding(spoken))


def test_sound_stops_at_once_where_the_position_says(
    audio: VirtualAudio, out: Path, speech: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        call("play", 0.5)
        call("reach", 1.2)
        told = call("pause")
    assert told["playing"] is False
    assert told["ends"] == []
    samples = sounding(heard(out))
    spoken = sounding(np.frombuffer(noise(2, RATE_HZ), "<i2")[RATE_HZ // 2 :])
    assert np.array_equal(samples, spoken[: len(samples)])
    assert 0.5 + len(samples) / RATE_HZ == pytest.approx(told["position_s"], abs=0.07)


def test_after_a_pause_it_goes_on_at_the_last_sound_heard(
    audio: VirtualAudio, out: Path, speech: Path
) -> None:
    with player(audio) as call:
        call("load", str(speech))
        call("play")
        call("reach", 0.7)
        paused_at = call("pause")["position_s"]
        assert isinstance(paused_at, float)
        with audio.record_speakers(out):
            call("play")
            call("await_end")
    assert len(sounding(heard(out))) / RATE_HZ == pytest.approx(2 - paused_at, abs=0.005)


@pytest.mark.parametrize("tempo", [0.5, 0.75, 1.5, 2.0])
def test_another_tempo_keeps_the_pitch(
    audio: VirtualAudio, out: Path, whistle: Path, tempo: float
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(whistle))
        call("set_tempo", tempo)
        call("play")
        assert call("await_end")["position_s"] == pytest.approx(1.5, abs=0.02)
    samples = heard(out)
    assert len(samples) / RATE_HZ == pytest.approx(1.5 / tempo, abs=0.06)
    assert loudest_hz(samples) == pytest.approx(440, rel=0.01)


def test_the_tempo_changes_while_playing_without_a_jump(
    audio: VirtualAudio, out: Path, whistle: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(whistle))
        call("play")
        call("reach", 0.5)
        position_s = call("set_tempo", 0.5)["position_s"]
        assert position_s == pytest.approx(0.5, abs=0.02)
        call("await_end")
    samples = heard(out)
    assert len(samples) / RATE_HZ == pytest.approx(0.5 + 2.0, abs=0.15)
    assert not np.any(np.convolve(np.abs(samples) < 60, np.ones(480), "valid") == 480)


def test_a_loop_goes_round_without_a_gap_until_it_is_taken_away(
    audio: VirtualAudio, out: Path, speech: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        call("loop", 0.5, 0.9)
        call("play", 0.5)
        call("reach", 1.9, 4)  # for four seconds: the loop never gets there
        told = call("pause")
    position_s = told["position_s"]
    assert isinstance(position_s, float)
    assert 0.5 <= position_s <= 0.9
    assert told["ends"] == []
    samples = heard(out)
    once = np.frombuffer(noise(2, RATE_HZ), "<i2")[RATE_HZ // 2 : RATE_HZ * 9 // 10]
    assert len(samples) > 7 * len(once)
    seam = np.concatenate([once[-2000:], once[:2000]])
    assert samples.tobytes().count(seam.tobytes()) >= 6


def test_skipped_stretches_are_not_heard(audio: VirtualAudio, out: Path, speech: Path) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        call("skip", (0.5, 0.9), (1.2, 1.5))
        call("play")
        told = call("await_end")
    assert told["position_s"] == pytest.approx(2.0)
    spoken = np.frombuffer(noise(2, RATE_HZ), "<i2")
    parts = [spoken[round(a * RATE_HZ) : round(b * RATE_HZ)] for a, b in HEARD]
    assert np.array_equal(sounding(heard(out)), sounding(np.concatenate(parts)))


def test_a_skip_takes_hold_while_playing(audio: VirtualAudio, out: Path, speech: Path) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        call("play")
        call("reach", 0.3)
        call("skip", (0.6, 1.6))
        call("await_end")
    spoken = np.frombuffer(noise(2, RATE_HZ), "<i2")
    parts = [spoken[: RATE_HZ * 6 // 10], spoken[RATE_HZ * 16 // 10 :]]
    assert np.array_equal(sounding(heard(out)), sounding(np.concatenate(parts)))


def test_playing_from_inside_a_skip_begins_behind_it(
    audio: VirtualAudio, out: Path, speech: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        call("skip", (0.5, 1.5))
        call("play", 0.8)
        call("await_end")
    spoken = np.frombuffer(noise(2, RATE_HZ), "<i2")[RATE_HZ * 3 // 2 :]
    assert np.array_equal(sounding(heard(out)), sounding(spoken))


def test_skips_inside_a_loop_at_another_tempo(
    audio: VirtualAudio, out: Path, whistle: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(whistle))
        call("set_tempo", 2.0)
        call("loop", 0.2, 1.2)
        call("skip", (0.4, 1.0))
        call("play", 0.2)
        call("reach", 1.4, 2)  # never: the loop holds it
        position_s = call("pause")["position_s"]
    assert isinstance(position_s, float)
    assert 0.2 <= position_s <= 0.42 or 1.0 <= position_s <= 1.22
    assert loudest_hz(heard(out)) == pytest.approx(440, rel=0.01)


def test_seeking_while_playing_and_stopping_back_to_the_start(
    audio: VirtualAudio, out: Path, speech: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(speech))
        call("play")
        call("reach", 0.3)
        assert call("seek", 1.5)["position_s"] == pytest.approx(1.5, abs=0.01)
        call("reach", 1.6)
        assert call("stop")["position_s"] == 0.0
    ours = np.frombuffer(noise(2, RATE_HZ), "<i2")[RATE_HZ * 3 // 2 :][:500]
    assert ours.tobytes() in heard(out).tobytes()


def test_half_the_volume_is_half_the_amplitude(
    audio: VirtualAudio, out: Path, whistle: Path
) -> None:
    with audio.record_speakers(out), player(audio) as call:
        call("load", str(whistle))
        call("set_volume", 0.5)
        call("play")
        call("await_end")
    assert np.abs(heard(out)).max() == pytest.approx(32_767 * 0.25, rel=0.02)


def test_no_speaker_is_an_error_and_a_position_stays(audio: VirtualAudio, speech: Path) -> None:
    audio.kill_server()
    with player(audio) as call:
        call("load", str(speech))
        assert call("play") == {"error": "NoSpeaker"}
        assert call("seek", 1.0)["playing"] is False


@pytest.mark.parametrize("harm", ["kill_server", "freeze_server"])
def test_a_dead_or_hanging_sound_server_ends_the_playing_with_a_reason(
    audio: VirtualAudio, speech: Path, harm: str
) -> None:
    with player(audio) as call:
        call("load", str(speech))
        call("play")
        call("reach", 0.3)
        getattr(audio, harm)()
        told = call("await_end")
    assert (told["ends"], told["went_wrong"]) == (["player"], "SpeakerLost")
    assert told["playing"] is False
