"""What a page of hits shows, read in a few statements however many there are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from tpm_interview.domain.search import Hit, Place, Snippet, Term
from tpm_interview.domain.session import Mode, TakeState
from tpm_interview.domain.snippets import CLOSE, OPEN, beginning, cut
from tpm_interview.storage.search_filter import newest_rating
from tpm_interview.storage.search_index import COLUMNS, COUNTING
from tpm_interview.storage.tables import MarkRow, PromptRow, SessionRow, TakeRow

_PLACES = {"said": Place.SAID, "marks": Place.MARK, "note": Place.NOTE, "prompt": Place.PROMPT}
"""The columns of the index; words are shown where they were said, if they were."""

_HIGHLIGHTS = ", ".join(
    f"highlight(search, {at}, :open, :close) AS {name}" for at, name in enumerate(COLUMNS)
)
# Between: else FTS5 looks for the words anew for each take.
_MARKED = text(f"""
SELECT rowid AS take_id, {_HIGHLIGHTS} FROM search
WHERE search MATCH :match AND rowid BETWEEN :first AND :last AND rowid + 0 IN :ids
""").bindparams(bindparam("ids", expanding=True), open=OPEN, close=CLOSE)
_PLAIN = text("""
SELECT take_id, prompt, substr(said, 1, 1000) AS said FROM search_text WHERE take_id IN :ids
""").bindparams(bindparam("ids", expanding=True))
_WORD_TIMES = text(f"""
SELECT take.id, json_extract(transcript.words, '$[' || wanted.value || '][1]')
FROM json_each(:wanted) AS wanted
JOIN take ON take.id = CAST(wanted.key AS INTEGER)
JOIN transcript ON transcript.id = ({COUNTING})
""")
_FACTS = (
    select(
        TakeRow.id,
        PromptRow.session_id,
        PromptRow.question_id,
        PromptRow.text,
        TakeRow.started_at,
        TakeRow.state,
        SessionRow.mode,
        newest_rating(TakeRow.__table__.c.id),
        TakeRow.starred,
    )
    .join(PromptRow, PromptRow.id == TakeRow.prompt_id)
    .join(SessionRow, SessionRow.id == PromptRow.session_id)
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """`at` counts words in what was said, or marks."""

    snippet: Snippet
    place: Place
    at: int = 0


def hits(
    db: Session, ranks: Mapping[int, float], match: str, terms: Sequence[Term]
) -> tuple[Hit, ...]:
    """The takes of `ranks` in that order; `match` is empty where no words were asked for."""
    if not ranks:
        return ()
    shown = _marked(db, list(ranks), match, terms) if match else _plain(db, list(ranks))
    times = {**_said_s(db, shown), **_marked_s(db, shown)}
    facts = db.execute(_FACTS.where(TakeRow.id.in_(ranks)))
    found = {
        id: Hit(
            take_id=id,
            session_id=session_id,
            question_id=question_id,
            prompt=prompt,
            snippet=shown[id].snippet,
            place=shown[id].place,
            at_s=times.get(id, 0.0),
            rank=ranks[id],
            started_at=started_at,
            state=TakeState(state),
            mode=Mode(mode),
            rating=rating,
            is_starred=starred,
        )
        for id, session_id, question_id, prompt, started_at, state, mode, rating, starred in facts
    }
    return tuple(found[id] for id in ranks)


def _marked(
    db: Session, ids: Sequence[int], match: str, terms: Sequence[Term]
) -> dict[int, _Shown]:
    values = {"match": match, "first": min(ids), "last": max(ids), "ids": ids}
    rows = db.execute(_MARKED, values)
    return {id: _shown(dict(zip(COLUMNS, marked, strict=True)), terms) for id, *marked in rows}


def _shown(marked: Mapping[str, str], terms: Sequence[Term]) -> _Shown:
    for name, place in _PLACES.items():
        found = cut(marked[name], terms)
        if found is not None:
            before = found.before
            at = before.count("\n") if place is Place.MARK else before.count(" ")
            return _Shown(found.snippet, place, at)
    return _Shown(beginning(marked["said"]), Place.NOWHERE)


def _plain(db: Session, ids: Sequence[int]) -> dict[int, _Shown]:
    rows = db.execute(_PLAIN, {"ids": ids})
    return {row.take_id: _Shown(beginning(row.said or row.prompt), Place.NOWHERE) for row in rows}


def _said_s(db: Session, shown: Mapping[int, _Shown]) -> dict[int, float]:
    """Words are told apart by the spaces that join them."""
    wanted = {id: each.at for id, each in shown.items() if each.place is Place.SAID}
    rows = db.execute(_WORD_TIMES, {"wanted": json.dumps(wanted)})
    return {id: ms / 1000 for id, ms in rows if ms is not None}


def _marked_s(db: Session, shown: Mapping[int, _Shown]) -> dict[int, float]:
    times: dict[int, float] = {}
    for id, each in shown.items():
        if each.place is Place.MARK:
            marks = select(MarkRow.at_s).where(MarkRow.take_id == id)
            mark = marks.order_by(MarkRow.at_s, MarkRow.id).limit(1).offset(each.at)
            times[id] = db.scalar(mark) or 0.0
    return times
