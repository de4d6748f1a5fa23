"""What the export dialog calls the formats."""

from PySide6.QtCore import QCoreApplication


def tr(words: str) -> str:
    return QCoreApplication.translate("Export", words)


def format_name(key: str) -> str:
    """`key` is one of EXPORT_FORMATS."""
    return {
        "yaml": tr("TPM Interview (YAML)"),
        "csv": tr("CSV"),
        "markdown": tr("Markdown"),
        "anki-package": tr("Anki package"),
        "pdf": tr("PDF"),
    }.get(key, key)


def format_about(key: str) -> str:
    """What it is good for."""
    return {
        "yaml": tr("Everything, to be imported again here or on another computer."),
        "csv": tr("A table for spreadsheets, one question a row."),
        "markdown": tr("Readable text with headings, for notes and wikis."),
        "anki-package": tr("Flash cards: the question in front, key points behind."),
        "pdf": tr("To print, or to read anywhere."),
    }.get(key, "")
