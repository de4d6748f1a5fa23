"""What the recognizers are called, and what to know before choosing one."""

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

SERVER = "whisper-server"
WITH_FOLDER = ("whisper", "vosk")


def tr(words: str) -> str:
    return QCoreApplication.translate("Recognizers", words)


def name_of(recognizer: str) -> str:
    return {
        "whisper-tiny.en": tr("Whisper tiny.en"),
        "whisper": tr("Another Whisper model"),
        "pocketsphinx": tr("PocketSphinx"),
        "vosk": tr("Vosk"),
        SERVER: tr("Whisper server"),
    }.get(recognizer, recognizer)


def about(recognizer: str) -> str:
    return {
        "whisper-tiny.en": tr("Comes with the app. English, fast, on this computer."),
        "whisper": tr("On this computer. Larger models hear more and take longer."),
        "pocketsphinx": tr("On this computer. Small, and misses many words."),
        "vosk": tr("On this computer, with a Vosk model. Its word times are estimates."),
        SERVER: tr("Sends every recording to a server that you name."),
    }.get(recognizer, "")


def is_remote(recognizer: str) -> bool:
    """Whether recordings leave this computer."""
    return recognizer == SERVER


def is_address(url: str) -> bool:
    """Whether a server could be meant: http or https, and a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
