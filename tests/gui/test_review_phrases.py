"""Sentences and words by time, and dates in words."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from fakes.hearing import recognition
from tpm_interview.domain.transcript import Span
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.phrases import sentence_at, word_at

WORDS = recognition("First I asked. Then we moved it").words
NOON = datetime(2026, 5, 13, 12, tzinfo=UTC).astimezone().replace(hour=12)


@pytest.mark.parametrize(("at_s", "index"), [(-0.1, -1), (0.0, 0), (2.95, 2), (99.0, 6)])
def test_the_word_said_at_a_moment(at_s: float, index: int) -> None:
    assert word_at(WORDS, at_s) == index


@pytest.mark.parametrize(
    ("at_s", "sentence"), [(0.0, (0.0, 2.9)), (2.5, (0.0, 2.9)), (3.0, (3.0, 6.9))]
)
def test_the_sentence_around_a_moment(at_s: float, sentence: tuple[float, float]) -> None:
    assert sentence_at(WORDS, at_s) == Span(*sentence)


def test_no_words_have_no_sentence() -> None:
    assert sentence_at((), 1.0) is None


@pytest.mark.parametrize(
    ("days_ago", "told"),
    [(0, "Today"), (1, "Yesterday"), (2, "Mon 11 May"), (200, "25 October 2025")],
)
def test_days_are_told_as_people_say_them(days_ago: int, told: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    try:
        assert wording.day(NOON - timedelta(days=days_ago), NOON) == told
    finally:
        QLocale.setDefault(before)
