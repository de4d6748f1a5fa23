"""Pieces of a file: which samples, and where in the file they come from."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from fakes.sounds import noise, wav_file
from tpm_interview.domain.transcript import Span
from tpm_interview.speech.course import Course
from tpm_interview.speech.tempo import PLAYER_RATE_HZ, Piece, pieces

SKIPS = (Span(0.5, 0.9), Span(1.2, 1.5))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tempo") / "speech.wav"
    return wav_file(path, noise(2, PLAYER_RATE_HZ), PLAYER_RATE_HZ)


def joined(found: list[Piece]) -> bytes:
    return b"".join(piece.pcm for piece in found)


def cut(*spans: tuple[float, float]) -> bytes:
    samples = np.frombuffer(noise(2, PLAYER_RATE_HZ), "<i2")
    ends = [(round(a * PLAYER_RATE_HZ), round(b * PLAYER_RATE_HZ)) for a, b in spans]
    return b"".join(samples[a:b].tobytes() for a, b in ends)


def test_skipped_stretches_are_left_out_to_the_sample(speech: Path) -> None:
    found = list(pieces(speech, 0.0, Course(skips=SKIPS)))
    assert joined(found) == cut((0.0, 0.5), (0.9, 1.2), (1.5, 2.0))


def test_every_piece_knows_where_in_the_file_it_begins(speech: Path) -> None:
    for piece in pieces(speech, 0.0, Course(skips=SKIPS)):
        first = round(piece.start_s * PLAYER_RATE_HZ)
        assert piece.pcm == noise(2, PLAYER_RATE_HZ)[first * 2 : first * 2 + len(piece.pcm)]
        assert not any(s.start_s < piece.end_s - 1e-6 and piece.start_s < s.end_s for s in SKIPS)


def test_a_loop_over_a_pause_goes_round_without_it(speech: Path) -> None:
    course = Course(loop=Span(0.4, 1.0), skips=SKIPS)
    once = cut((0.4, 0.5), (0.9, 1.0))
    heard = joined(list(islice(pieces(speech, 0.4, course), 40)))
    assert heard[: 3 * len(once)] == 3 * once


@pytest.mark.parametrize("tempo", [0.5, 1.5, 2.0])
def test_at_another_tempo_the_positions_jump_over_the_same_stretches(
    speech: Path, tempo: float
) -> None:
    found = list(pieces(speech, 0.0, Course(tempo, skips=SKIPS)))
    assert len(joined(found)) / 2 / PLAYER_RATE_HZ == pytest.approx(1.3 / tempo, abs=0.1)
    for each in (0.9, 1.5):
        assert any(piece.start_s == pytest.approx(each) for piece in found)
    heard_s = [piece.end_s for piece in found]
    assert not any(s.start_s + 0.06 < at_s < s.end_s for at_s in heard_s for s in SKIPS)


@pytest.mark.parametrize("from_s", [0.999, 0.9999, 0.99999])
@pytest.mark.parametrize("tempo", [1.0, 2.0])
def test_a_loop_goes_round_from_just_before_its_end(
    tmp_path: Path, from_s: float, tempo: float
) -> None:
    path = wav_file(tmp_path / "take.wav", noise(2, 16_000), 16_000)
    course = Course(tempo, loop=Span(0.5, 1.0))
    found = list(islice(pieces(path, from_s, course), 60))
    assert len(found) == 60
    assert any(piece.start_s == pytest.approx(0.5) for piece in found)


def test_a_loop_behind_the_end_of_the_file_ends(speech: Path) -> None:
    assert list(pieces(speech, 5.0, Course(loop=Span(5.0, 6.0)))) == []


@pytest.mark.parametrize("rate_hz", [16_000, PLAYER_RATE_HZ])
@pytest.mark.parametrize("tempo", [0.75, 1.25, 1.5, 2.0])
def test_what_is_heard_at_another_tempo_is_where_its_piece_says(
    tmp_path: Path, rate_hz: int, tempo: float
) -> None:
    silence, burst = bytes(2 * rate_hz), noise(0.25, rate_hz)
    path = wav_file(tmp_path / "burst.wav", silence + burst + silence, rate_hz)
    found = list(pieces(path, 0.4, Course(tempo)))
    assert found[0].start_s == pytest.approx(0.4)
    loud = np.flatnonzero(np.abs(np.frombuffer(joined(found), "<i2").astype(int)) > 500)
    assert 0.4 + loud[0] / PLAYER_RATE_HZ * tempo == pytest.approx(1.0, abs=0.025)
