"""Which of two readings of one answer is kept."""

from tpm_interview.domain.transcript import Recognition, Span, Word, WordSource
from tpm_interview.speech.recognizers.choose import better_founded, wordless_s


def reading(probability: float, *starts: float) -> Recognition:
    words = tuple(Word("word", start, start + 0.5, probability) for start in starts)
    return Recognition(words, (Span(0.0, 3.0),), 4.0, "r", "m")


def test_the_whole_pass_is_kept_when_nothing_speaks_against_it() -> None:
    windowed, whole = reading(0.9, 0, 1, 2), reading(0.9, 0, 1, 2)
    assert better_founded(windowed, whole) is whole


def test_the_reading_that_lost_a_second_of_heard_speech_is_not_kept() -> None:
    complete, lossy = reading(0.5, 0, 1, 2), reading(0.99, 0)
    assert better_founded(complete, lossy) is complete
    assert better_founded(lossy, complete) is complete


def test_a_clearly_doubtful_whole_pass_is_not_kept() -> None:
    windowed, whole = reading(0.9, 0, 1, 2), reading(0.7, 0, 1, 2)
    assert better_founded(windowed, whole) is windowed


def test_fillers_do_not_make_a_reading_doubtful() -> None:
    windowed = reading(0.9, 0, 1, 2)
    filler = Word("um,", 0.6, 0.8, 0.1, WordSource.FILLER)
    whole = Recognition((*windowed.words, filler), windowed.speech, 4.0, "r", "m")
    assert better_founded(windowed, whole) is whole


def test_speech_without_words_is_counted_in_seconds() -> None:
    assert wordless_s(reading(0.9)) == 3.0
    assert abs(wordless_s(reading(0.9, 0.0)) - 2.2) < 1e-6
