import threading

import pytest

from tpm_interview.speech.patience import try_for, within


def test_a_result_in_time_is_returned_and_not_discarded() -> None:
    discarded: list[int] = []
    assert within(5, lambda: 7, discarded.append) == 7
    assert discarded == []


def test_an_error_in_time_is_raised() -> None:
    def fail() -> int:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        within(5, fail, lambda _: None)


def test_a_result_that_comes_too_late_is_discarded() -> None:
    answer, discarded = threading.Event(), threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, lambda: answer.wait(5), lambda _: discarded.set())
    answer.set()
    assert discarded.wait(5)


def test_trying_gives_up_quietly() -> None:
    answer, answered = threading.Event(), threading.Event()

    def call() -> None:
        answer.wait(5)
        answered.set()

    try_for(0.01, call)
    assert not answered.is_set()
    answer.set()
    assert answered.wait(5)
