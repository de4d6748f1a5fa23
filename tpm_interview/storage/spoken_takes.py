"""Which takes have a recording, and how long they are: asked for a whole library at once."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from tpm_interview.domain.rerecognition import SpokenChoice, SpokenTake
from tpm_interview.domain.session import TakeState
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import PromptRow, TakeRow

_BATCH = 500  # SQLite limits how many values a statement may carry
_READABLE = (TakeState.RECORDED, TakeState.RECOGNIZED, TakeState.SILENT)


class SpokenTakes:
    """Every method is one transaction and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, choice: SpokenChoice) -> tuple[SpokenTake, ...]:
        """Oldest first; typed takes, those in the trash and one being recorded are left out."""
        with self._database.reading() as db:
            return tuple(
                SpokenTake(take_id, duration_s)
                for query in _queries(choice)
                for take_id, duration_s in db.execute(query)
            )


def _queries(choice: SpokenChoice) -> Iterator[Select[int, float]]:
    query = _chosen(choice)
    if choice.take_ids is None:
        yield query
        return
    ids = sorted(set(choice.take_ids))
    for start in range(0, len(ids), _BATCH):
        yield query.where(TakeRow.id.in_(ids[start : start + _BATCH]))


def _chosen(choice: SpokenChoice) -> Select[int, float]:
    states = (TakeState.RECORDED,) if choice.only_waiting else _READABLE
    query = select(TakeRow.id, TakeRow.duration_s).where(
        TakeRow.audio_file.is_not(None), TakeRow.trashed_at.is_(None), TakeRow.state.in_(states)
    )
    if choice.question_id or choice.session_id is not None:
        query = query.join(PromptRow, PromptRow.id == TakeRow.prompt_id)
    if choice.question_id:
        query = query.where(PromptRow.question_id == choice.question_id)
    if choice.session_id is not None:
        query = query.where(PromptRow.session_id == choice.session_id)
    return query.order_by(TakeRow.id)
