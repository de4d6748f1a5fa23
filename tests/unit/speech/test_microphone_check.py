import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.sounds import noise, tone
from tpm_interview.domain.sound import Loudness
from tpm_interview.speech.level import SILENCE_DBFS
from tpm_interview.speech.microphone_check import examine


def syllables(amplitude: float) -> bytes:
    """Four seconds that swell and fade as speech does."""
    return (tone(200, 0.3, amplitude=amplitude) + tone(200, 0.2, amplitude=amplitude / 10)) * 8


@pytest.mark.parametrize(
    ("amplitude", "loudness"),
    [
        (0.001, Loudness.SILENT),
        (0.006, Loudness.TOO_QUIET),
        (0.05, Loudness.GOOD),
        (0.9, Loudness.GOOD),
        (1.0, Loudness.CLIPPING),
    ],
)
def test_a_voice_is_judged_by_its_level(amplitude: float, loudness: Loudness) -> None:
    assert examine(syllables(amplitude)).loudness is loudness


def test_the_numbers_are_those_of_the_voice_not_of_its_pauses() -> None:
    finding = examine(syllables(0.1))
    assert finding.peak_dbfs == pytest.approx(-20, abs=0.1)
    assert finding.speech_dbfs == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("pcm", [b"", b"\1", bytes(128_000), tone(50, 4, amplitude=0.1)])
def test_nothing_silence_and_a_hum_are_no_voice(pcm: bytes) -> None:
    assert examine(pcm).loudness is Loudness.SILENT


def test_a_muted_microphone_has_finite_levels() -> None:
    finding = examine(bytes(128_000))
    assert finding.peak_dbfs == finding.speech_dbfs == SILENCE_DBFS


def test_steady_noise_is_no_voice() -> None:
    assert examine(noise(4)).loudness is Loudness.SILENT


@given(st.binary(max_size=8000))
def test_any_bytes_get_a_finding(pcm: bytes) -> None:
    finding = examine(pcm)
    assert SILENCE_DBFS <= finding.speech_dbfs <= 0
    assert finding.peak_dbfs <= 0
