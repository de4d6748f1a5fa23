"""What is kept: the trash of takes, the rule for recordings, and the room that all of it takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tpm_interview.domain.settings import KeepingSettings, Rule

KEPT_IN_TRASH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TrashedTake:
    """A take in the trash; `said` is how its counting transcript begins."""

    take_id: int
    session_id: int
    question_id: str
    prompt: str
    said: str
    started_at: datetime
    duration_s: float
    has_sound: bool
    trashed_at: datetime

    @property
    def goes_at(self) -> datetime:
        """When it is erased by itself, at the first start after that."""
        return self.trashed_at + KEPT_IN_TRASH


@dataclass(frozen=True, slots=True)
class Erased:
    """Takes, or recordings alone, that are gone for good.

    `left` are copies of the database and recordings, by their place in the library, that may
    still hold what was said: they cannot be read, or their own database cannot. `waits_for` is
    why the rest waits for the next start; "" once all is done.
    """

    takes: int
    left: tuple[str, ...] = ()
    waits_for: str = ""

    def then(self, later: "Erased") -> "Erased":
        """Both; a later one takes up what the earlier left to be done, unless it is of nothing."""
        left = dict.fromkeys((*self.left, *later.left))
        waits_for = later.waits_for if later.takes else self.waits_for
        return Erased(self.takes + later.takes, tuple(left), waits_for)


NOTHING_ERASED = Erased(0)


@dataclass(frozen=True, slots=True)
class KeptSound:
    """A recording that may go; `topic` is equal for the takes of one question or follow-up."""

    take_id: int
    topic: tuple[str, str]
    prompt: str
    started_at: datetime
    is_starred: bool
    bytes: int


@dataclass(frozen=True, slots=True)
class Going:
    """The recordings that a rule takes away, oldest first."""

    sounds: tuple[KeptSound, ...]

    @property
    def bytes(self) -> int:
        return sum(sound.bytes for sound in self.sounds)

    @property
    def take_ids(self) -> tuple[int, ...]:
        return tuple(sound.take_id for sound in self.sounds)


def going(rule: KeepingSettings, sounds: Iterable[KeptSound], now: datetime) -> Going:
    """Of these recordings, those that the rule takes away. The words always stay."""
    oldest_first = sorted(sounds, key=lambda sound: (sound.started_at, sound.take_id))
    match rule.rule:
        case Rule.ALL:
            return Going(())
        case Rule.STARRED_AND_LATEST:
            return Going(_outdone(oldest_first))
        case Rule.DAYS:
            before = now - timedelta(days=rule.days)
            return Going(tuple(sound for sound in oldest_first if sound.started_at < before))


def _outdone(oldest_first: Sequence[KeptSound]) -> tuple[KeptSound, ...]:
    latest = {sound.topic: sound.take_id for sound in oldest_first}
    staying = frozenset(latest.values())
    return tuple(
        sound for sound in oldest_first if not sound.is_starred and sound.take_id not in staying
    )


class Part(StrEnum):
    """What fills a library's folder."""

    RECORDINGS = "recordings"
    DATABASE = "database"
    BACKUPS = "backups"
    BEFORE_RESTORE = "before restore"
    CACHE = "cache"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Share:
    """Recordings of one year or question; `name` is what people read."""

    key: str
    name: str
    takes: int
    bytes: int


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Bytes as the files say; years newest first, questions largest first."""

    parts: tuple[tuple[Part, int], ...]
    years: tuple[Share, ...]
    questions: tuple[Share, ...]

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.parts)
