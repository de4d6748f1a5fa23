"""The question bank in the library."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.errors import UnknownQuestion
from tpm_interview.domain.question import (
    EVERYTHING,
    Competency,
    Question,
    QuestionFilter,
    QuestionSet,
)
from tpm_interview.storage import bank_edits, question_rows
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import CompetencyRow, MetaRow, QuestionRow

_FINGERPRINT = "shipped_bank"


class QuestionStore:
    """Shipped questions, the candidate's own, and what the candidate made of either."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def everything(self) -> tuple[Question, ...]:
        """Also what is hidden or in the trash, in the order of the bank.

        Questions no longer shipped are left out.
        """
        wanted = select(*QuestionRow.__table__.columns).where(~QuestionRow.retired)
        with self._database.reading() as db:
            rows = db.execute(wanted.order_by(QuestionRow.position, QuestionRow.id))
            return tuple(map(question_rows.question, rows))

    def trash(self) -> tuple[Question, ...]:
        """What is in the trash, the longest first."""
        wanted = select(QuestionRow).where(QuestionRow.trashed_at.is_not(None))
        with self._database.reading() as db:
            rows = db.scalars(wanted.order_by(QuestionRow.trashed_at, QuestionRow.position))
            return tuple(map(question_rows.question, rows))

    def all(self, filter: QuestionFilter = EVERYTHING) -> tuple[Question, ...]:
        """What `filter` admits, in the order of the bank; the trash and retired ones aside."""
        found = self.everything()
        return tuple(each for each in found if not each.trashed_at and filter.admits(each))

    def get(self, id: str) -> Question:
        """Also one that is hidden, in the trash or no longer shipped. Raises UnknownQuestion."""
        with self._database.reading() as db:
            return question_rows.question(_row(db, id))

    def competencies(self) -> tuple[Competency, ...]:
        """In the order of the bank."""
        with self._database.reading() as db:
            rows = db.scalars(select(CompetencyRow).order_by(CompetencyRow.position))
            return tuple(Competency(row.slug, row.name) for row in rows)

    def sets(self) -> tuple[QuestionSet, ...]:
        """In the order they were made; they may name questions that are gone."""
        with self._database.reading() as db:
            return bank_edits.sets(db)

    def carry_out(self, edit: BankEdit) -> BankEdit:
        """All of `edit` or nothing; what takes it back.

        A shipped question of other content than shipped is left alone by shipped updates; put
        back to what was shipped, it follows the shipped files again.
        """
        with self._database.writing() as db:
            return bank_edits.carry_out(db, edit)

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

        So does the original of an own copy. A question no longer shipped is retired, not
        deleted, unless the candidate edited it.
        """
        with self._database.writing() as db:
            rows = {row.id: row for row in db.scalars(select(QuestionRow))}
            originals = {row.based_on for row in rows.values()}
            for position, question in enumerate(bank_questions):
                row = rows.pop(question.id, None)
                if row is None:
                    row = QuestionRow(**question_rows.new_values(question, position))
                    row.shipped = question_rows.digest(question)
                    db.add(row)
                else:
                    _update(row, question, position, keeps=row.id in originals)
            for vanished in rows.values():
                is_kept = vanished.edited or vanished.id in originals
                vanished.retired = vanished.shipped is not None and not is_kept
            _keep_competencies(db, competencies)
            db.merge(MetaRow(key=_FINGERPRINT, value=fingerprint))


def _row(db: Session, id: str) -> QuestionRow:
    row = db.get(QuestionRow, id)
    if row is None:
        raise UnknownQuestion(id)
    return row


def _update(row: QuestionRow, question: Question, position: int, keeps: bool) -> None:
    is_candidates_own = row.shipped is None
    row.shipped = question_rows.digest(question)
    row.position = position
    row.retired = False
    if is_candidates_own:
        row.edited = True
    if not row.edited and not keeps:
        question_rows.fill(row, question)


def _keep_competencies(db: Session, competencies: Sequence[Competency]) -> None:
    for position, competency in enumerate(competencies):
        db.merge(CompetencyRow(slug=competency.slug, name=competency.name, position=position))
