from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.formats.long_text import pieces_of


def test_text_that_fits_stays_in_one_piece() -> None:
    assert pieces_of(" A matrix.\nOf roles. ") == ("A matrix. Of roles.",)
    assert pieces_of(" ") == ()


def test_long_text_is_cut_at_sentence_ends() -> None:
    pieces = pieces_of("The plan holds. " * 200)
    assert len(pieces) > 1
    assert all(piece.endswith("holds.") and len(piece) <= MAX_TEXT for piece in pieces)


def test_endless_text_gives_a_few_pieces() -> None:
    assert len(pieces_of("x" * 100_000)) <= 5
    assert len(pieces_of("A word. " * 100_000)) == 5
