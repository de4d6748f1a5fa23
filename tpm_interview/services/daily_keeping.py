"""What is erased by itself while the window is used: old trash, and what the rule takes away."""

from collections.abc import Callable

from tpm_interview.domain.progress import Progress
from tpm_interview.domain.settings import KeepingSettings
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.quiet_thread import AFTER_S, QuietThread
from tpm_interview.services.retention import Retention


class DailyKeeping(QuietThread):
    """Done at each start; what was decided and stopped goes on at the next."""

    def __init__(
        self,
        keeping: Keeping,
        retention: Retention,
        rule: Callable[[], KeepingSettings],
        after_s: float = AFTER_S,
    ) -> None:
        super().__init__("daily-keeping", after_s)
        self._keeping = keeping
        self._retention = retention
        self._rule = rule

    def _work(self, on_progress: Progress) -> None:
        self._keeping.carry_on(on_progress)
        on_progress(0.0)  # what is stopped above only tells so
        self._keeping.erase_expired(on_progress)
        on_progress(0.0)
        rule = self._rule()
        if rule.daily:
            self._retention.apply(rule, on_progress)
