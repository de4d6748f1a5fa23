"""What the import view calls formats, encodings, columns, places and reasons."""

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.found import Field, Found, Why
from tpm_interview.domain.offer import Decision, Duplicate, Twin
from tpm_interview.domain.wording import one_line
from tpm_interview.ui.words import question_count


def tr(words: str) -> str:
    return QCoreApplication.translate("Import", words)


def format_name(key: str) -> str:
    """`key` is one of the importers' registry."""
    return {
        "text": tr("Plain text"),
        "markdown": tr("Markdown"),
        "csv": tr("CSV"),
        "json": tr("JSON"),
        "yaml": tr("YAML"),
        "tpm-interview": tr("TPM Interview"),
        "anki-text": tr("Anki text"),
        "anki-package": tr("Anki package"),
        "docx": tr("Word"),
        "xlsx": tr("Excel"),
    }.get(key, key)


ENCODINGS = ("utf-8", "utf-16", "cp1252", "iso8859-2", "cp1251", "shift_jis", "gb18030", "big5")
"""What may be chosen where the encoding was mistaken."""


def encoding_name(name: str) -> str:
    return {
        "utf-8": tr("UTF-8"),
        "utf-8-sig": tr("UTF-8"),
        "utf-16": tr("UTF-16"),
        "utf-16-le": tr("UTF-16"),
        "utf-16-be": tr("UTF-16"),
        "cp1252": tr("Western (Windows-1252)"),
        "iso8859-2": tr("Central European (ISO 8859-2)"),
        "cp1251": tr("Cyrillic (Windows-1251)"),
        "shift_jis": tr("Japanese (Shift JIS)"),
        "gb18030": tr("Chinese (GB 18030)"),
        "big5": tr("Chinese (Big5)"),
    }.get(name, name.upper())


def field_name(field: Field) -> str:
    return {
        Field.QUESTION: tr("Question"),
        Field.COMPETENCY: tr("Competency"),
        Field.KIND: tr("Kind"),
        Field.LEVEL: tr("Level"),
        Field.FOLLOW_UPS: tr("Follow-ups"),
        Field.KEY_POINTS: tr("Key points"),
        Field.TIPS: tr("Tips"),
        Field.ANSWER: tr("Answer"),
        Field.TAGS: tr("Tags"),
        Field.ANSWER_S: tr("Answer time"),
        Field.IGNORED: tr("Not taken"),
    }[field]


def why_words(why: Why) -> str:
    return {
        Why.HEADING: tr("A heading"),
        Why.LINK: tr("A link"),
        Why.TIP: tr("A tip"),
        Why.ANSWER: tr("Part of an answer"),
        Why.STAGE_DIRECTION: tr("A direction, not asked"),
        Why.STATEMENT: tr("Asks nothing"),
        Why.CODE: tr("Code"),
        Why.EMPTY: tr("Nothing in it"),
        Why.TOO_LONG: tr("Longer than 1,000 characters"),
        Why.UNREADABLE: tr("Cannot be read"),
    }[why]


def place_words(format: str, line: int, place: str = "") -> str:
    """Where something stands in its file: "line 12", "Sheet1, row 4"."""
    many = {
        "csv": tr("row {0}"),
        "xlsx": tr("row {0}"),
        "docx": tr("paragraph {0}"),
        "anki-package": tr("note {0}"),
    }
    told = many.get(format, tr("line {0}")).format(f"{line:,}")
    return f"{place}, {told}" if place else told


def repeats_words(duplicate: Duplicate | None, decision: Decision, format: str) -> str:
    """What a row of the table says of it."""
    if duplicate is None:
        return ""
    if decision is Decision.MERGE:
        return tr("Goes into: {0}").format(duplicate.text)
    if duplicate.twin is Twin.SAME:
        return tr("In the bank already")
    if not duplicate.question_id:
        return tr("Looks like {0}").format(place_words(format, duplicate.line))
    return tr("Looks like: {0}").format(duplicate.text)


def details_words(found: Found) -> str:
    """What comes with a question, in numbers."""
    parts = (
        (len(found.follow_ups), tr("One follow-up"), tr("{0} follow-ups")),
        (len(found.key_points), tr("one key point"), tr("{0} key points")),
        (len(found.tips), tr("one tip"), tr("{0} tips")),
    )
    told = [(one if count == 1 else many.format(count)) for count, one, many in parts if count]
    words = ", ".join(told)
    return f"{words[:1].upper()}{words[1:]}"


def short(words: str, most: int) -> str:
    """At most so many characters."""
    return words if len(words) <= most else f"{words[: most - 1]}\u2026"


def shown_name(name: str) -> str:
    """A file's name at a bearable length, its end kept; empty for pasted text."""
    name = one_line(name)
    return name if len(name) <= 60 else f"{name[:40]}\u2026{name[-16:]}"


def headline(count: int, name: str, format: str, encoding: str) -> str:
    """What was read: "37 questions in risks.md (Markdown, UTF-8)"."""
    kinds = ", ".join(
        part for part in (format_name(format), encoding and encoding_name(encoding)) if part
    )
    where = shown_name(name) or tr("the pasted text")
    return tr("{0} in {1} ({2})").format(question_count(count), where, kinds)


def import_words(add: int, merge: int) -> str:
    """The label of the amber button."""
    if not add and not merge:
        return tr("Import nothing  (Ctrl+Enter)")
    if not add:
        return tr("Merge {0}  (Ctrl+Enter)").format(question_count(merge).lower())
    adds = tr("Import {0}").format(question_count(add).lower())
    return (
        f"{adds}  (Ctrl+Enter)"
        if not merge
        else tr("{0}, merge {1}  (Ctrl+Enter)").format(adds, merge)
    )
