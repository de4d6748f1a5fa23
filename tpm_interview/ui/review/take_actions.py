"""What can be done with the take that is shown, behind one button and on keys."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tpm_interview.ui.widgets import Button, on_key


class TakeActions(Button):
    """A menu whose lines show their keys; the keys work while `page` is to be seen."""

    def __init__(self, page: QWidget) -> None:
        super().__init__("", "bare", "dots-three")
        self.setText(self.tr("(.)"))
        self.setAccessibleName(self.tr("More"))
        self.setToolTip(self.tr("More that can be done with this answer"))
        self._page = page
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        on_key(page, ".", self.click_if_enabled)

    def add(self, words: str, key: str, act: Callable[[], object]) -> QAction:
        """A line at the end; an action that is disabled does not answer to its key either."""
        action = self._menu.addAction(f"{words}  ({key})")
        action.triggered.connect(lambda _=False: act())

        def pressed() -> None:
            if action.isEnabled() and action.isVisible():
                act()

        on_key(self._page, key, pressed)
        return action
