"""What the screen says of how often a question was answered."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.practice import Practice


def tr(words: str) -> str:
    return QCoreApplication.translate("PracticeWords", words)


def due_words(practice: Practice, now: datetime) -> str:
    """When it should be answered again, in days of the local calendar: "in 6 days"."""
    if practice.due_at is None:
        return tr("not marked") if practice.times else tr("new")
    days = _days(now, practice.due_at)
    if days < 0:
        return tr("1 day over") if days == -1 else tr("{0} days over").format(-days)
    if days < 2:
        return tr("tomorrow") if days else tr("today")
    return tr("in {0} days").format(days)


def practice_facts(practice: Practice, now: datetime) -> str:
    """How often, when last and when again, as a sentence or two."""
    if practice.last_at is None:
        return tr("Never answered yet.")
    often = tr("once") if practice.times == 1 else tr("{0} times").format(practice.times)
    answered = tr("Answered {0}, last {1}.").format(often, _ago(_days(practice.last_at, now)))
    if practice.due_at is None:
        return tr("{0} Without a mark of yours it is not due.").format(answered)
    return tr("{0} Due: {1}.").format(answered, due_words(practice, now))


def _ago(days: int) -> str:
    if days < 2:
        return tr("yesterday") if days == 1 else tr("today")
    return tr("{0} days ago").format(days)


def _days(since: datetime, until: datetime) -> int:
    return (until.astimezone().date() - since.astimezone().date()).days
