"""Run by Alembic for each upgrade; `migrate.py` hands it the connection."""

from alembic import context

from tpm_interview.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # Alembic thinks SQLite has none, as Python's driver once had
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
