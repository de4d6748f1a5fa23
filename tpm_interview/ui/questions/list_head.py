"""Title of the list and the ways to more questions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, holder, line, row


class ListHead(QWidget):
    """The buttons stand beside the title, or below it where it is narrow.

    Signals:
        sets_requested, export_requested, import_requested, new_requested: Buttons.
    """

    sets_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._import = Button(self.tr("Import  (Ctrl+I)"), key="Ctrl+I")
        self._new = Button(self.tr("New  (Ctrl+N)"), key="Ctrl+N")
        sets = Button(self.tr("Sets  (Ctrl+L)"), key="Ctrl+L")
        export = Button(self.tr("Export  (Ctrl+E)"), key="Ctrl+E")
        sets.clicked.connect(self.sets_requested)
        export.clicked.connect(self.export_requested)
        self._import.clicked.connect(self.import_requested)
        self._new.clicked.connect(self.new_requested)
        self._title = line(self.tr("Questions"), "title", Role.WindowText)
        self._buttons = holder(row(sets, export, self._import, self._new, None))
        self._content = row(self._title, None, self._buttons)
        self.setLayout(self._content)
        # its own wish for width must not keep the page from becoming narrow
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_read_only(self, is_read_only: bool) -> None:
        self._import.setEnabled(not is_read_only)
        self._new.setEnabled(not is_read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._title.sizeHint().width() + self._buttons.sizeHint().width() + 16
        is_wide = event.size().width() >= needed
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._content.setDirection(beside if is_wide else below)
