"""Where in a file the listener is, from what was handed to the speaker and when."""

from collections import deque
from dataclasses import dataclass

MOST_BUFFERED_S = 0.2
"""No more than this waits between us and the speaker, or our clock and the card's drift apart."""
FIRST_HEARD_AFTER_S = 0.01
"""From the first buffer to its sound: 4 ms measured with PulseAudio, and a card's own delay."""
REMEMBERED_S = 1.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A buffer that the speaker plays from one clock time to another."""

    starts_at: float
    ends_at: float
    position_s: float
    tempo: float


class Playhead:
    """The position in file seconds; times are those of any steady clock, given from outside.

    The speaker plays one buffer after the other: a new one starts when the last one ends, or now
    if that is already over. Silence handed over holds the position and takes its time too.
    """

    def __init__(self, position_s: float = 0.0) -> None:
        self._marks: deque[_Mark] = deque()
        self._rest_s = position_s
        self._busy_until: float | None = None
        self._heard_all_at = 0.0

    def speaker_opened(self) -> None:
        """Nothing waits in the speaker that is opened now."""
        self._busy_until = None

    def jump(self, position_s: float) -> None:
        """Playing goes on from another place; what was handed over before counts no more."""
        self._marks.clear()
        self._rest_s = position_s

    def handed_over(self, now: float, length_s: float, position_s: float, tempo: float) -> None:
        """The speaker got `length_s` of sound that begins at that place of the file."""
        starts_at, ends_at = self._take_time(now, length_s)
        self._heard_all_at = ends_at
        self._marks.append(_Mark(starts_at, ends_at, position_s, tempo))
        while len(self._marks) > 1 and self._marks[1].starts_at < now - REMEMBERED_S:
            self._marks.popleft()

    def silence_handed_over(self, now: float, length_s: float) -> None:
        """There was nothing to play for so long."""
        self._take_time(now, length_s)

    @property
    def heard_all_at(self) -> float:
        """When all sound that was handed over has been heard."""
        return self._heard_all_at

    @property
    def next_s(self) -> float:
        """The place in the file behind all that was handed over."""
        if not self._marks:
            return self._rest_s
        last = self._marks[-1]
        return last.position_s + (last.ends_at - last.starts_at) * last.tempo

    def position_s(self, now: float) -> float:
        """What is heard now."""
        for mark in reversed(self._marks):
            if mark.starts_at <= now:
                return mark.position_s + (min(now, mark.ends_at) - mark.starts_at) * mark.tempo
        return self._marks[0].position_s if self._marks else self._rest_s

    def _take_time(self, now: float, length_s: float) -> tuple[float, float]:
        if self._busy_until is None:
            starts_at = now + FIRST_HEARD_AFTER_S
        else:
            starts_at = min(max(self._busy_until, now), now + MOST_BUFFERED_S)
        self._busy_until = starts_at + length_s
        return starts_at, self._busy_until
