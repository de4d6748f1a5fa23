"""Before something goes for good."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Question
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import text
from tpm_interview.ui.widgets.small_dialog import SmallDialog


class EraseDialog(SmallDialog):
    """Says what goes, and that nothing brings it back."""

    def __init__(self, parent: QWidget, questions: Sequence[Question]) -> None:
        many = _tr("Erase {0} questions for good?").format(len(questions))
        super().__init__(
            parent,
            _tr("Erase one question for good?") if len(questions) == 1 else many,
            _tr("Erase for good"),
            text(_tr("This cannot be undone, nor can any change before it.")),
            text(_about(questions), tone=Role.PlaceholderText),
        )


def _about(questions: Sequence[Question]) -> str:
    shipped = sum(not question.is_own for question in questions)
    if not shipped:
        return _tr("Recordings of answers to them stay in Review.")
    if shipped == len(questions):
        return _tr("What came with the app is not erased but hidden.")
    told = _tr("{0} of them came with the app: these are not erased but hidden.")
    return told.format(shipped)


def _tr(words: str) -> str:
    return QCoreApplication.translate("EraseDialog", words)
