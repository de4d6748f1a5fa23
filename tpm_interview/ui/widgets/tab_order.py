"""Tab goes where the eye goes, in views whose widgets come and go."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.widgets.layout import scroll_to


def tab_on(view: QWidget, parts: Sequence[QWidget], is_forward: bool) -> bool:
    """Give the focus on, part after part and in each from top to bottom, left to right.

    For `focusNextPrevChild` of `view`; Qt's own order is the one in which widgets were made.
    After the last one the focus leaves the view. False where there is nowhere to go.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    focused = view.window().focusWidget()
    at = stops.index(focused) if focused in stops else -1
    to = at + (1 if is_forward else -1)
    if at >= 0 and 0 <= to < len(stops):
        wanted: QWidget | None = stops[to]
    else:
        wanted = next(_outside(view, is_forward), None)
    if wanted is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
    wanted.setFocus(reason)
    scroll_to(wanted)
    return True


def _stops(part: QWidget) -> Sequence[QWidget]:
    inside = [part, *part.findChildren(QWidget)]

    def place(stop: QWidget) -> tuple[int, int]:
        point = stop.mapTo(part, QPoint(0, 0))
        return point.y(), point.x()

    return sorted((each for each in inside if _takes_tab(each)), key=place)


def _outside(view: QWidget, is_forward: bool) -> Iterator[QWidget]:
    """Stops around the view, the nearest first."""
    each = _beside(view, is_forward)
    while each is not None and each is not view:
        if not view.isAncestorOf(each) and _takes_tab(each):
            yield each
        each = _beside(each, is_forward)


def _beside(widget: QWidget, is_forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if is_forward else widget.previousInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
