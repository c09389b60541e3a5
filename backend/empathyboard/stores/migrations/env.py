"""Run by Alembic: brings the database of the given connection up to date."""

from alembic import context

from empathyboard.stores.tables import Tables

# The connection is inside a transaction already: all migrations are kept together or none is.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Tables,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
