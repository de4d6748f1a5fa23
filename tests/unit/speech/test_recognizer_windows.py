"""Windows, pieces and glances: every second is read, whatever the recording's length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.transcript import Word
from tpm_interview.speech.recognizers.partial import agreed
from tpm_interview.speech.recognizers.pieces import LONGEST, SHORTEST, next_cut
from tpm_interview.speech.recognizers.windows import WINDOW_S, is_full, next_start_s

SPEECH = st.lists(st.tuples(st.integers(1, 400), st.sampled_from([0.01, 0.4, 0.95])), max_size=12)


def frames(runs: list[tuple[int, float]]) -> list[float]:
    return [probability for length, probability in runs for _ in range(length)]


def all_cuts(probabilities: list[float]) -> list[int]:
    cuts, start = [], 0
    while (cut := next_cut(probabilities, start)) is not None:
        cuts.append(cut)
        start = cut
    return cuts


@given(st.floats(31, 3600), st.lists(st.none() | st.floats(0, 40), min_size=1))
def test_windows_leave_no_gap_and_always_get_ahead(
    audio_s: float, reaches: list[float | None]
) -> None:
    start_s = 0.0
    for reach in reaches:
        if not is_full(start_s, audio_s):
            break
        after_s = next_start_s(start_s, None if reach is None else start_s + reach)
        assert start_s + 5 <= after_s + 1e-6
        assert after_s <= start_s + WINDOW_S
        start_s = after_s
    assert start_s <= audio_s


def test_the_next_window_begins_where_the_last_sentence_ended() -> None:
    assert next_start_s(30.0, 56.5) == 56.5
    assert next_start_s(30.0, None) == 60.0


@given(SPEECH)
def test_pieces_are_neither_too_short_nor_too_long(runs: list[tuple[int, float]]) -> None:
    probabilities = frames(runs)
    cuts = all_cuts(probabilities)
    for start, cut in pairwise([0, *cuts]):
        assert SHORTEST - 8 <= cut - start <= LONGEST
    assert len(probabilities) - (cuts[-1] if cuts else 0) < LONGEST


@given(SPEECH, st.integers(0, 3000))
def test_a_cut_once_made_stays_when_more_is_heard(runs: list[tuple[int, float]], at: int) -> None:
    probabilities = frames(runs)
    before = all_cuts(probabilities[:at])
    assert all_cuts(probabilities)[: len(before)] == before


def test_a_piece_ends_in_the_first_pause_after_ten_seconds() -> None:
    speech, pause = [0.95] * 400, [0.02] * 40
    cut = next_cut(speech + pause + speech, 0)
    assert cut is not None
    assert 400 < cut < 440


def test_speech_without_a_pause_is_cut_where_it_is_least_likely() -> None:
    probabilities = [0.95] * 900
    probabilities[500] = 0.6
    assert next_cut(probabilities, 0) == 500


def test_two_readings_agree_on_the_words_they_begin_with() -> None:
    before = [Word("We", 0, 1), Word("shipped", 1, 2), Word("in", 2, 3)]
    now = [Word("We", 0, 1), Word("shipped,", 1, 2), Word("it", 2, 3)]
    assert agreed(before, now) == (now[0], now[1])
