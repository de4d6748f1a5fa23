"""Icons of the Phosphor family, in the palette's colors at the moment they are painted.

The font and its map of names come with qtawesome, but are read without importing it: that
import takes longer than opening the whole window.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QRawFont,
)

from tpm_interview.ui.theme.tokens import Role

_DRAWN_AT_PX = 64.0
_INK_SHARE = 0.9  # beside text of its own size a full em square looks too large


def tinted(name: str, off: Role = Role.PlaceholderText, on: Role = Role.Link) -> QIcon:
    """An icon for a button or menu; `on` is its color while checked. Follows the palette."""
    return QIcon(_GlyphEngine(name, off, on))


def paint_icon(painter: QPainter, box: QRectF, name: str, role: Role, colors: QPalette) -> None:
    """The icon `name` in the middle of `box`, as large as fits."""
    side = min(box.width(), box.height()) * _INK_SHARE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(side / _DRAWN_AT_PX, side / _DRAWN_AT_PX)
    painter.fillPath(_outline(name), colors.color(role))
    painter.restore()


@cache
def _outline(name: str) -> QPainterPath:
    """The glyph around the origin, its em square 64 px wide; KeyError for an unknown name."""
    raw, codes = _family()
    found = re.search(rf'"{re.escape(name)}": *"(0x[0-9a-f]+)"', codes)
    if found is None:
        raise KeyError(name)
    (index,) = raw.glyphIndexesForString(chr(int(found[1], 16)))
    path = raw.pathForGlyph(index)
    return path.translated(QPointF(-_DRAWN_AT_PX / 2, _DRAWN_AT_PX / 2))


@cache
def _family() -> tuple[QRawFont, str]:
    """The font, and its JSON map of names: searched, for parsing 6,000 of them takes 3 ms."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:  # a dependency: cannot be missing after an install
        raise ModuleNotFoundError("qtawesome")
    fonts = Path(spec.origin).parent / "fonts"
    (file,) = fonts.glob("phosphor-*.ttf")
    (names,) = fonts.glob("phosphor-charmap-*.json")
    raw = QRawFont(str(file), _DRAWN_AT_PX, QFont.HintingPreference.PreferNoHinting)
    return raw, names.read_text(encoding="utf-8")


class _GlyphEngine(QIconEngine):
    """Paints one glyph; nothing is kept, so a new palette shows at the next paint."""

    def __init__(self, name: str, off: Role, on: Role) -> None:
        super().__init__()
        self._name, self._off, self._on = name, off, on
        _outline(name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._on if state is QIcon.State.On else self._off
        if mode is QIcon.Mode.Disabled:
            role = Role.PlaceholderText
        paint_icon(painter, QRectF(rect), self._name, role, QGuiApplication.palette())

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            self.paint(painter, made.rect(), mode, state)
        return made

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._off, self._on)
