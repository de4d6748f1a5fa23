import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.sounds import tone
from tpm_interview.speech.level import SILENCE_DBFS, level_dbfs, peak_dbfs


def test_a_full_scale_sine_is_three_db_below_a_square() -> None:
    assert level_dbfs(tone(1000, 1, amplitude=1.0)) == pytest.approx(-3.01, abs=0.01)
    assert peak_dbfs(tone(1000, 1, amplitude=1.0)) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("pcm", [b"", b"\0", bytes(3200)])
def test_silence_and_nothing_have_a_finite_level(pcm: bytes) -> None:
    assert level_dbfs(pcm) == peak_dbfs(pcm) == SILENCE_DBFS


@given(st.binary(max_size=400))
def test_any_bytes_have_a_level_between_silence_and_full_scale(pcm: bytes) -> None:
    level, peak = level_dbfs(pcm), peak_dbfs(pcm)
    assert SILENCE_DBFS <= level <= 0
    assert level <= peak + 1e-9
    assert math.isfinite(level)


@given(st.floats(min_value=0.01, max_value=0.9))
def test_half_the_amplitude_is_six_db_less(amplitude: float) -> None:
    louder = level_dbfs(tone(500, 0.1, amplitude=amplitude))
    assert level_dbfs(tone(500, 0.1, amplitude=amplitude / 2)) == pytest.approx(
        louder - 6.02, abs=0.1
    )
