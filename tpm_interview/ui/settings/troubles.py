"""What is wrong now, from several sources, in one banner."""

from tpm_interview.domain.errors import UserError
from tpm_interview.ui.widgets import Banner


class Troubles:
    """Shows the newest error that still holds: a microphone found again hides no missing voice."""

    def __init__(self, banner: Banner) -> None:
        self._banner = banner
        self._held: dict[str, tuple[UserError, tuple[str, ...]]] = {}

    def tell(self, source: str, error: UserError | None, *actions: str) -> None:
        """What `source` has to say; None is that all is well with it."""
        self._held.pop(source, None)
        if error is not None:
            self._held[source] = (error, actions)
        if not self._held:
            self._banner.set_error(None)
            return
        newest, ways = list(self._held.values())[-1]
        self._banner.set_error(newest, *ways)
