"""One answer, spoken or typed, until its take is stored.

Their methods take long and belong on one background thread, in order.
"""

from collections.abc import Callable

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Prompt, Take
from tpm_interview.services.recorder import Level, RecorderEvent, SourceLost, TakeRecorder
from tpm_interview.services.rehearsal import RehearsalService
from tpm_interview.services.sources import OpenSource
from tpm_interview.services.take_pending import Pending

SILENCE_DBFS = -60.0
Stored = tuple[Take, Pending | None]
"""A take and its words to come; None for a typed one, which has them."""


class SpokenAnswer:
    """From opening the microphone to the recording on the disk.

    `level_dbfs` and `take_id` may be read from any thread; `on_lost` comes on the microphone's.
    """

    def __init__(
        self,
        rehearsal: RehearsalService,
        prompt: Prompt,
        on_lost: Callable[[UserError], None],
    ) -> None:
        self._rehearsal = rehearsal
        self._prompt = prompt
        self._on_lost = on_lost
        self._recorder: TakeRecorder | None = None
        self._is_finished = False
        self.level_dbfs = SILENCE_DBFS

    @property
    def take_id(self) -> int | None:
        recorder = self._recorder
        return recorder.take.id if recorder else None

    def open(self, microphone: OpenSource) -> None:
        """Begin to record. Raises NoMicrophone, DiskFull, LibraryReadOnly; nothing is left then."""
        self._recorder = self._rehearsal.record(self._prompt, microphone, self._note)

    def pick_up(self, microphone: OpenSource) -> None:
        """Go on with the same answer. Raises NoMicrophone; what was said stays."""
        if self._recorder:
            self._recorder.listen(microphone)

    def finish(self) -> Stored | None:
        """The take, stored, and its words to come; None if it never began, or is finished."""
        if self._recorder is None or self._is_finished:
            return None
        self._is_finished = True
        return self._rehearsal.finish(self._recorder)

    def rate(self, rating: int) -> None:
        """Keep the candidate's own mark; an answer that never began has none."""
        if self.take_id is not None:
            self._rehearsal.rate(self.take_id, rating)

    def _note(self, event: RecorderEvent) -> None:
        match event:
            case Level():
                self.level_dbfs = event.dbfs
            case SourceLost():
                self.level_dbfs = SILENCE_DBFS
                self._on_lost(event.error)


class TypedAnswer:
    """A text, and how long it took."""

    def __init__(
        self, rehearsal: RehearsalService, prompt: Prompt, words: str, time_s: float
    ) -> None:
        self._rehearsal = rehearsal
        self._prompt = prompt
        self._words = words
        self._time_s = time_s
        self._take: Take | None = None
        self._rating: int | None = None

    def finish(self) -> Stored:
        """Store it, once however often it is called. Raises DiskFull, LibraryReadOnly."""
        if self._take is None:
            self._take = self._rehearsal.type_answer(self._prompt, self._words, self._time_s)
            if self._rating is not None:
                self.rate(self._rating)
        return self._take, None

    def rate(self, rating: int) -> None:
        """Keep the candidate's own mark, or remember it until the answer is stored."""
        self._rating = rating
        if self._take is not None:
            self._rehearsal.rate(self._take.id, rating)
