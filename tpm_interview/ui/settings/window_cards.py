"""How the window looks, and where the library lies."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.settings import Theme
from tpm_interview.ui.settings.named_row import named, settings_card
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Segments, column, row, text

SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


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


class LibraryCard(QWidget):
    """Where everything is kept.

    Signals:
        open_requested: The candidate wants to see the folder.
    """

    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = text("", "body", Role.WindowText)
        self._folder.setTextInteractionFlags(SELECTABLE)
        self._open = Button(self.tr("Open folder"), "plain", "folder-open")
        told = text(
            self.tr(
                "Recordings, transcripts, questions and settings lie here and nowhere else."
                " To use another folder, start the app with: tpm-interview --library FOLDER"
            ),
            "small",
            Role.PlaceholderText,
        )
        told.setTextInteractionFlags(SELECTABLE)
        parts = (self._folder, row(self._open, None), told)
        self.setLayout(column(settings_card(self.tr("Library"), *parts)))
        self._open.clicked.connect(self.open_requested)

    def set_folder(self, folder: Path) -> None:
        self._folder.setText(str(folder))
