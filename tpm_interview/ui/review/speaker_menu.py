"""Where a recording is heard."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt

from tpm_interview.domain.sound import AudioDevice
from tpm_interview.ui.theme import Role, tinted
from tpm_interview.ui.widgets import Choice

NAME_PX = 112


class SpeakerMenu(Choice):
    """A choice of speakers that shows as much of the name as there is room for.

    Signals:
        chosen: The name of a speaker, empty for the system's own.
    """

    def __init__(self) -> None:
        super().__init__(self.tr("Speaker"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setIcon(tinted("headphones", Role.WindowText))
        self._is_named, self._shown = True, ""
        self.set_speakers((), "")

    def set_speakers(self, speakers: Sequence[AudioDevice], chosen: str) -> None:
        """A chosen one that is not there now stays in the list."""
        default = next((each.name for each in speakers if each.is_default), "")
        system = self.tr("System: {0}").format(default) if default else self.tr("System's speaker")
        choices = [("", system), *((each.name, each.name) for each in speakers)]
        if chosen and chosen not in dict(choices):
            choices.append((chosen, self.tr("{0} (not connected)").format(chosen)))
        self.set_choices(choices, chosen)

    def set_named(self, is_named: bool) -> None:
        """Whether there is room for the name beside the icon."""
        self._is_named = is_named
        self.setText(self._shown)

    def setText(self, words: str) -> None:
        """`words` as a button takes them, elided; they are the tool tip too."""
        self._shown = words
        self.setToolTip(f"<span>{escape(words.replace('&&', '&'))}</span>")
        if not self._is_named:
            super().setText("")
            return
        metrics = self.fontMetrics()
        plain = words.replace("&&", "&")
        shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, NAME_PX)
        super().setText(shown.replace("&", "&&"))
