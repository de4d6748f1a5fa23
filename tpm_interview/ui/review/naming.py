"""What the screen calls a change of what was rehearsed."""

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.review_change import ReviewAction, ReviewDone
from tpm_interview.ui.undoing import Naming


def tr(words: str) -> str:
    return QCoreApplication.translate("ReviewNaming", words)


def told(done: ReviewDone) -> str:
    """What happened, as a statement: "3 answers moved to the trash"."""
    one, many = {
        ReviewAction.NOTE: (tr("Note kept"), tr("{0} notes kept")),
        ReviewAction.ADD_MARK: (tr("Moment marked"), tr("{0} moments marked")),
        ReviewAction.CHANGE_MARK: (tr("Mark changed"), tr("{0} marks changed")),
        ReviewAction.REMOVE_MARK: (tr("Mark removed"), tr("{0} marks removed")),
        ReviewAction.FILLER: (tr("Filler changed"), tr("{0} fillers changed")),
        ReviewAction.STAR: (tr("Best take changed"), tr("Best takes changed")),
        ReviewAction.RATE: (tr("Your mark is kept"), tr("{0} marks kept")),
        ReviewAction.EDIT: (tr("Words changed"), tr("Words of {0} answers changed")),
        ReviewAction.GO_BACK: (tr("Another version counts"), tr("{0} other versions count")),
        ReviewAction.TRASH: (
            tr("Answer moved to the trash"),
            tr("{0} answers moved to the trash"),
        ),
        ReviewAction.RESTORE: (tr("Answer restored"), tr("{0} answers restored")),
    }[done.action]
    return one if done.count == 1 else many.format(done.count)


def step(done: ReviewDone) -> str:
    """What is taken back or made again, as in "Undo ...": "move 3 answers to the trash"."""
    one, many = {
        ReviewAction.NOTE: (tr("note"), tr("{0} notes")),
        ReviewAction.ADD_MARK: (tr("mark a moment"), tr("mark {0} moments")),
        ReviewAction.CHANGE_MARK: (tr("change mark"), tr("change {0} marks")),
        ReviewAction.REMOVE_MARK: (tr("remove mark"), tr("remove {0} marks")),
        ReviewAction.FILLER: (tr("change filler"), tr("change {0} fillers")),
        ReviewAction.STAR: (tr("change best take"), tr("change best takes")),
        ReviewAction.RATE: (tr("your mark"), tr("{0} marks")),
        ReviewAction.EDIT: (tr("change words"), tr("change words of {0} answers")),
        ReviewAction.GO_BACK: (tr("use another version"), tr("use {0} other versions")),
        ReviewAction.TRASH: (
            tr("move answer to the trash"),
            tr("move {0} answers to the trash"),
        ),
        ReviewAction.RESTORE: (tr("restore answer"), tr("restore {0} answers")),
    }[done.action]
    return one if done.count == 1 else many.format(done.count)


REVIEW_NAMING = Naming(told, step)
