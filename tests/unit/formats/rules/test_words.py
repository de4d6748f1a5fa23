"""Words for kinds, levels and times."""

import pytest

from tpm_interview.domain.question import Kind, Level
from tpm_interview.formats.rules.words import answer_s_of, level_of, named_kind


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Easy", Level.ENTRY),
        ("entry level", Level.ENTRY),
        ("Medium", Level.JUNIOR),
        ("Mid-level", Level.JUNIOR),
        ("HARD", Level.SENIOR),
        ("Sr. TPM", Level.SENIOR),
        ("Staff", Level.PRINCIPAL),
        ("purple", None),
        ("", None),
    ],
)
def test_levels_have_many_names(text: str, level: Level | None) -> None:
    assert level_of(text) is level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Behavioural", Kind.BEHAVIORAL),
        ("technical", Kind.KNOWLEDGE),
        ("Situational", Kind.METHOD),
        ("self-query", Kind.SELF_QUERY),
        ("reverse", Kind.REVERSE),
        ("Stakeholders", None),
    ],
)
def test_kinds_have_many_names(text: str, kind: Kind | None) -> None:
    assert named_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2 min", 120), ("90", 90), ("90s", 90), ("1.5", 90), ("2-3 minutes", 120), ("5", 300),
     ("1", 60), ("soon", None), ("99999", None), ("", None)],
)  # fmt: skip
def test_times_are_minutes_or_seconds(text: str, seconds: int | None) -> None:
    assert answer_s_of(text) == seconds
