"""What the dialog calls the formats that takes are written in."""

from PySide6.QtCore import QCoreApplication


def tr(words: str) -> str:
    return QCoreApplication.translate("TakeExport", words)


def format_name(key: str) -> str:
    """`key` is one of TAKE_FORMATS."""
    return {
        "html": tr("Mentor pack"),
        "markdown": tr("Markdown"),
        "pdf": tr("PDF"),
        "csv": tr("CSV"),
        "json": tr("JSON"),
        "srt": tr("SRT"),
        "vtt": tr("VTT"),
        "mp3": tr("MP3"),
        "flac": tr("FLAC"),
        "wav": tr("WAV"),
        "opus": tr("Opus"),
    }.get(key, key)


def format_about(key: str) -> str:
    """What it is good for."""
    return {
        "html": tr("One page for any browser, with the sound inside."),
        "markdown": tr("Readable text, for notes and wikis."),
        "pdf": tr("To print, or to read anywhere."),
        "csv": tr("The measurements, one take a row."),
        "json": tr("Everything, for other programs."),
        "srt": tr("Subtitles, for video players."),
        "vtt": tr("Subtitles, for web pages."),
        "mp3": tr("The sound, small; plays anywhere."),
        "flac": tr("The sound as recorded, half as large."),
        "wav": tr("The sound as recorded, for any program."),
        "opus": tr("The sound, smallest."),
    }.get(key, "")


def take_count(count: int) -> str:
    return tr("one take") if count == 1 else tr("{0} takes").format(count)


def without_sound(count: int) -> str:
    """What to know about a file that lacks recordings; empty where none is lacking."""
    if not count:
        return ""
    if count == 1:
        return tr("One take is in it without sound: its recording is missing or damaged.")
    told = tr("{0} takes are in it without sound: their recordings are missing or damaged.")
    return told.format(count)
