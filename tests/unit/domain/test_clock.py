"""How moments in a recording and lengths are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.clock import clock


@pytest.mark.parametrize(
    ("at_s", "told"),
    [
        (0.0, "0:00"),
        (-3.0, "0:00"),
        (5.9, "0:05"),
        (65.0, "1:05"),
        (3599.9, "59:59"),
        (3600.0, "1:00:00"),
        (4503.0, "1:15:03"),
    ],
)
def test_hours_are_told_only_where_there_are_any(at_s: float, told: str) -> None:
    assert clock(at_s) == told


@given(st.integers(0, 400_000))
def test_every_second_has_a_text_of_its_own(at_s: int) -> None:
    parts = [int(part) for part in clock(at_s).split(":")]
    assert sum(part * 60**place for place, part in enumerate(reversed(parts))) == at_s
