"""Lines and pages, before anything is drawn."""

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.formats.exporters.pages import Line, Style, set_on_pages, wrapped

STYLE = Style(size=10, height=5)


def width_of(text: str) -> float:
    return len(text)


def lines(count: int, above: float = 0.0) -> list[Line]:
    return [Line(f"{number}", STYLE, above) for number in range(count)]


def test_text_is_broken_at_spaces() -> None:
    assert wrapped("to be or not", 5, width_of) == ["to be", "or", "not"]


def test_word_wider_than_a_line_is_broken() -> None:
    assert wrapped("a abcdefgh bb", 3, width_of) == ["a", "abc", "def", "gh", "bb"]


@given(st.text("ab ", max_size=60), st.integers(1, 12))
def test_no_letter_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    rows = wrapped(text, width, width_of)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(0 < len(row) <= width for row in rows)


def test_block_that_does_not_fit_goes_to_the_next_page_whole() -> None:
    pages = set_on_pages([lines(3), lines(3)], height=25)
    assert [len(page.placed) for page in pages] == [3, 3]


def test_block_longer_than_a_page_begins_where_it_stands() -> None:
    pages = set_on_pages([lines(3), lines(8)], height=25)
    assert [len(page.placed) for page in pages] == [5, 5, 1]


def test_free_space_is_left_out_at_the_top_of_a_page() -> None:
    (page,) = set_on_pages([lines(2, above=3)], height=25)
    assert [top for top, _ in page.placed] == [0, 8]
