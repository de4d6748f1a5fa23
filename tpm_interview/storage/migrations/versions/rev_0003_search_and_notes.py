"""Full-text search; notes, marks, stars, a trash for takes, hesitations and mentors' ratings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NEVER_REUSED = {"sqlite_autoincrement": True}

# What keeps it right, view and triggers, is made after the last migration.
_INDEX = """
CREATE VIRTUAL TABLE search USING fts5(
    prompt, said, note, marks, content='search_text', content_rowid='take_id',
    tokenize="unicode61 remove_diacritics 2", prefix='2 3 4'
)
"""
_INDEX_WHAT_IS_THERE = """
INSERT INTO search (rowid, prompt, said, note, marks)
SELECT
    take.id,
    prompt.text,
    coalesce((
        SELECT text FROM transcript WHERE transcript.take_id = take.id
        ORDER BY version = 'edited' DESC, version = 'typed' DESC, version = 'recognized' DESC,
            made_at DESC, id DESC
        LIMIT 1
    ), ''),
    '',
    ''
FROM take JOIN prompt ON prompt.id = take.prompt_id
"""


def upgrade() -> None:
    op.add_column(
        "take",
        sa.Column("starred", sa.Boolean(), server_default=sa.text("0"), nullable=False),
    )
    op.add_column("take", sa.Column("trashed_at", sa.DateTime(), nullable=True))
    op.create_index(op.f("ix_take_started_at"), "take", ["started_at"])
    _notes()
    _judgements()
    op.execute(_INDEX)
    op.execute("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, 'row')")
    op.execute(_INDEX_WHAT_IS_THERE)


def _notes() -> None:
    op.create_table(
        "note",
        sa.Column("take_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("take_id", name=op.f("pk_note")),
        _of_take("note"),
    )
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("take_id", sa.Integer(), nullable=False),
        sa.Column("at_s", sa.Double(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
        _of_take("mark"),
        **_NEVER_REUSED,
    )
    op.create_index(op.f("ix_mark_take_id_at_s"), "mark", ["take_id", "at_s"])


def _judgements() -> None:
    op.create_table(
        "filler_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("take_id", sa.Integer(), nullable=False),
        sa.Column("at_s", sa.Double(), nullable=False),
        sa.Column("is_filler", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filler_mark")),
        sa.UniqueConstraint("take_id", "at_s", name=op.f("uq_filler_mark_take_id_at_s")),
        _of_take("filler_mark"),
        **_NEVER_REUSED,
    )
    op.create_table(
        "mentor_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("take_id", sa.Integer(), nullable=False),
        sa.Column("mentor", sa.String(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("rated_at", sa.DateTime(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_rating")),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_mentor_rating_range")),
        sa.UniqueConstraint("take_id", "digest", name=op.f("uq_mentor_rating_take_id_digest")),
        _of_take("mentor_rating"),
        **_NEVER_REUSED,
    )


def _of_take(table: str) -> sa.ForeignKeyConstraint:
    """The key to the take; without it the row goes too."""
    name = op.f(f"fk_{table}_take_id_take")
    return sa.ForeignKeyConstraint(["take_id"], ["take.id"], ondelete="CASCADE", name=name)
