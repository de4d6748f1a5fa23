"""What the pages of settings and welcome ask about this computer."""

from fakes.window_tools import FakeDevices
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import AudioDevice, VoiceInfo

HEART = VoiceInfo("hibari:heart", "Heart (natural)", "en-US", natural=True)
BRITISH = VoiceInfo("system:gb", "Great Britain", "en-GB")
GERMAN = VoiceInfo("system:de", "German", "de")


class FakeRoom(FakeDevices):
    """A microphone and a speaker."""

    def speakers(self) -> tuple[AudioDevice, ...]:
        return (AudioDevice("Desk speaker", True), AudioDevice("Headphones"))


class FakeVoices:
    """Three voices, or the error that there are none."""

    def __init__(self) -> None:
        self.fails: UserError | None = None

    def voices(self) -> tuple[VoiceInfo, ...]:
        if self.fails is not None:
            raise self.fails
        return (HEART, BRITISH, GERMAN)
