"""What the screen calls a change of the bank."""

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.bank_edit import Action, Done
from tpm_interview.ui.undoing import Naming


def tr(words: str) -> str:
    return QCoreApplication.translate("Naming", words)


def told(done: Done) -> str:
    """What happened, as a statement: "3 questions deleted"."""
    one, many = {
        Action.ADD: (tr("Question added"), tr("{0} questions added")),
        Action.EDIT: (tr("Question changed"), tr("{0} questions changed")),
        Action.COPY: (tr("Kept as your own copy"), tr("Kept as {0} copies of your own")),
        Action.HIDE: (tr("Question hidden"), tr("{0} questions hidden")),
        Action.SHOW: (tr("Question shown again"), tr("{0} questions shown again")),
        Action.DELETE: (tr("Question deleted"), tr("{0} questions deleted")),
        Action.RESTORE: (tr("Question restored"), tr("{0} questions restored")),
        Action.TAG: (tr("Tags of a question changed"), tr("Tags of {0} questions changed")),
        Action.MERGE: (tr("Questions merged"), tr("{0} questions merged")),
        Action.IMPORT: (tr("Question imported"), tr("{0} questions imported")),
        Action.ADD_SET: (tr("Set added"), tr("{0} sets added")),
        Action.EDIT_SET: (tr("Set changed"), tr("{0} sets changed")),
        Action.DELETE_SET: (tr("Set deleted"), tr("{0} sets deleted")),
    }[done.action]
    return one if done.count == 1 else many.format(done.count)


def step(done: Done) -> str:
    """What is taken back or made again, as in "Undo ...": "delete 3 questions"."""
    one, many = {
        Action.ADD: (tr("add question"), tr("add {0} questions")),
        Action.EDIT: (tr("change question"), tr("change {0} questions")),
        Action.COPY: (tr("make own copy"), tr("make {0} own copies")),
        Action.HIDE: (tr("hide question"), tr("hide {0} questions")),
        Action.SHOW: (tr("show question again"), tr("show {0} questions again")),
        Action.DELETE: (tr("delete question"), tr("delete {0} questions")),
        Action.RESTORE: (tr("restore question"), tr("restore {0} questions")),
        Action.TAG: (tr("change tags of a question"), tr("change tags of {0} questions")),
        Action.MERGE: (tr("merge questions"), tr("merge {0} questions")),
        Action.IMPORT: (tr("import question"), tr("import {0} questions")),
        Action.ADD_SET: (tr("add set"), tr("add {0} sets")),
        Action.EDIT_SET: (tr("change set"), tr("change {0} sets")),
        Action.DELETE_SET: (tr("delete set"), tr("delete {0} sets")),
    }[done.action]
    return one if done.count == 1 else many.format(done.count)


BANK_NAMING = Naming(told, step)
