"""What is said of the trash and of erasing."""

from datetime import datetime, timedelta
from math import ceil

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.keeping import Erased, TrashedTake
from tpm_interview.services.keeping import STOPPED


def trash_of(count: int) -> str:
    return _tr("Trash ({0})").format(count)


def erase_title(count: int) -> str:
    if count == 1:
        return _tr("Erase one answer for good?")
    return _tr("Erase {0} answers for good?").format(count)


def goes_in(take: TrashedTake, now: datetime) -> str:
    days = ceil((take.goes_at - now) / timedelta(days=1))
    if days <= 0:
        return _tr("erased at the next start")
    return _tr("erased tomorrow") if days == 1 else _tr("erased in {0} days").format(days)


def erased(done: Erased) -> str:
    if done.takes == 1:
        return _tr("Erased for good.")
    return _tr("{0} answers are erased for good.").format(done.takes)


def remaining(done: Erased) -> str:
    """What is left to be done of an erasing; "" for nothing."""
    if done.waits_for == STOPPED:
        return _tr("Backups and free space are cleaned at the next start.")
    if done.waits_for:
        return _tr("Backups and free space are cleaned at the next start: {0}").format(
            done.waits_for
        )
    if done.left:
        return _tr(
            "These copies cannot be read and may still hold it; delete them in the library\u2019s"
            " folder: {0}"
        ).format(", ".join(done.left))
    return ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Trash", words)
