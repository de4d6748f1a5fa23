"""The library's tables; a change here needs a migration and a new `schema.HEAD`."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from tpm_interview.storage.types import UtcDateTime

# Named constraints, so that a later migration can drop them.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# Ids are never used twice: a recording is named after its take.
_NEVER_REUSED = {"sqlite_autoincrement": True}


class KeyPointJson(TypedDict):
    """A key point as the question table keeps it."""

    point: str
    cues: list[str]
    needs: str


WordJson = tuple[str, int, int, int] | tuple[str, int, int, int, str]
"""Text, start and end in ms, probability in thousandths, and the source unless it is clean."""

SpanJson = tuple[int, int]
"""Start and end in ms."""

CriterionJson = tuple[str, int | None, str]
"""What was judged, the mark it got if any, and a remark."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: UtcDateTime}


class MetaRow(Base):
    """A single fact about the library, such as which shipped bank it holds."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class CompetencyRow(Base):
    """What questions examine, in the order of the bank."""

    __tablename__ = "competency"
    slug: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int]


class QuestionRow(Base):
    """A question of the bank, shipped or the candidate's own."""

    __tablename__ = "question"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    competency: Mapped[str]
    kind: Mapped[str]
    level: Mapped[str]
    origin: Mapped[str]
    source_section: Mapped[str | None]
    source_quote: Mapped[str | None]
    follow_ups: Mapped[list[str]] = mapped_column(JSON)
    key_points: Mapped[list[KeyPointJson]] = mapped_column(JSON)
    tips: Mapped[list[str]] = mapped_column(JSON)
    tags: Mapped[list[str]] = mapped_column(JSON)
    answer_s: Mapped[int | None]
    based_on: Mapped[str | None]  # the question this one varies
    shipped: Mapped[str | None]  # digest of the shipped content; None if the candidate's own
    edited: Mapped[bool] = mapped_column(default=False)
    hidden: Mapped[bool] = mapped_column(default=False)
    retired: Mapped[bool] = mapped_column(default=False)  # no longer shipped, kept for its takes
    trashed_at: Mapped[datetime | None]


class QuestionSetRow(Base):
    """A named list of questions; ids of purged questions stay in it and are passed over."""

    __tablename__ = "question_set"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    question_ids: Mapped[list[str]] = mapped_column(JSON)


class SessionRow(Base):
    """One sitting and the terms it was held under."""

    __tablename__ = "session"
    __table_args__ = _NEVER_REUSED
    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    mode: Mapped[str]
    question_count: Mapped[int]
    think_s: Mapped[int]
    answer_s: Mapped[int | None]
    hints: Mapped[bool]
    retakes: Mapped[bool]
    prompts: Mapped[list["PromptRow"]] = relationship(
        order_by="PromptRow.position", passive_deletes=True, lazy="raise"
    )


class PromptRow(Base):
    """A question as it was put; no foreign key to the bank, which may lose it later."""

    __tablename__ = "prompt"
    __table_args__ = (Index(None, "session_id", "position"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    position: Mapped[int]
    question_id: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    kind: Mapped[str]
    skipped: Mapped[bool] = mapped_column(default=False)
    takes: Mapped[list["TakeRow"]] = relationship(
        order_by="TakeRow.number", passive_deletes=True, lazy="raise"
    )


class TakeRow(Base):
    """One attempt at a prompt; its audio lies in the recordings folder."""

    __tablename__ = "take"
    __table_args__ = (UniqueConstraint("prompt_id", "number"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompt.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(index=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    duration_s: Mapped[float]
    audio_file: Mapped[str | None]  # relative to the library; None for a typed answer
    starred: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    trashed_at: Mapped[datetime | None]


class TranscriptRow(Base):
    """One version of what was said; the text stands apart from the words to be searched."""

    __tablename__ = "transcript"
    __table_args__ = (Index(None, "take_id", "version", "made_at"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[int] = mapped_column(ForeignKey("take.id", ondelete="CASCADE"))
    version: Mapped[str]
    made_at: Mapped[datetime]
    recognizer: Mapped[str]
    model: Mapped[str]
    text: Mapped[str]
    words: Mapped[list[WordJson]] = mapped_column(JSON)
    speech: Mapped[list[SpanJson]] = mapped_column(JSON)


class RatingRow(Base):
    """A mark the candidate gave a take; the newest counts, the older ones are its history."""

    __tablename__ = "rating"
    __table_args__ = (CheckConstraint("rating BETWEEN 1 AND 4", name="range"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[int] = mapped_column(ForeignKey("take.id", ondelete="CASCADE"), index=True)
    rating: Mapped[int]
    rated_at: Mapped[datetime]


class NoteRow(Base):
    """What the candidate wrote about a take as a whole."""

    __tablename__ = "note"
    take_id: Mapped[int] = mapped_column(
        ForeignKey("take.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    text: Mapped[str]
    changed_at: Mapped[datetime]


class MarkRow(Base):
    """A moment of a take that the candidate marked, and what they wrote there."""

    __tablename__ = "mark"
    __table_args__ = (Index(None, "take_id", "at_s"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[int] = mapped_column(ForeignKey("take.id", ondelete="CASCADE"))
    at_s: Mapped[float]  # from the start of the recording
    text: Mapped[str]  # may be empty
    made_at: Mapped[datetime]


class FillerMarkRow(Base):
    """What the candidate says about a hesitation, beside what the recognizer heard."""

    __tablename__ = "filler_mark"
    __table_args__ = (UniqueConstraint("take_id", "at_s"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[int] = mapped_column(ForeignKey("take.id", ondelete="CASCADE"))
    at_s: Mapped[float]  # where the word begins, or where the candidate heard one
    is_filler: Mapped[bool]  # False takes back what the recognizer heard there


class MentorRatingRow(Base):
    """What a mentor sent back about a take; it stands beside the candidate's own rating."""

    __tablename__ = "mentor_rating"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 1 AND 4", name="range"),
        UniqueConstraint("take_id", "digest"),
        _NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[int] = mapped_column(ForeignKey("take.id", ondelete="CASCADE"))
    mentor: Mapped[str]
    rating: Mapped[int | None]
    criteria: Mapped[list[CriterionJson]] = mapped_column(JSON)
    remark: Mapped[str]
    rated_at: Mapped[datetime]
    digest: Mapped[str]  # of what was sent, so that the same file is taken in once
