"""The `vosk` package as far as it is used: a model hears the same three words in every piece."""

import json
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

HEARD = (("we", 0.1, 0.25, 0.9), ("shipped", 0.3, 0.55, 0.8), ("it", 0.6, 0.7, 0.7))


class Model:
    """Takes the text of a folder's name, and ends the process for one that is no model."""

    def __init__(self, model_path: str) -> None:
        assert (Path(model_path) / "am").is_dir()


class KaldiRecognizer:
    """Words with times only once that was asked for."""

    def __init__(self, model: Model, rate_hz: int) -> None:
        assert rate_hz == 16_000
        self._has_words = False
        self._sound = b""

    def SetWords(self, enable: bool) -> None:
        self._has_words = enable

    def AcceptWaveform(self, pcm: bytes) -> bool:
        self._sound += pcm
        return False

    def FinalResult(self) -> str:
        if not any(self._sound):
            return json.dumps({"text": ""})
        told: dict[str, object] = {"text": " ".join(word for word, *_ in HEARD)}
        if self._has_words:
            names = ("word", "start", "end", "conf")
            told["result"] = [dict(zip(names, heard, strict=True)) for heard in HEARD]
        return json.dumps(told)


def install_vosk(monkeypatch: pytest.MonkeyPatch) -> None:
    """`import vosk` gives this one, installed or not."""
    made = ModuleType("vosk")
    made.__spec__ = ModuleSpec("vosk", None)
    vars(made).update(Model=Model, KaldiRecognizer=KaldiRecognizer, SetLogLevel=lambda level: None)
    monkeypatch.setitem(sys.modules, "vosk", made)


def vosk_model(folder: Path) -> Path:
    """A folder that looks like a Vosk model."""
    (folder / "am").mkdir(parents=True)
    return folder
