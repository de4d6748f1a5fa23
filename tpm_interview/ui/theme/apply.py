"""Gives the application its palette, font and style sheet, and keeps them in step with the choice.

Two palettes of our own: `QStyleHints.setColorScheme` does nothing offscreen and on bare X11.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tpm_interview.domain.settings import Theme
from tpm_interview.ui.theme.stylesheet import style_sheet
from tpm_interview.ui.theme.tokens import COLORS, TYPE_PX, Role

_SAME_AS = {
    Role.Text: Role.WindowText,
    Role.ButtonText: Role.WindowText,
    Role.HighlightedText: Role.WindowText,
    Role.ToolTipText: Role.WindowText,
    Role.Button: Role.Base,
    Role.ToolTipBase: Role.Base,
}


def set_type(app: QApplication) -> None:
    """Style and font, before the first widget; the rest is quicker after all of them."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font("body"))


def apply_theme(app: QApplication, dark: bool) -> None:
    """Give the whole application one palette and one style sheet; may be called again."""
    if not app.styleSheet():
        set_type(app)
    app.setPalette(palette(dark))
    app.setStyleSheet(style_sheet(dark))


class ThemeSwitch(QObject):
    """Applies the candidate's theme at once and follows the system where that is the choice."""

    def __init__(self, app: QApplication, theme: Theme = Theme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._is_dark: bool | None = None
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._apply()

    def _apply(self) -> None:
        dark = self._theme is Theme.DARK or (self._theme is Theme.SYSTEM and system_is_dark())
        if dark != self._is_dark:
            self._is_dark = dark
            apply_theme(self._app, dark)


def system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette(dark: bool) -> QPalette:
    """All tokens by their roles, and the roles Qt's own widgets read set to match."""
    made = QPalette()
    for token in COLORS:
        made.setColor(token.role, QColor(token.dark if dark else token.light))
    for role, source in _SAME_AS.items():
        made.setColor(role, made.color(source))
    return made


def font(name: str, bold: bool = False) -> QFont:
    """The system's own family at a size of the type scale, figures all of one width."""
    made = QFont(QGuiApplication.font().family())
    made.setPixelSize(TYPE_PX[name])
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    if TYPE_PX[name] >= TYPE_PX["title"]:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 97)
    return made
