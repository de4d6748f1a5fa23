"""Tags of several questions at once: new ones to write, old ones to take away."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Question
from tpm_interview.ui.questions.tags_line import TagsLine
from tpm_interview.ui.widgets import Button, FlowLayout, column, holder, section
from tpm_interview.ui.widgets.small_dialog import SmallDialog


class TagDialog(SmallDialog):
    """Both can be done in one step; Enter agrees."""

    def __init__(
        self, parent: QWidget, questions: Sequence[Question], known: Sequence[str]
    ) -> None:
        tags = sorted({tag for each in questions for tag in each.tags}, key=str.casefold)
        self._field = TagsLine(known)
        self._chips = {tag: Button(tag.replace("&", "&&"), "chip") for tag in tags}
        flow = FlowLayout()
        for tag, chip in self._chips.items():
            flow.addWidget(chip)
            chip.setAccessibleName(_tr("Take away: {0}").format(tag))
        many = _tr("Tags of {0} questions").format(len(questions))
        super().__init__(
            parent,
            _tr("Tags of one question") if len(questions) == 1 else many,
            _tr("Change tags  (Enter)"),
            column(section(_tr("Add"), None), self._field),
            *([holder(column(section(_tr("Take away"), None), flow))] if tags else []),
        )
        for chip in self._chips.values():
            chip.toggled.connect(self._look)
        self._field.setPlaceholderText(self.tr("Tags with commas between"))
        self._field.setAccessibleName(self.tr("Tags to add"))
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self.agree.click_if_enabled)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def added(self) -> tuple[str, ...]:
        return self._field.tags()

    def removed(self) -> tuple[str, ...]:
        """Those whose chips are on."""
        return tuple(tag for tag, chip in self._chips.items() if chip.isChecked())

    def _look(self) -> None:
        self.agree.setEnabled(bool(self.added() or self.removed()))


def _tr(words: str) -> str:
    return QCoreApplication.translate("TagDialog", words)
