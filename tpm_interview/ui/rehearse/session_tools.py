"""What a running session needs from outside the window."""

from collections.abc import Callable
from dataclasses import dataclass

from tpm_interview.services.rehearsal import RehearsalService
from tpm_interview.services.sources import OpenSource
from tpm_interview.ui.background import Background
from tpm_interview.ui.rehearse.speaker import PromptSpeaker
from tpm_interview.ui.rehearse.unstored import Unstored


@dataclass(frozen=True, slots=True)
class SessionTools:
    """`opener` turns a microphone's name into a microphone; `work` does what takes long."""

    rehearsal: RehearsalService
    speaker: PromptSpeaker
    opener: Callable[[str], OpenSource]
    work: Background
    unstored: Unstored
