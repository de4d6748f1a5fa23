from itertools import cycle, islice

import pytest

from tpm_interview.formats.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>Tell</b> me&nbsp;about RACI &amp; OKRs", "Tell me about RACI & OKRs"),
        ("<div>What is scope?</div><div>And creep?</div>", "What is scope?\nAnd creep?"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("Why?<script>alert('x')</script><style>b{}</style>", "Why?"),
        ('Why?<img src="https://example.org/x.png" onerror="x()">', "Why?"),
        ("If a < b, what follows?", "If a < b, what follows?"),
        ("before <!-- <b>aside</b> --> after", "before after"),
        ("RACI is a {{c1::matrix::what?}} of {{c2::roles}}", "RACI is a matrix of roles"),
        ("{{c1::outer {{c2::inner}} end}}", "outer inner end"),
        ("Listen [sound:a.mp3] well", "Listen well"),
        ("", ""),
    ],
)
def test_only_text_is_left_of_html(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize("unit", ["<a ", "<a b='", "<!--", "{{c1::", "[sound:", "&#", "<script>"])
def test_markup_that_never_ends_ends(unit: str) -> None:
    assert isinstance(text_of_html("".join(islice(cycle(unit), 30_000))), str)
