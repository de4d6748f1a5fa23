"""Run by Alembic for each upgrade; `migrate.py` hands it the connection."""

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo

from tpm_interview.storage import search_index
from tpm_interview.storage.tables import Base


def after_each(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],  # as Alembic has it: they are revisions
    run_args: Mapping[str, Any],  # as Alembic has it: unused
) -> None:
    """In the last migration's transaction: one that rebuilds a table loses its triggers."""
    if set(heads) == set(context.script.get_heads()) and ctx.connection is not None:
        search_index.create_upkeep(ctx.connection)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # Alembic thinks SQLite has none, as Python's driver once had
    transaction_per_migration=True,
    on_version_apply=after_each,
)
with context.begin_transaction():
    context.run_migrations()
