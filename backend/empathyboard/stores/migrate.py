"""Bringing a database up to date: a copy first, then everything in one transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from empathyboard.domain.errors import StartError
from empathyboard.stores.file_copy import copy_database
from empathyboard.stores.sql.engine import is_sqlite
from empathyboard.stores.sql.errors import DRIVER_ERRORS, first_line

SCRIPTS = "empathyboard.stores:migrations"


def migrate(engine: Engine, scripts: str = SCRIPTS) -> None:
    """Make the tables of this version in an empty database, or bring an older one up to date.

    Raises StartError for what is no database of ours, one of a newer version, or one that fails;
    the database is then as it was. A SQLite file is copied before it is changed.
    """
    name = _name(engine)
    try:
        _migrate(engine, scripts, name)
    except DRIVER_ERRORS as error:
        raise StartError(f"The database {name} cannot be used: {first_line(error)}.") from error


def expect_current(engine: Engine) -> None:
    """Return when a database has the tables of this version; StartError when not. Writes nothing.

    An older one is brought up to date by the server when it starts.
    """
    name = _name(engine)
    try:
        with engine.connect() as connection:
            current = _revision(connection, _config(SCRIPTS), name)
    except DRIVER_ERRORS as error:
        raise StartError(f"The database {name} cannot be read: {first_line(error)}.") from error
    if current != head_revision():
        raise StartError(
            f"The database {name} is of an older version; start the server once to update it."
        )


def head_revision() -> str | None:
    """Return the revision of the databases of this version."""
    return ScriptDirectory.from_config(_config(SCRIPTS)).get_current_head()


def _config(scripts: str) -> Config:
    config = Config()
    config.set_main_option("script_location", scripts)
    return config


def _migrate(engine: Engine, scripts: str, name: str) -> None:
    config = _config(scripts)
    with engine.connect() as connection:
        # Not for the pool afterwards: SQLite alters a table by making it anew, and with foreign
        # keys on, dropping the old one would delete what refers to it.
        connection.detach()
        _pragma(connection, "foreign_keys=OFF")
        with connection.begin():
            _upgrade(connection, config, name)
        _pragma(connection, "journal_mode=WAL")


def _upgrade(connection: Connection, config: Config, name: str) -> None:
    head = ScriptDirectory.from_config(config).get_current_head()
    current = _revision(connection, config, name)
    if current == head:
        return
    if current and is_sqlite(connection.engine):
        copy_database(Path(name), Path(f"{name}.before-{head}"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    _check_foreign_keys(connection, name)


def _name(engine: Engine) -> str:
    if is_sqlite(engine):
        return str(engine.url.database)
    return engine.url.render_as_string(hide_password=True)


def _pragma(connection: Connection, pragma: str) -> None:
    """Set what cannot be set in a transaction."""
    if is_sqlite(connection.engine):
        connection.connection.cursor().execute(f"PRAGMA {pragma}")


def _check_foreign_keys(connection: Connection, name: str) -> None:
    if not is_sqlite(connection.engine):
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StartError(
            f"The database {name} cannot be brought up to date: rows lost their owner."
        )


def _revision(connection: Connection, config: Config, name: str) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None and inspect(connection).get_table_names():
        raise StartError(f"{name} is not a database of Empathyboard; choose another data folder.")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise StartError(
            f"The database {name} was made by a newer version of Empathyboard "
            f"(its revision is {revision}); start that version, or choose another data folder."
        )
    return revision
