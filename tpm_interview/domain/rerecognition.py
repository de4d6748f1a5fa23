"""Recordings read from the disk once more, one take after the other: what is chosen, how far
it is, what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.transcript import Transcript

_NEARLY = 0.95
"""The most that is assumed of a take whose reading is not at its end."""


@dataclass(frozen=True, slots=True)
class SpokenChoice:
    """Which recordings; what is left empty or False leaves none out."""

    take_ids: tuple[int, ...] | None = None
    question_id: str = ""
    session_id: int | None = None
    only_waiting: bool = False


EVERY_RECORDING = SpokenChoice()


@dataclass(frozen=True, slots=True)
class SpokenTake:
    """A take that has a recording, with its length."""

    take_id: int
    duration_s: float


def sound_s(takes: Iterable[SpokenTake]) -> float:
    """The length of all recordings together."""
    return sum(take.duration_s for take in takes)


class RereadState(StrEnum):
    """What happens to the takes that are still to be read."""

    READING = "reading"
    PAUSING = "pausing"  # the present take is read to its end
    PAUSED = "paused"
    HELD = "held"  # a rehearsal goes on: afterwards it goes on by itself


@dataclass(frozen=True, slots=True)
class RereadProgress:
    """How far it is; `worked_s` is the time that the takes read so far took.

    `present_s` is the length of the take being read, 0 where none is, and `present_worked_s` the
    time since its reading began.
    """

    state: RereadState
    takes: int
    sound_s: float
    takes_done: int = 0
    sound_done_s: float = 0.0
    worked_s: float = 0.0
    present_s: float = 0.0
    present_worked_s: float = 0.0

    @property
    def share(self) -> float:
        """How much is done, 0 to 1, by the length of the sound; the present take is estimated."""
        if not self.sound_s:
            return self.takes_done / self.takes if self.takes else 1.0
        return min(1.0, (self.sound_done_s + self._present_done_s) / self.sound_s)

    @property
    def left_s(self) -> float | None:
        """How long it will take from here; None until a take was read, and while it rests."""
        if self.state is RereadState.PAUSED or self.state is RereadState.HELD or not self._speed:
            return None
        left_s = self.sound_s - self.sound_done_s - self._present_done_s
        return max(0.0, left_s) / self._speed

    @property
    def _speed(self) -> float:
        """Seconds of sound read in a second."""
        return self.sound_done_s / self.worked_s if self.worked_s else 0.0

    @property
    def _present_done_s(self) -> float:
        return min(self.present_worked_s * self._speed, _NEARLY * self.present_s)


class Reread(StrEnum):
    """What came of one take."""

    DONE = "done"
    KEEPS_OWN = "keeps own"  # its edited words count; the reading is among its versions
    WITHOUT_WORDS = "without words"  # nothing was heard; words that were there stay
    FAILED = "failed"
    LEFT_OUT = "left out"  # it is gone meanwhile, or is being written down anyway


@dataclass(frozen=True, slots=True)
class RereadOutcome:
    """`error` says why it failed."""

    take_id: int
    result: Reread
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class RereadSummary:
    """What came of all takes; `not_read` were not begun."""

    outcomes: tuple[RereadOutcome, ...]
    not_read: int = 0
    is_cancelled: bool = False

    def count(self, *results: Reread) -> int:
        return sum(outcome.result in results for outcome in self.outcomes)

    @property
    def failures(self) -> tuple[RereadOutcome, ...]:
        return tuple(each for each in self.outcomes if each.result is Reread.FAILED)


@dataclass(frozen=True, slots=True)
class RereadMoved:
    """A take was begun or ended, or the state is another one."""

    progress: RereadProgress


@dataclass(frozen=True, slots=True)
class TakeReread:
    """What came of a take; `transcript` is the reading that is stored by now, if one is."""

    outcome: RereadOutcome
    transcript: Transcript | None = None


@dataclass(frozen=True, slots=True)
class RereadEnded:
    """Nothing is left to do, or it was cancelled."""

    summary: RereadSummary


RereadEvent = RereadMoved | TakeReread | RereadEnded
