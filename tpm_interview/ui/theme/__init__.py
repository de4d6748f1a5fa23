"""The look in one place: tokens, and the palette, fonts, icons and style sheet made from them."""

from tpm_interview.ui.theme.apply import ThemeSwitch, apply_theme, font, palette, set_type
from tpm_interview.ui.theme.icons import tinted
from tpm_interview.ui.theme.tokens import RADIUS, SPACE, TYPE_PX, Role

__all__ = [
    "RADIUS",
    "SPACE",
    "TYPE_PX",
    "Role",
    "ThemeSwitch",
    "apply_theme",
    "font",
    "palette",
    "set_type",
    "tinted",
]
