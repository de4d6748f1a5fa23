"""What the candidate chooses while rehearsing, kept for the next time."""

from collections.abc import Callable
from dataclasses import replace

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Plan
from tpm_interview.domain.settings import Settings
from tpm_interview.services.settings import SettingsService
from tpm_interview.ui.background import Background


class KeptChoices:
    """Writes each choice in the background; what cannot be kept goes to `failed`."""

    def __init__(
        self,
        settings: SettingsService,
        work: Background,
        failed: Callable[[UserError], object],
    ) -> None:
        self._settings, self._work, self._failed = settings, work, failed

    def plan(self, plan: Plan) -> None:
        """The terms of a mode."""
        self._work.run(lambda: self._settings.change_plan(plan), failed=self._failed)

    def microphone(self, name: str) -> None:
        now = self._settings.current
        self._keep(replace(now, sound=replace(now.sound, microphone=name)))

    def muted(self, is_muted: bool) -> None:
        now = self._settings.current
        self._keep(replace(now, voice=replace(now.voice, muted=is_muted)))

    def words_shown(self, shown: bool) -> None:
        """Whether the live transcript is shown."""
        self._keep(replace(self._settings.current, show_live_transcript=shown))

    def _keep(self, settings: Settings) -> None:
        self._work.run(lambda: self._settings.change(settings), failed=self._failed)
