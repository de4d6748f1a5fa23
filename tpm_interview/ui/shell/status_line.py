"""What is true right now, in one quiet line."""

from PySide6.QtWidgets import QLabel

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import line, row
from tpm_interview.ui.widgets.painted import Icon

LONGEST = 28
"""Characters of a device name that are shown; the tool tip has all."""


class StatusLine(Card):
    """Privacy on the left; microphone, voice and recognizer on the right."""

    def __init__(self) -> None:
        super().__init__(kind="foot")
        self._sign = Icon("lock-simple", size_px=16)
        self._privacy = line()
        self._parts = {name: line() for name in ("microphone", "voice", "recognizer")}
        content = row(
            1, self._sign, self._privacy, None, *self._parts.values(), gap=2, margins=(2, 1, 3, 1)
        )
        self.setLayout(content)
        self.set_sent_to("")

    def set_sent_to(self, server: str) -> None:
        """Where recordings go by the candidate's consent; empty: nowhere."""
        if server:
            self._sign.set_icon("upload-simple", Role.Link)
            self._privacy.setText(self.tr("Recordings are sent to {0}").format(server))
        else:
            self._sign.set_icon("lock-simple")
            self._privacy.setText(self.tr("Offline - nothing leaves this computer"))

    def set_part(self, name: str, words: str) -> None:
        label: QLabel = self._parts[name]
        shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "\u2026"
        label.setText(shown)
        label.setToolTip(words if shown != words else "")

    def text(self) -> str:
        """Everything it says."""
        return "  ".join([self._privacy.text(), *(each.text() for each in self._parts.values())])
