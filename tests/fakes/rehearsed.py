"""A library that takes are put into, and what is found in it."""

from datetime import UTC, datetime, timedelta

from tpm_interview.domain.search import Hit, TakeFilter
from tpm_interview.domain.search_query import parse
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.storage.database import Database
from tpm_interview.storage.library import Library
from tpm_interview.storage.tables import MarkRow, NoteRow, TakeRow

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
SLIP = "Tell me about a slip."


class Rehearsed:
    """A library and, beside it, its database for what no store writes yet."""

    def __init__(self, library: Library, database: Database) -> None:
        self.library = library
        self.database = database

    def say(
        self,
        text: str,
        *,
        question: str = "slip",
        prompt: str = SLIP,
        mode: Mode = Mode.PRACTICE,
        day: int = 0,
        rating: int | None = None,
    ) -> int:
        """A take whose words are half a second long; without text it is not recognized yet."""
        at, store = NOW + timedelta(days=day), self.library.sessions
        session = store.begin(DEFAULT_PLANS[mode], [NewPrompt(question, prompt)], at)
        take = store.begin_take(session.prompts[0].id, at)
        store.finish_take(take.id, 60.0, TakeState.RECORDED)
        if text:
            store.add_transcript(take.id, said(text), TakeState.RECOGNIZED)
        if rating:
            store.rate(take.id, rating, at)
        return take.id

    def write(self, row: NoteRow | MarkRow) -> None:
        with self.database.writing() as db:
            db.add(row)

    def change(self, take_id: int, **values: object) -> None:
        with self.database.writing() as db:
            row = db.get_one(TakeRow, take_id)
            for name, value in values.items():
                setattr(row, name, value)

    def hits(self, typed: str, within: TakeFilter | None = None) -> tuple[Hit, ...]:
        query = parse(typed, within=within or TakeFilter())
        found = self.library.search.find(query, 50)
        assert self.library.search.count(query) == len(found)
        return found

    def hit(self, typed: str) -> Hit:
        (found,) = self.hits(typed)
        return found

    def found(self, typed: str, within: TakeFilter | None = None) -> list[int]:
        return [hit.take_id for hit in self.hits(typed, within)]


def said(text: str, version: Version = Version.LIVE) -> Transcript:
    words = tuple(Word(word, at / 2, at / 2 + 0.5) for at, word in enumerate(text.split()))
    return Transcript(version, NOW, words)
