"""A heading names a competency, or nothing."""

import pytest

from tpm_interview.formats.rules.headings import competency_of


@pytest.mark.parametrize(
    ("heading", "competency"),
    [
        ("Risk:", "Risk"),
        ("== Risk ==", "Risk"),
        ("## 2. Risk management", "Risk management"),
        ("**Behavioral Questions**", "Behavioral"),
        ("Leadership interview questions and answers", "Leadership"),
        ("STAKEHOLDERS", "Stakeholders"),
        ("CI/CD", "CI/CD"),
        ("Section 3: Delivery (12 questions)", "Delivery"),
        ("\U0001f525 Conflict", "Conflict"),
        ("[Budget]", "Budget"),
        ("C++", "C++"),
        ("Top 10 TPM interview questions", ""),
        ("Interview Questions", ""),
        ("Table of contents", ""),
        ("Technical Program Manager interview questions", ""),
        ("How to use this list", ""),
        ("---", ""),
        ("x" * 90, ""),
    ],
)
def test_decoration_and_generalities_go(heading: str, competency: str) -> None:
    assert competency_of(heading) == competency
