"""Every color, size and distance of the window; nothing else names one."""

from dataclasses import dataclass

from PySide6.QtGui import QPalette

Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class ColorToken:
    """One color; painted widgets reach it through its palette role, the style sheet by its name."""

    name: str
    role: Role
    light: str
    dark: str


COLORS = (
    ColorToken("page", Role.Window, "#f6f2ea", "#1a1815"),
    ColorToken("card", Role.Base, "#fffdf8", "#24211d"),
    ColorToken("sunken", Role.AlternateBase, "#eee8db", "#35302a"),
    ColorToken("line", Role.Mid, "#e0d8c9", "#3c372f"),  # decoration only
    ColorToken("edge", Role.Dark, "#8a8170", "#8b8172"),  # outlines that carry meaning
    ColorToken("ink", Role.WindowText, "#27231c", "#efe8dc"),
    ColorToken("quiet", Role.PlaceholderText, "#655d4f", "#b3a998"),
    ColorToken("lamp", Role.Accent, "#f3b73f", "#e9ad46"),
    ColorToken("on_lamp", Role.BrightText, "#261b04", "#211704"),
    ColorToken("lamp_ink", Role.Link, "#8a5600", "#efba5e"),  # the accent as line, icon, focus
    ColorToken("glow", Role.Highlight, "#fbecc9", "#40351f"),  # the accent as a wash
    ColorToken("alarm", Role.LinkVisited, "#a5351f", "#f2977f"),
    ColorToken("alarm_wash", Role.Shadow, "#fbe6df", "#3d2722"),
)
TYPE_PX = {"small": 12, "body": 13, "lead": 15, "head": 18, "title": 26, "prompt": 32, "clock": 40}
SPACE = 8
"""The grid: 1 inside a group, 2 between cards, 3 between groups, 4 to 5 at page edges."""
RADIUS = {"radius": 8, "pill": 14, "small_radius": 4}

TEXT_RATIO, SHAPE_RATIO = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
PAIRS = (
    ("ink", "page", TEXT_RATIO),
    ("ink", "card", TEXT_RATIO),
    ("ink", "sunken", TEXT_RATIO),
    ("ink", "glow", TEXT_RATIO),
    ("ink", "alarm_wash", TEXT_RATIO),
    ("quiet", "page", TEXT_RATIO),
    ("quiet", "card", TEXT_RATIO),
    ("quiet", "sunken", TEXT_RATIO),
    ("quiet", "glow", TEXT_RATIO),
    ("on_lamp", "lamp", TEXT_RATIO),
    ("lamp_ink", "page", TEXT_RATIO),
    ("lamp_ink", "card", TEXT_RATIO),
    ("lamp_ink", "glow", TEXT_RATIO),
    ("alarm", "alarm_wash", TEXT_RATIO),
    ("edge", "page", SHAPE_RATIO),
    ("edge", "card", SHAPE_RATIO),
    ("edge", "glow", SHAPE_RATIO),
)
"""Which tokens stand on which, and the contrast they must have."""
