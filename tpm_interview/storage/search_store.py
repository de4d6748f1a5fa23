"""Finding takes by words and limits."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any  # columns of one query are of many types

from sqlalchemy import ColumnElement, Integer, Select, column, func, literal_column, select, table
from sqlalchemy.orm import Session

from tpm_interview.domain.search import Hit, Order, Query, Term
from tpm_interview.domain.search_query import words_of
from tpm_interview.storage import search_filter, search_hits, search_match, search_order
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import TakeRow, TranscriptRow

RANKED = 1000
"""More takes than these are not ranked but come newest first.

Ranking 100,000 takes takes 160 ms, and words that are in most of them tell little.
"""

_SEARCH = table("search", column("rowid", Integer))
_TERMS = table("search_terms", column("term"), column("doc", Integer))
# What the candidate wrote is short and meant; a prompt comes with every take of its question.
_RANK: ColumnElement[float] = literal_column("bm25(search, 0.5, 1.0, 2.0, 2.0)")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query as SQL: what FTS5 is asked, empty for nothing, and all conditions."""

    match: str
    id: ColumnElement[int]
    conditions: Sequence[ColumnElement[bool]]


class SearchStore:
    """Every method is one transaction and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, query: Query, limit: int, offset: int = 0, order: Order = Order.BEST
    ) -> tuple[Hit, ...]:
        """A page of hits, the best first and newer ones first among equals.

        Newest first where there are no terms, or more than `RANKED` hits. Takes in the trash are
        left out.
        """
        with self._database.reading() as db:
            wanted = _wanted(db, query)
            ranks = _page(db, wanted, order, limit, offset)
            return search_hits.hits(db, ranks, wanted.match, query.terms)

    def count(self, query: Query) -> int:
        with self._database.reading() as db:
            wanted = _wanted(db, query)
            return db.scalar(_all(wanted, func.count())) or 0

    def knows(self, word: str, *, is_prefix: bool = False) -> bool:
        """Whether any take holds the word, or one that begins so."""
        term = Term(words_of(word), is_prefix)
        match = search_match.expression([term], [])
        query = select(_SEARCH.c.rowid).where(_matches(match)).limit(1)
        with self._database.reading() as db:
            return db.scalar(query) is not None

    def vocabulary(self, begins: str = "") -> Mapping[str, int]:
        """Words that begin so, with the number of takes that hold each, in lower case.

        Takes time: with 100,000 takes a second for all, 0.1 s for the commonest letter.
        """
        term = _TERMS.c.term
        query = select(term, _TERMS.c.doc)
        if begins:
            query = query.where(term >= begins, term < begins[:-1] + chr(ord(begins[-1]) + 1))
        with self._database.reading() as db:
            return dict(db.execute(query).all())

    def newest_transcript(self) -> int:
        """Its id; 0 where there is none."""
        with self._database.reading() as db:
            return db.scalar(select(func.max(TranscriptRow.id))) or 0

    def texts_since(self, transcript: int, limit: int) -> tuple[str, ...]:
        """What the newest transcripts say, back to the one of this id."""
        query = select(TranscriptRow.text).where(TranscriptRow.id > transcript)
        query = query.order_by(TranscriptRow.id.desc()).limit(limit)
        with self._database.reading() as db:
            return tuple(db.scalars(query))


def _matches(match: str) -> ColumnElement[bool]:
    return literal_column("search").op("MATCH")(match)


def _wanted(db: Session, query: Query) -> _Wanted:
    known = search_filter.known_questions(db, query.filter.questions)
    asked = [words_of(value) for value in query.filter.questions if value not in known]
    filter = replace(query.filter, questions=known)
    match = search_match.expression(
        query.terms, query.without, [Term(each) for each in asked if each]
    )
    id: ColumnElement[int] = _SEARCH.c.rowid if match else TakeRow.__table__.c.id
    if match:
        conditions = [_matches(match)]
    else:
        conditions = [TakeRow.trashed_at.is_(None)]
        if query.without:
            unwanted = search_match.any_of(query.without)
            conditions.append(id.not_in(select(_SEARCH.c.rowid).where(_matches(unwanted))))
    return _Wanted(match, id, [*conditions, *search_filter.conditions(db, filter, id)])


def _page(
    db: Session, wanted: _Wanted, order: Order, limit: int, offset: int
) -> Mapping[int, float]:
    """Ranks by the ids of takes, in their order; 0 where they are not ranked."""
    if order is Order.QUESTION:
        ids = search_order.by_question(db, _all(wanted, wanted.id.label("id")), limit, offset)
        return dict.fromkeys(ids, 0.0)
    newest_first = _all(wanted, wanted.id).order_by(wanted.id.desc())
    if wanted.match and order is Order.BEST:
        newest = db.scalars(newest_first.limit(RANKED + 1)).all()
        if len(newest) <= RANKED:
            return _ranked(db, wanted.match, newest, limit, offset)
        if offset + limit <= RANKED:
            return dict.fromkeys(newest[offset : offset + limit], 0.0)
    return dict.fromkeys(db.scalars(newest_first.limit(limit).offset(offset)), 0.0)


def _ranked(
    db: Session, match: str, ids: Sequence[int], limit: int, offset: int
) -> Mapping[int, float]:
    """A page of these, the best first; what else limits the search is not asked again."""
    if not ids:
        return {}
    id = _SEARCH.c.rowid
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    among = (id + 0).in_(select(listed.c.value))
    within = id.between(min(ids), max(ids))
    found = select(id.label("id"), _RANK.label("rank")).where(_matches(match), within, among)
    ranked = found.subquery()
    best_first = select(ranked).order_by(ranked.c.rank, ranked.c.id.desc())
    return dict(db.execute(best_first.limit(limit).offset(offset)).all())


def _all(wanted: _Wanted, *columns: ColumnElement[Any]) -> Select[Any]:
    source = _SEARCH if wanted.match else TakeRow.__table__
    chosen: Select[Any] = select(*columns).select_from(source)
    return chosen.where(*wanted.conditions)
