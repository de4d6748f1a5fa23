"""The style sheet, with the tokens put in; `kind` is the property that tells widgets apart.

Focus is shown without a jump: 1 px border and 1 px margin become a 2 px border.
"""

from string import Template

from tpm_interview.ui.theme.tokens import COLORS, RADIUS, TYPE_PX

SURFACES = """
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[kind="pane"] { background: $card; border: 0; border-left: 1px solid $line; }
QFrame[kind="banner"] { background: $alarm_wash; border: 1px solid $alarm;
    border-radius: ${radius}px; }
QFrame[kind="notice"] { background: $glow; border: 1px solid $lamp_ink;
    border-radius: ${radius}px; }
QFrame[kind="segments"] { background: $sunken; border: 0; border-radius: ${radius}px; }
QFrame[kind="foot"] { background: $page; border: 0; border-top: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="body"] { background: transparent; border: 0; }
QScrollArea[kind="reading"] { border: 2px solid transparent; border-radius: ${radius}px; }
QScrollArea[kind="reading"]:focus { border-color: $lamp_ink; }
QDialog { background: $page; }
"""
BUTTONS = """
QPushButton, QToolButton { background: $card; color: $ink; border: 1px solid $edge; margin: 1px;
    border-radius: ${radius}px; padding: 7px 14px; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:focus, QToolButton:focus { border: 2px solid $lamp_ink; margin: 0; }
QPushButton:disabled { color: $quiet; border-color: $line; background: transparent; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="bare"] { background: transparent; border-color: transparent; padding: 7px 8px; }
QPushButton[kind="bare"]:hover { background: $sunken; }
QPushButton[kind="bare"]:focus { border-color: $lamp_ink; }
QPushButton[kind="mark"], QPushButton[kind="link"] { background: transparent; color: $quiet;
    border-color: transparent; border-radius: 4px; padding: 1px 4px; font-size: ${small}px; }
QPushButton[kind="link"] { color: $lamp_ink; padding: 1px 0; }
QPushButton[kind="mark"]:hover, QPushButton[kind="link"]:hover { background: $sunken; }
QPushButton[kind="mark"]:checked { background: $glow; color: $ink; }
QPushButton[kind="mark"]:focus, QPushButton[kind="link"]:focus { border-color: $lamp_ink; }
QPushButton[kind="link"]:disabled { color: $quiet; }
QPushButton[kind="action"] { background: $lamp; color: $on_lamp; border-color: $lamp;
    padding: 15px 28px; font-size: ${lead}px; font-weight: 600; }
QPushButton[kind="action"]:hover { background: $lamp; border-color: $lamp_ink; }
QPushButton[kind="action"]:focus { border-color: $ink; }
QPushButton[kind="action"]:disabled { background: $sunken; color: $quiet; border-color: $sunken; }
QPushButton[kind="chip"] { border-radius: ${pill}px; padding: 6px 13px; border-color: $line; }
QPushButton[kind="chip"]:checked { background: $glow; border-color: $lamp_ink; }
QPushButton[kind="chip"]:focus { border-color: $lamp_ink; }
QPushButton[kind="segment"] { border-color: transparent; background: transparent; color: $quiet;
    padding: 5px 12px; }
QPushButton[kind="segment"]:checked { background: $card; border-color: $edge; color: $ink; }
QPushButton[kind="segment"]:focus { border-color: $lamp_ink; }
QPushButton[kind="plate"] { border-color: $line; padding: 0; margin: 0; }
QPushButton[kind="plate"]:checked { background: $glow; border-color: $lamp_ink; }
QPushButton[kind="plate"]:focus { border-color: $lamp_ink; }
QToolButton[kind="rail"] { background: transparent; border-color: transparent; color: $quiet;
    padding: 8px 4px; }
QToolButton[kind="rail"]:hover { background: $sunken; }
QToolButton[kind="rail"]:checked { background: $glow; color: $ink; }
QToolButton[kind="rail"]:focus { border-color: $lamp_ink; }
"""
INPUTS = """
QLineEdit, QPlainTextEdit { background: $card; color: $ink; border: 1px solid $edge; margin: 1px;
    border-radius: ${radius}px; padding: 7px 9px; selection-background-color: $lamp;
    selection-color: $on_lamp; placeholder-text-color: $quiet; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $lamp_ink; margin: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $quiet; border-color: $line; }
QTextEdit[kind="words"] { background: $card; color: $ink; border: 1px solid $edge; margin: 1px;
    border-radius: ${radius}px; selection-background-color: $lamp; selection-color: $on_lamp; }
QTextEdit[kind="words"]:focus { border: 2px solid $lamp_ink; margin: 0; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $lamp_ink; border-radius: 2px; }
QSlider::handle:horizontal { background: $card; border: 2px solid $lamp_ink; width: 14px;
    margin: -7px 0; border-radius: 9px; }
QSlider::handle:horizontal:focus { background: $lamp; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 7px 24px 7px 12px; border: 2px solid transparent; border-radius: 4px; }
QMenu::item:checked { background: $glow; }
QMenu::item:selected { border-color: $lamp_ink; }
QMenu::item:disabled { color: $quiet; }
QMenu::indicator { width: 0; height: 0; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""
VIEWS = """
QListView, QTableView { background: transparent; border: 0; outline: 0; }
QListView[kind="popup"] { background: $card; color: $ink; border: 1px solid $edge; padding: 4px;
    selection-background-color: $glow; selection-color: $ink; }
QListView[kind="popup"]::item { padding: 6px 8px; border-radius: 4px; }
QListView[kind="popup"]::item:selected { background: $glow; color: $ink; }
QTableView QLineEdit { margin: 0; border: 2px solid $lamp_ink; border-radius: 4px; padding: 0 4px; }
QTableView { selection-background-color: $glow; selection-color: $ink; }
QTableView[kind="rows"] { selection-background-color: transparent; }
QTableView::item { border: 2px solid transparent; border-bottom: 1px solid $line; padding: 0 6px; }
QTableView::item:focus { border: 2px solid $lamp_ink; }
QHeaderView, QHeaderView::section { background: transparent; color: $quiet; border: 0;
    font-size: ${small}px; }
QHeaderView::section { border-bottom: 1px solid $edge; padding: 8px 11px; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: 0; width: 0; height: 0; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 4px 8px; }
"""


def style_sheet(dark: bool) -> str:
    """The whole sheet for one of the two themes."""
    colors = {token.name: token.dark if dark else token.light for token in COLORS}
    return Template(SURFACES + BUTTONS + INPUTS + VIEWS).substitute(colors, **TYPE_PX, **RADIUS)
