"""What works on this computer and what does not, each with a remedy."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tpm_interview.domain.errors import NoMicrophone, NoSpeaker, UserError
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services import microphones
from tpm_interview.services.desktop_libraries import desktop_problem
from tpm_interview.services.prompter import Voice
from tpm_interview.speech.recognizers.registry import recognizer_checks
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library
from tpm_interview.storage.opening import DATABASE

ENOUGH_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `remedy` is empty where all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def diagnosed(
    open_library: Callable[[], Library],
    folder: Path,
    recognizer: RecognizerSettings,
    make_voice: Callable[[], Voice],
) -> tuple[Check, ...]:
    """All checks, in the order in which a candidate would ask."""
    return (
        _window(),
        *_library(open_library, folder),
        *_backups(folder),
        _disk(folder),
        *_devices(),
        *_voices(make_voice),
        *_recognizers(recognizer),
    )


def failed(name: str, error: UserError) -> Check:
    return Check(name, False, error.told, error.remedy)


def _window() -> Check:
    problem = desktop_problem()
    if problem is not None:
        return Check("window", False, problem.message, problem.remedy)
    return Check("window", True, "All system libraries for the window are there.")


def _library(open_library: Callable[[], Library], folder: Path) -> Iterable[Check]:
    try:
        library = open_library()
    except UserError as error:
        yield failed("library", error)
        return
    only = ", read only" if library.is_read_only else ""
    yield Check("library", True, f"{folder}{only}")
    questions = len(library.questions.all())
    yield Check("database", True, f"{library.sessions.count()} sessions, {questions} questions")


def _backups(folder: Path) -> Iterable[Check]:
    backups = DailyBackups(folder, DATABASE)
    try:
        made, is_overdue = backups.all(), backups.is_overdue()
    except UserError as error:
        yield failed("backups", error)
        return
    if not made:
        yield Check("backups", True, "none yet; the window makes one a day")
        return
    detail = f"{len(made)}, the newest of {made[0].made_at.astimezone():%Y-%m-%d %H:%M}"
    remedy = "Free some space and open the window, or run: tpm-interview backup FILE"
    yield Check("backups", not is_overdue, detail, remedy if is_overdue else "")


def _disk(folder: Path) -> Check:
    place = next((p for p in (folder, *folder.parents) if p.is_dir()), Path("/"))
    free = shutil.disk_usage(place).free
    hours = free / (16_000 * 2 * 3600)
    detail = f"{free / 1e9:.1f} GB free, room for about {hours:,.0f} hours of answers"
    if free < ENOUGH_BYTES:
        return Check("disk", False, detail, "Free some space before you rehearse.")
    return Check("disk", True, detail)


def _devices() -> Iterable[Check]:
    for name, found, missing in (
        ("microphone", microphones.microphones(), NoMicrophone()),
        ("speaker", microphones.speakers(), NoSpeaker()),
    ):
        if found:
            yield Check(name, True, ", ".join(device.name for device in found))
        else:
            yield failed(name, missing)


def _voices(make_voice: Callable[[], Voice]) -> Iterable[Check]:
    voice = make_voice()
    try:
        found = voice.voices()
    except UserError as error:
        yield failed("voice", error)
        return
    finally:
        voice.close()
    natural = [info.name for info in found if info.natural]
    if natural:
        yield Check("natural voice", True, ", ".join(natural))
    else:
        remedy = "Run: pip install hibari-tts==0.2.1"
        yield Check("natural voice", False, "The natural voice is not installed.", remedy)
    yield Check("voices", True, f"{len(found)} voices")


def _recognizers(chosen: RecognizerSettings) -> Iterable[Check]:
    for check in recognizer_checks(chosen):
        mark = " (chosen)" if check.name == chosen.name else ""
        detail = check.model if check.is_installed else "not installed"
        yield Check(f"recognizer {check.name}{mark}", check.is_installed, detail, check.remedy)
