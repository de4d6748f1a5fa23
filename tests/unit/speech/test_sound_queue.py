"""What waits for the speaker."""

from collections.abc import Iterator

from tpm_interview.speech.sound_queue import AHEAD_FRAMES, SoundQueue
from tpm_interview.speech.tempo import Piece


def piece(frames: int, start_s: float = 0.0) -> Piece:
    return Piece(bytes(2 * frames), start_s, 1.0)


def fed(queue: SoundQueue, *found: Piece) -> Iterator[Piece]:
    source: Iterator[Piece] = iter(())
    queue.play_from(source)
    for each in found:
        queue.add(source, each)
    return source


def test_an_empty_queue_wants_nothing_and_is_over() -> None:
    queue = SoundQueue()
    assert (queue.is_hungry, queue.is_over, queue.has_begun) == (False, True, True)


def test_so_many_samples_are_taken_across_pieces() -> None:
    queue = SoundQueue()
    fed(queue, piece(480, 1.0), piece(480, 3.0))
    taken = queue.take(720)
    assert [(each.frames, each.start_s) for each in taken] == [(480, 1.0), (240, 3.0)]
    (rest,) = queue.take(9999)
    assert (rest.frames, rest.start_s) == (240, 3.005)


def test_half_a_second_ahead_is_enough() -> None:
    queue = SoundQueue()
    source = fed(queue, piece(AHEAD_FRAMES - 1))
    assert queue.is_hungry
    queue.add(source, piece(1))
    assert not queue.is_hungry


def test_what_waits_plays_on_until_the_new_source_has_sound() -> None:
    queue = SoundQueue()
    old = fed(queue, piece(AHEAD_FRAMES, 1.0))
    new: Iterator[Piece] = iter(())
    queue.play_from(new)
    assert queue.is_hungry
    assert not queue.add(old, piece(10, 2.0))
    assert queue.take(10)[0].start_s == 1.0
    assert queue.add(new, piece(10, 5.0))
    assert [each.start_s for each in queue.take(9999)] == [5.0]


def test_it_is_over_when_the_end_was_taken() -> None:
    queue = SoundQueue()
    source = fed(queue, piece(10))
    queue.add(source, None)
    assert not queue.is_over
    queue.take(10)
    assert queue.is_over
