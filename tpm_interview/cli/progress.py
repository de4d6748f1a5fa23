"""How far long work is, said on stderr."""

import time

from tpm_interview.cli.output import tell
from tpm_interview.domain.progress import Progress

_QUIET_S, _EVERY_S = 2.0, 2.0


def told_progress(doing: str) -> Progress:
    """Nothing for short work; else a line such as `Reading list.csv: 40%` now and then."""
    next_at = time.monotonic() + _QUIET_S

    def on_progress(share: float) -> None:
        nonlocal next_at
        if time.monotonic() >= next_at:
            tell(f"{doing}: {share:.0%}")
            next_at = time.monotonic() + _EVERY_S

    return on_progress
