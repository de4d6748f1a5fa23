"""Reusable widgets. They emit what the candidate asked for and have setters for what is; painted
ones read the palette, so a new theme repaints them all.

Each is loaded when it is first named: the first window needs half of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpm_interview.ui.widgets.banner import Banner
    from tpm_interview.ui.widgets.buttons import Button, Plate, on_key
    from tpm_interview.ui.widgets.cards import Card, EmptyState, FactTile
    from tpm_interview.ui.widgets.chips import Chips
    from tpm_interview.ui.widgets.choice import Choice
    from tpm_interview.ui.widgets.flow_layout import FlowLayout
    from tpm_interview.ui.widgets.growing_text import GrowingText
    from tpm_interview.ui.widgets.layout import (
        Item,
        column,
        evenly,
        holder,
        line,
        row,
        scroll_to,
        scrolled,
        section,
        selectable,
        shared_out,
        text,
        up_to,
    )
    from tpm_interview.ui.widgets.meters import Band, LevelMeter, ThinProgress
    from tpm_interview.ui.widgets.notice import Notice
    from tpm_interview.ui.widgets.ordered_rows import OrderedRows, RowEditor
    from tpm_interview.ui.widgets.page import page_with_foot
    from tpm_interview.ui.widgets.painted import Dots, Icon, Painted, paint_bar, paint_dots
    from tpm_interview.ui.widgets.rating import RatingBar
    from tpm_interview.ui.widgets.segments import Segments
    from tpm_interview.ui.widgets.suggest_field import SuggestField
    from tpm_interview.ui.widgets.tab_order import tab_on
    from tpm_interview.ui.widgets.tag_field import TagField
    from tpm_interview.ui.widgets.text_list import TextList
    from tpm_interview.ui.widgets.tick import Tick
    from tpm_interview.ui.widgets.waveform import Waveform
    from tpm_interview.ui.widgets.word_flow import WordFlow
    from tpm_interview.ui.widgets.work_progress import WorkProgress
    from tpm_interview.ui.widgets.written import Written

_HOMES = {
    "Band": "meters",
    "Banner": "banner",
    "Button": "buttons",
    "Card": "cards",
    "Chips": "chips",
    "Choice": "choice",
    "Dots": "painted",
    "EmptyState": "cards",
    "FactTile": "cards",
    "FlowLayout": "flow_layout",
    "GrowingText": "growing_text",
    "Icon": "painted",
    "Item": "layout",
    "LevelMeter": "meters",
    "Notice": "notice",
    "OrderedRows": "ordered_rows",
    "Painted": "painted",
    "Plate": "buttons",
    "RatingBar": "rating",
    "RowEditor": "ordered_rows",
    "Segments": "segments",
    "SuggestField": "suggest_field",
    "TagField": "tag_field",
    "TextList": "text_list",
    "ThinProgress": "meters",
    "Tick": "tick",
    "Waveform": "waveform",
    "WordFlow": "word_flow",
    "WorkProgress": "work_progress",
    "Written": "written",
    "column": "layout",
    "evenly": "layout",
    "holder": "layout",
    "line": "layout",
    "on_key": "buttons",
    "page_with_foot": "page",
    "paint_bar": "painted",
    "paint_dots": "painted",
    "row": "layout",
    "scroll_to": "layout",
    "scrolled": "layout",
    "section": "layout",
    "selectable": "layout",
    "shared_out": "layout",
    "tab_on": "tab_order",
    "text": "layout",
    "up_to": "layout",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "Band",
    "Banner",
    "Button",
    "Card",
    "Chips",
    "Choice",
    "Dots",
    "EmptyState",
    "FactTile",
    "FlowLayout",
    "GrowingText",
    "Icon",
    "Item",
    "LevelMeter",
    "Notice",
    "OrderedRows",
    "Painted",
    "Plate",
    "RatingBar",
    "RowEditor",
    "Segments",
    "SuggestField",
    "TagField",
    "TextList",
    "ThinProgress",
    "Tick",
    "Waveform",
    "WordFlow",
    "WorkProgress",
    "Written",
    "column",
    "evenly",
    "holder",
    "line",
    "on_key",
    "page_with_foot",
    "paint_bar",
    "paint_dots",
    "row",
    "scroll_to",
    "scrolled",
    "section",
    "selectable",
    "shared_out",
    "tab_on",
    "text",
    "up_to",
]
