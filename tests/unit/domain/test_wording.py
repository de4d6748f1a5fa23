import pytest

from tpm_interview.domain.wording import one_line, slug


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  What\r\n is\u00a0risk? ", "What is risk?"),
        ("Re\u0301sume\u0301\u200b\ufeff", "R\u00e9sum\u00e9"),
        ("a\x00b\x07c", "abc"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("\u202eevil\u202c", "evil"),
        ("no\ufdd0 \U0010ffffcharacter", "no character"),
        ("<b>bold</b> &amp; 1 < 2", "<b>bold</b> &amp; 1 < 2"),
        ("", ""),
    ],
)
def test_a_line_holds_what_can_be_seen_and_nothing_else(text: str, line: str) -> None:
    assert one_line(text) == line
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Risk & dependencies", "risk-dependencies"),
        ("  CI/CD  ", "ci-cd"),
        ("Résumé", "resume"),
        ("日本", "c-c7b7cdcc"),
        ("", ""),
        ("?!", "c-556e289d"),
        ("x" * 100, "x" * 80),
        ("y" * 79 + " z", "y" * 79),
    ],
)
def test_a_slug_is_made_of_plain_letters(name: str, made: str) -> None:
    assert slug(name) == made
