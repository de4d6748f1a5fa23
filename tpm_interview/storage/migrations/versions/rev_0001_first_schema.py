"""The first schema: question bank, sessions, prompts, takes, transcripts, ratings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NEVER_REUSED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    _bank()
    _sessions()
    _takes()


def _bank() -> None:
    op.create_table(
        "competency",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_competency")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("competency", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("source_section", sa.String(), nullable=True),
        sa.Column("source_quote", sa.String(), nullable=True),
        sa.Column("follow_ups", sa.JSON(), nullable=False),
        sa.Column("key_points", sa.JSON(), nullable=False),
        sa.Column("tips", sa.JSON(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("answer_s", sa.Integer(), nullable=True),
        sa.Column("based_on", sa.String(), nullable=True),
        sa.Column("shipped", sa.String(), nullable=True),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )


def _sessions() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("question_count", sa.Integer(), nullable=False),
        sa.Column("think_s", sa.Integer(), nullable=False),
        sa.Column("answer_s", sa.Integer(), nullable=True),
        sa.Column("hints", sa.Boolean(), nullable=False),
        sa.Column("retakes", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        **_NEVER_REUSED,
    )
    op.create_index(op.f("ix_session_started_at"), "session", ["started_at"])
    op.create_table(
        "prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompt")),
        _parent("prompt", "session"),
        **_NEVER_REUSED,
    )
    op.create_index(op.f("ix_prompt_question_id"), "prompt", ["question_id"])
    op.create_index(op.f("ix_prompt_session_id_position"), "prompt", ["session_id", "position"])


def _takes() -> None:
    op.create_table(
        "take",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("prompt_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("duration_s", sa.Double(), nullable=False),
        sa.Column("audio_file", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_take")),
        sa.UniqueConstraint("prompt_id", "number", name=op.f("uq_take_prompt_id_number")),
        _parent("take", "prompt"),
        **_NEVER_REUSED,
    )
    op.create_index(op.f("ix_take_state"), "take", ["state"])
    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("take_id", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("rated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_rating_range")),
        _parent("rating", "take"),
        **_NEVER_REUSED,
    )
    op.create_index(op.f("ix_rating_take_id"), "rating", ["take_id"])
    op.create_table(
        "transcript",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("take_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("recognizer", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("speech", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transcript")),
        _parent("transcript", "take"),
        **_NEVER_REUSED,
    )
    op.create_index(
        op.f("ix_transcript_take_id_version_made_at"),
        "transcript",
        ["take_id", "version", "made_at"],
    )


def _parent(table: str, parent: str) -> sa.ForeignKeyConstraint:
    """The key to the parent's row; without it the row goes too."""
    column = f"{parent}_id"
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], ondelete="CASCADE", name=name)
