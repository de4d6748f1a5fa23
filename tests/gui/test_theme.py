"""Colors that can be read, icons that follow them, and the switch between light and dark."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from tpm_interview.domain.settings import Theme
from tpm_interview.ui.theme import Role, ThemeSwitch, font, palette, tinted
from tpm_interview.ui.theme.apply import apply_theme, system_is_dark
from tpm_interview.ui.theme.contrast import contrast
from tpm_interview.ui.theme.icons import paint_icon
from tpm_interview.ui.theme.stylesheet import style_sheet
from tpm_interview.ui.theme.tokens import COLORS, PAIRS, TYPE_PX

UI = Path(__file__).parents[2] / "tpm_interview" / "ui"
ICON_CALL = re.compile(
    r'(?:Icon|tinted|set_icon|EmptyState|paint_icon)\(\s*"([a-z0-9-]+)"'
    r'|Button\([^()]*(?:\([^()]*\))?[^()]*,\s*"(?:plain|bare|action|chip)",\s*"([a-z0-9-]+)"'
)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_a_color_can_be_read(
    front: str, back: str, least: float, dark: bool
) -> None:
    tokens = {token.name: QColor(token.dark if dark else token.light) for token in COLORS}
    assert contrast(tokens[front], tokens[back]) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_style_sheet_has_a_value_for_every_name(dark: bool) -> None:
    assert "$" not in style_sheet(dark)


def test_every_icon_named_in_the_code_is_in_the_font() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    names = {name for pair in ICON_CALL.findall(sources) for name in pair if name}
    assert len(names) > 15
    for name in sorted(names):
        tinted(name)


def test_an_unknown_icon_is_a_bug() -> None:
    with pytest.raises(KeyError):
        tinted("no-such-icon")


def inked(image: QImage, color: QColor) -> int:
    """How many pixels have this very color."""
    wide, tall = image.width(), image.height()
    return sum(image.pixelColor(x, y) == color for x in range(wide) for y in range(tall))


def test_an_icon_is_painted_in_the_middle_of_its_box(qapp: QApplication) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_icon(painter, QRectF(0, 0, 64, 64), "warning-circle", Role.Link, palette(False))
    inside = [(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 128]
    xs, ys = [x for x, _ in inside], [y for _, y in inside]
    assert abs((min(xs) + max(xs)) / 2 - 31.5) <= 1
    assert abs((min(ys) + max(ys)) / 2 - 31.5) <= 1
    assert max(xs) - min(xs) > 40


def test_the_same_icon_follows_a_new_palette(qapp: QApplication) -> None:
    icon = tinted("gear-six", Role.WindowText)
    try:
        for dark in (False, True):
            qapp.setPalette(palette(dark))
            wanted = palette(dark).color(Role.WindowText)
            assert inked(icon.pixmap(64, 64).toImage(), wanted) > 50
    finally:
        apply_theme(qapp, dark=False)


def test_the_candidates_theme_holds_at_once(qapp: QApplication) -> None:
    switch = ThemeSwitch(qapp, Theme.LIGHT)
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#f6f2ea")
        switch.set_theme(Theme.DARK)
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#1a1815")
        assert "#1a1815" in qapp.styleSheet()
        switch.set_theme(Theme.SYSTEM)
        expected = "#1a1815" if system_is_dark() else "#f6f2ea"
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(expected)
    finally:
        switch.deleteLater()
        apply_theme(qapp, dark=False)


def test_sizes_come_from_the_type_scale_and_figures_are_of_one_width(qapp: QApplication) -> None:
    assert font("clock").pixelSize() == TYPE_PX["clock"]
    assert font("body", bold=True).weight() > font("body").weight()
