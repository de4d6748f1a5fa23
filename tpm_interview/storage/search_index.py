"""The full-text index over prompts, counting transcripts, notes and marks, kept right by triggers.

One row a take that is not in the trash. The index stores no text: FTS5 reads it from the view
`search_text`, and has to be told the very words that it is to forget. So a trigger before a change
takes a take out as the view shows it, and one after the change puts it in again. Deletion runs from
session to prompt to take, and what the view no longer shows is not taken out twice.
"""

from sqlalchemy import Connection, text

COLUMNS = ("prompt", "said", "note", "marks")
"""What is searched, by column of the index; marks lie in the order of their times, one a line."""

_INDEX = f"""
CREATE VIRTUAL TABLE search USING fts5(
    {", ".join(COLUMNS)}, content='search_text', content_rowid='take_id',
    tokenize="unicode61 remove_diacritics 2", prefix='2 3 4'
)
"""
_VOCABULARY = "CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, 'row')"

COUNTING = """
SELECT id FROM transcript WHERE transcript.take_id = take.id
ORDER BY version = 'edited' DESC, version = 'typed' DESC, version = 'recognized' DESC,
    made_at DESC, id DESC
LIMIT 1
"""
"""The id of the transcript of a take that counts, as in `take_rows`."""

_VIEW = f"""
CREATE VIEW search_text AS
SELECT
    take.id AS take_id,
    prompt.text AS prompt,
    coalesce((SELECT text FROM transcript WHERE id = ({COUNTING})), '') AS said,
    coalesce((SELECT text FROM note WHERE note.take_id = take.id), '') AS note,
    coalesce((
        SELECT group_concat(line, char(10)) FROM (
            SELECT replace(text, char(10), ' ') AS line FROM mark
            WHERE mark.take_id = take.id ORDER BY at_s, id
        )
    ), '') AS marks
FROM take
JOIN prompt ON prompt.id = take.prompt_id
JOIN session ON session.id = prompt.session_id
WHERE take.trashed_at IS NULL
"""

_NAMES = ", ".join(COLUMNS)
_PUT_IN = f"INSERT INTO search (rowid, {_NAMES}) SELECT take_id, {_NAMES} FROM search_text"
_TAKE_OUT = (
    f"INSERT INTO search (search, rowid, {_NAMES})"
    f" SELECT 'delete', take_id, {_NAMES} FROM search_text"
)
_ITSELF = "SELECT {row}.id"
_OF_PART = "SELECT {row}.take_id"
_OF_PROMPT = "SELECT id FROM take WHERE prompt_id = {row}.id"
_OF_SESSION = (
    "SELECT take.id FROM take JOIN prompt ON prompt.id = take.prompt_id"
    " WHERE prompt.session_id = {row}.id"
)
_PARTS = {
    "transcript": "take_id, version, made_at, text",
    "note": "take_id, text",
    "mark": "take_id, at_s, text",
}
"""Tables whose rows belong to a take, and their columns that the view reads."""


def create(connection: Connection) -> None:
    """The index with nothing in it, for a library that holds nothing."""
    connection.execute(text(_INDEX))
    connection.execute(text(_VOCABULARY))
    create_upkeep(connection)


def create_upkeep(connection: Connection) -> None:
    """View and triggers, in place of those that are there."""
    kept = "type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\'"
    for name in connection.scalars(text(f"SELECT name FROM sqlite_master WHERE {kept}")).all():
        connection.execute(text(f"DROP TRIGGER {name}"))
    connection.execute(text("DROP VIEW IF EXISTS search_text"))
    connection.execute(text(_VIEW))
    for statement in _triggers():
        connection.execute(text(statement))


def _triggers() -> list[str]:
    made = [
        _put_in("take", "INSERT"),
        _take_out("take", "DELETE"),
        _take_out("take", "UPDATE OF prompt_id, trashed_at"),
        _put_in("take", "UPDATE OF prompt_id, trashed_at"),
        _take_out("prompt", "DELETE", _OF_PROMPT),
        _take_out("prompt", "UPDATE OF text", _OF_PROMPT),
        _put_in("prompt", "UPDATE OF text", _OF_PROMPT),
        _take_out("session", "DELETE", _OF_SESSION),
    ]
    for table, columns in _PARTS.items():
        for event in ("INSERT", "DELETE", f"UPDATE OF {columns}"):
            made += [_take_out(table, event, _OF_PART), _put_in(table, event, _OF_PART)]
    return made


def _take_out(table: str, event: str, takes: str = _ITSELF) -> str:
    return _trigger("BEFORE", table, event, _TAKE_OUT, takes)


def _put_in(table: str, event: str, takes: str = _ITSELF) -> str:
    return _trigger("AFTER", table, event, _PUT_IN, takes)


def _trigger(when: str, table: str, event: str, does: str, takes: str) -> str:
    """`takes` selects the takes concerned by `{row}`, which is the old or the new one or both."""
    verb = event.partition(" ")[0]
    rows = {"INSERT": ("new",), "DELETE": ("old",), "UPDATE": ("old", "new")}[verb]
    concerned = " UNION ".join(takes.format(row=row) for row in rows)
    name = f"search_{when}_{table}_{verb}".lower()
    return (
        f"CREATE TRIGGER {name} {when} {event} ON {table} BEGIN"
        f" {does} WHERE take_id IN ({concerned}); END"
    )
