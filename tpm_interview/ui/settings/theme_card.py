"""How the window looks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.settings import Theme
from tpm_interview.ui.settings.named_row import named, settings_card
from tpm_interview.ui.widgets import Segments, column


class ThemeCard(QWidget):
    """Light, dark, or as the system has it.

    Signals:
        theme_chosen: The `Theme` wanted.
    """

    theme_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        names = {
            Theme.SYSTEM: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
        }
        self._themes = Segments([(theme.value, name) for theme, name in names.items()])
        self._themes.chosen.connect(lambda value: self.theme_chosen.emit(Theme(value)))
        card = settings_card(self.tr("Appearance"), named(self.tr("Theme"), self._themes))
        self.setLayout(column(card))

    def set_theme(self, theme: Theme) -> None:
        self._themes.set_value(theme.value)
