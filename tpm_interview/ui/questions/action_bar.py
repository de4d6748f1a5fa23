"""What can be done with the chosen questions, as buttons under them."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.questions.acts import READING, Act
from tpm_interview.ui.widgets import Button, FlowLayout


class ActionBar(QWidget):
    """Shows only what is possible now; what would change a read-only library is greyed.

    Signals:
        asked: The `Act` the candidate wants.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {
            Act.REHEARSE: Button("", "plain", "microphone", "R"),
            Act.HEAR: Button("", "bare", "speaker-high", "H"),
            Act.EDIT: Button(self.tr("Edit  (E)"), "bare", key="E"),
            Act.TAG: Button(self.tr("Tag...  (T)"), "bare", key="T"),
            Act.ADD_TO_SET: Button(self.tr("Add to set...  (A)"), "bare", key="A"),
            Act.SHOW_ORIGINAL: Button(self.tr("Show the original  (O)"), "bare", key="O"),
            Act.EXPORT: Button(self.tr("Export these"), "bare"),
            Act.HIDE: Button(self.tr("Hide  (X)"), "bare", key="X"),
            Act.SHOW: Button(self.tr("Show again  (X)"), "bare", key="X"),
            Act.DELETE: Button(self.tr("Delete  (Del)"), "bare", key="Del"),
            Act.RESTORE: Button(self.tr("Restore  (U)"), "plain", "arrow-counter-clockwise", "U"),
            Act.ERASE: Button(self.tr("Erase for good...  (Del)"), "bare", key="Del"),
            Act.EMPTY_TRASH: Button(self.tr("Empty the trash..."), "bare"),
        }
        flow = FlowLayout(gap=0)
        for act, button in self._buttons.items():
            flow.addWidget(button)
            button.hide()
            button.clicked.connect(lambda _=False, act=act: self.asked.emit(act))
        self.setLayout(flow)
        self.set_speaking(False)

    def set_acts(self, acts: Collection[Act], several: bool) -> None:
        """`several` questions are meant, not one."""
        words = self.tr("Rehearse these  (R)") if several else self.tr("Rehearse this  (R)")
        self._buttons[Act.REHEARSE].setText(words)
        for act, button in self._buttons.items():
            button.setVisible(act in acts)
        self.setVisible(bool(acts))

    def set_read_only(self, is_read_only: bool) -> None:
        for act, button in self._buttons.items():
            button.setEnabled(not is_read_only or act in READING)

    def set_speaking(self, is_speaking: bool) -> None:
        button = self._buttons[Act.HEAR]
        button.setText(self.tr("Stop  (H)") if is_speaking else self.tr("Hear it  (H)"))
        button.set_icon("stop" if is_speaking else "speaker-high")

    def press(self, act: Act) -> None:
        """As the button itself, where it is shown and enabled."""
        button = self._buttons[act]
        if button.isVisible():
            button.click_if_enabled()

    def place_of(self, act: Act) -> QWidget:
        """The button, for a menu that opens at it."""
        return self._buttons[act]
