"""What the candidate can choose, with the defaults that work after one install command."""

from dataclasses import dataclass, field
from enum import StrEnum

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, Plan


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """`voice` is a `VoiceInfo.id`; empty takes the natural voice, or the first there is."""

    voice: str = ""
    speed: float = 1.0
    volume: float = 1.0
    muted: bool = False


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """Device names; empty is the system's own default."""

    microphone: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class RecognizerSettings:
    """`model_folder` serves `whisper` and `vosk`; the server ones only `whisper-server`.

    `server_consent` holds the address the candidate agreed to; another address needs a new yes.
    """

    name: str = "whisper-tiny.en"
    model_folder: str = ""
    server_url: str = ""
    server_model: str = ""
    server_consent: str = ""


WIDEST_WINDOW_PX = 32_000
"""No screen is wider; a window becomes no larger than its screen anyway."""


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """The window as it was closed; width and height, in px, are those it has unmaximized."""

    width: int = 1280
    height: int = 800
    maximized: bool = False


class Rule(StrEnum):
    """Which recordings stay; words stay under each."""

    ALL = "all"
    STARRED_AND_LATEST = "starred-and-latest"
    DAYS = "days"


LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class KeepingSettings:
    """The rule for recordings; `days` serves `Rule.DAYS` alone.

    `daily` carries it out once a day without being asked.
    """

    rule: Rule = Rule.ALL
    days: int = 90
    daily: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All of settings.toml."""

    voice: VoiceSettings = VoiceSettings()
    sound: SoundSettings = SoundSettings()
    recognizer: RecognizerSettings = RecognizerSettings()
    window: WindowSettings = WindowSettings()
    keeping: KeepingSettings = KeepingSettings()
    theme: Theme = Theme.SYSTEM
    show_live_transcript: bool = True
    welcomed: bool = False
    plans: tuple[Plan, ...] = field(default=tuple(DEFAULT_PLANS.values()))

    def plan(self, mode: Mode) -> Plan:
        return next((p for p in self.plans if p.mode is mode), DEFAULT_PLANS[mode])
