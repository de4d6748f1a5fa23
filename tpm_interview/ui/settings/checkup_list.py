"""What a check of the library found."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tpm_interview.domain.checkup import Problem
from tpm_interview.ui.settings.library_words import problems as told_problems
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import Icon, Item, column, holder, row, selectable, shared_out, text

MOST = 20
"""Problems that are written out: a lost folder may be thousands."""


class CheckupList(QWidget):
    """Each problem with its remedy; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._body = QWidget()
        self._hold = column(self._body)
        self.setLayout(self._hold)
        self.hide()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        made = self._filled(problems)
        self._hold.replaceWidget(self._body, made)
        self._body.deleteLater()
        self._body = made
        self.setAccessibleName(told_problems(len(problems)))
        self.setVisible(bool(problems))

    def _filled(self, problems: Sequence[Problem]) -> QWidget:
        head = text(told_problems(len(problems)), "body", bold=True)
        rows: list[Item] = [_told(each) for each in problems[:MOST]]
        if len(problems) > MOST:
            told = self.tr("And {0} more. All of them are listed by: tpm-interview check")
            rows.append(selectable(text(told.format(len(problems) - MOST))))
        aside = self.tr("Close this window before you run a command that repairs or restores.")
        quiet = text(aside, "small", Role.PlaceholderText)
        body = column(head, *rows, quiet, gap=2)
        sign = column(Icon("warning-circle", Role.Link), None)
        return holder(shared_out(row(sign, body), 0, 1))


def _told(problem: Problem) -> QWidget:
    remedy = selectable(text(problem.remedy, "small", Role.PlaceholderText))
    both = column(selectable(text(problem.what)), remedy)
    both.setSpacing(SPACE // 4)
    return holder(both)
