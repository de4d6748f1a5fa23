"""The takes of one round of reading again: how far it is, and what came of them so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tpm_interview.domain.errors import (
    ConsentMissing,
    DiskFull,
    LibraryReadOnly,
    RecognizerMissing,
    RecordingMissing,
    UnreadableAudio,
    UserError,
    WrongWeights,
)
from tpm_interview.domain.rerecognition import (
    Reread,
    RereadOutcome,
    RereadProgress,
    RereadState,
    RereadSummary,
    SpokenTake,
    sound_s,
)

_HOPELESS = (ConsentMissing, DiskFull, LibraryReadOnly, RecognizerMissing, WrongWeights)
"""The next take would meet them too."""
_OF_TAKE = (RecordingMissing, UnreadableAudio)
"""They say nothing about the next take."""
MOST_FAILURES = 3
"""So many takes in a row that fail for no reason of their own are no accident any more."""


@dataclass(slots=True)
class RereadRun:
    """Belongs to one thread but for `progress`, which any may ask for."""

    takes: Sequence[SpokenTake]
    recognizer: str
    clock: Callable[[], float]
    outcomes: list[RereadOutcome] = field(default_factory=list)
    _sound_s: float = field(init=False)
    _done_s: float = 0.0
    _worked_s: float = 0.0
    _failures: int = 0
    _present: tuple[SpokenTake, float] | None = None

    def __post_init__(self) -> None:
        self._sound_s = sound_s(self.takes)

    def begin(self, take: SpokenTake) -> None:
        self._present = (take, self.clock())

    def give_up(self) -> None:
        """The present take will be begun anew."""
        self._present = None

    def end(self, outcome: RereadOutcome) -> None:
        """What came of the present take."""
        assert self._present is not None
        take, began = self._present
        self._present = None
        self.outcomes.append(outcome)
        if outcome.result is Reread.FAILED or outcome.result is Reread.LEFT_OUT:
            self._sound_s -= take.duration_s  # it says nothing about the speed
        else:
            self._done_s += take.duration_s
            self._worked_s += self.clock() - began
        self._count_failure(outcome.error)

    @property
    def is_reading(self) -> bool:
        return self._present is not None

    @property
    def is_hopeless(self) -> bool:
        """Whether what failed would fail again at the next take."""
        last = self.outcomes[-1].error if self.outcomes else None
        return isinstance(last, _HOPELESS) or self._failures >= MOST_FAILURES

    def progress(self, state: RereadState) -> RereadProgress:
        take, began = self._present or (None, 0.0)
        return RereadProgress(
            state=state,
            takes=len(self.takes),
            sound_s=self._sound_s,
            takes_done=len(self.outcomes),
            sound_done_s=self._done_s,
            worked_s=self._worked_s,
            present_s=take.duration_s if take else 0.0,
            present_worked_s=self.clock() - began if take else 0.0,
        )

    def summary(self, is_cancelled: bool) -> RereadSummary:
        not_read = len(self.takes) - len(self.outcomes)
        return RereadSummary(tuple(self.outcomes), not_read, is_cancelled and not_read > 0)

    def _count_failure(self, error: UserError | None) -> None:
        if error is None:
            self._failures = 0
        elif not isinstance(error, _OF_TAKE):
            self._failures += 1
