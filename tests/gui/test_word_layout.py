"""Words broken into rows, and what is found at a point of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from tpm_interview.ui.widgets.word_layout import Piece, PieceKind, WordLayout

ROW, SPACE = 20.0, 5.0


def laid_out(widths: list[float], width: float = 100.0, holding: int = -1) -> WordLayout:
    pieces = [
        Piece(PieceKind.WORD, index, wide, holds_on=index == holding)
        for index, wide in enumerate(widths)
    ]
    return WordLayout(pieces, width, ROW, SPACE)


def test_what_does_not_fit_begins_a_row() -> None:
    layout = laid_out([60.0, 30.0, 10.0])
    assert [layout.row_of(index) for index in range(3)] == [0, 0, 1]
    assert layout.box(1).left() == 65.0
    assert layout.box(2).top() == ROW
    assert layout.height == 2 * ROW


def test_what_holds_on_goes_with_the_next() -> None:
    layout = laid_out([60.0, 30.0, 10.0], holding=1)
    assert [layout.row_of(index) for index in range(3)] == [0, 1, 1]
    assert layout.box(2).left() == 30.0


def test_nothing_has_no_height_and_is_nowhere() -> None:
    layout = laid_out([])
    assert layout.height == 0
    assert layout.at(QPointF(1, 1)) == layout.nearest(QPointF(1, 1)) == -1
    assert list(layout.between(0, 50)) == []


@pytest.mark.parametrize(
    ("point", "at", "nearest"),
    [((70, 5), 1, 1), ((62, 5), -1, 0), ((50, 30), -1, 2), ((-5, 500), -1, 2)],
)
def test_a_point_finds_its_piece(point: tuple[int, int], at: int, nearest: int) -> None:
    layout = laid_out([60.0, 30.0, 10.0])
    assert layout.at(QPointF(*point)) == at
    assert layout.nearest(QPointF(*point)) == nearest


@given(st.lists(st.floats(1, 140), min_size=1, max_size=60), st.floats(40, 300))
def test_every_piece_is_found_where_it_stands(widths: list[float], width: float) -> None:
    layout = laid_out(widths, width)
    for index in range(len(widths)):
        box = layout.box(index)
        assert layout.at(box.center()) == index
        assert index in layout.between(box.top() + 1, box.bottom() - 1)
        assert box.left() == 0 or box.right() <= width
    assert list(layout.between(0, layout.height)) == list(range(len(widths)))
