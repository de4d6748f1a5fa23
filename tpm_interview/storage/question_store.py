"""The question bank in the library."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tpm_interview.domain.errors import UnknownQuestion
from tpm_interview.domain.question import EVERYTHING, Competency, Question, QuestionFilter
from tpm_interview.storage import question_rows
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import CompetencyRow, MetaRow, QuestionRow

_FINGERPRINT = "shipped_bank"


class QuestionStore:
    """Shipped questions, the candidate's own, and what the candidate made of either."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, filter: QuestionFilter = EVERYTHING) -> tuple[Question, ...]:
        """What `filter` admits, in the order of the bank; no longer shipped ones are left out."""
        wanted = select(QuestionRow).where(~QuestionRow.retired)
        with self._database.reading() as db:
            rows = db.scalars(wanted.order_by(QuestionRow.position, QuestionRow.id))
            questions = map(question_rows.question, rows)
            return tuple(question for question in questions if filter.admits(question))

    def get(self, id: str) -> Question:
        """Also a hidden one or one no longer shipped. Raises UnknownQuestion."""
        with self._database.reading() as db:
            return question_rows.question(_row(db, id))

    def competencies(self) -> tuple[Competency, ...]:
        """In the order of the bank."""
        with self._database.reading() as db:
            rows = db.scalars(select(CompetencyRow).order_by(CompetencyRow.position))
            return tuple(Competency(row.slug, row.name) for row in rows)

    def add(self, question: Question) -> None:
        """A question of the candidate's own. Raises ValueError for an id already taken."""
        with self._database.writing() as db:
            if db.get(QuestionRow, question.id):
                raise ValueError(f"question id taken: {question.id}")
            last = db.scalar(select(func.max(QuestionRow.position))) or 0
            db.add(question_rows.new_row(question, last + 1))

    def edit(self, question: Question) -> None:
        """Replaces the question of this id; shipped updates then leave it alone.

        Edited back to what was shipped, it follows the shipped files again.
        Raises UnknownQuestion.
        """
        with self._database.writing() as db:
            row = _row(db, question.id)
            question_rows.fill(row, question)
            row.hidden = question.hidden
            row.edited = row.shipped is not None and row.shipped != question_rows.digest(question)

    def hide(self, id: str, hidden: bool = True) -> None:
        """Raises UnknownQuestion."""
        with self._database.writing() as db:
            _row(db, id).hidden = hidden

    def shipped_fingerprint(self) -> str:
        """What `load_shipped` was last given; empty in a new library."""
        with self._database.reading() as db:
            row = db.get(MetaRow, _FINGERPRINT)
            return row.value if row else ""

    def load_shipped(
        self,
        bank_questions: Sequence[Question],
        competencies: Sequence[Competency],
        fingerprint: str,
    ) -> None:
        """Takes over the shipped bank by id; what the candidate edited, hid or added stays.

        A question no longer shipped is retired, not deleted, unless the candidate edited it.
        """
        with self._database.writing() as db:
            rows = {row.id: row for row in db.scalars(select(QuestionRow))}
            for position, question in enumerate(bank_questions):
                row = rows.pop(question.id, None)
                if row is None:
                    row = question_rows.new_row(question, position)
                    row.shipped = question_rows.digest(question)
                    db.add(row)
                else:
                    _update(row, question, position)
            for vanished in rows.values():
                vanished.retired = vanished.shipped is not None and not vanished.edited
            _keep_competencies(db, competencies)
            db.merge(MetaRow(key=_FINGERPRINT, value=fingerprint))


def _row(db: Session, id: str) -> QuestionRow:
    row = db.get(QuestionRow, id)
    if row is None:
        raise UnknownQuestion(id)
    return row


def _update(row: QuestionRow, question: Question, position: int) -> None:
    is_candidates_own = row.shipped is None
    row.shipped = question_rows.digest(question)
    row.position = position
    row.retired = False
    if is_candidates_own:
        row.edited = True
    if not row.edited:
        question_rows.fill(row, question)


def _keep_competencies(db: Session, competencies: Sequence[Competency]) -> None:
    for position, competency in enumerate(competencies):
        db.merge(CompetencyRow(slug=competency.slug, name=competency.name, position=position))
