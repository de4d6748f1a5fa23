"""What is said of recognizing again."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.rerecognition import (
    Reread,
    RereadProgress,
    RereadState,
    RereadSummary,
    SpokenTake,
    sound_s,
)
from tpm_interview.services.recognizers import RecognizerCheck
from tpm_interview.ui.settings.recognizer_words import name_of


def tr(words: str) -> str:
    return QCoreApplication.translate("Recognizing", words)


def amount(takes: tuple[SpokenTake, ...]) -> str:
    """How many answers, and how long they are together."""
    if not takes:
        return tr("none")
    count = tr("one answer") if len(takes) == 1 else tr("{0} answers").format(f"{len(takes):,}")
    return tr("{0}, {1} of sound").format(count, length(sound_s(takes)))


def length(time_s: float) -> str:
    """Hours and minutes as 1:05 h, or minutes and seconds as 1:05 min."""
    whole = round(time_s)
    if whole >= 3600:
        return tr("{0}:{1:02} h").format(whole // 3600, whole % 3600 // 60)
    return tr("{0}:{1:02} min").format(whole // 60, whole % 60)


def how_far(progress: RereadProgress) -> str:
    present = min(progress.takes_done + 1, progress.takes)
    return tr("{0} of {1}").format(present, progress.takes)


def what_goes_on(progress: RereadProgress) -> str:
    """Why it rests, or how long it will take; empty until that is known."""
    resting = {
        RereadState.PAUSING: tr("pauses after this answer"),
        RereadState.PAUSED: tr("paused"),
        RereadState.HELD: tr("waits for your rehearsal"),
    }.get(progress.state)
    if resting is not None:
        return resting
    if progress.left_s is None:
        return ""
    if progress.left_s < 60:
        return tr("less than a minute left")
    return tr("about {0} min left").format(round(progress.left_s / 60))


def headline(summary: RereadSummary) -> str:
    done = summary.count(Reread.DONE, Reread.KEEPS_OWN)
    told = tr("One answer was recognized again") if done == 1 else tr("{0} were recognized again")
    rest = tr("; {0} not read").format(summary.not_read) if summary.not_read else ""
    return f"{told.format(done)}{rest}."


def details(summary: RereadSummary) -> str:
    """What else is to be known, a sentence each."""
    counted = (
        (Reread.KEEPS_OWN, tr("{0} keep your own words; the new reading is among their versions.")),
        (Reread.WITHOUT_WORDS, tr("{0} without any words heard; words that were there are kept.")),
        (Reread.LEFT_OUT, tr("{0} left out: gone meanwhile, or being written down anyway.")),
    )
    told = [words.format(n) for result, words in counted if (n := summary.count(result))]
    reasons = [each.error.message for each in summary.failures if each.error is not None]
    for reason in dict.fromkeys(reasons):
        told.append(tr("{0} failed: {1}").format(reasons.count(reason), reason))
    return " ".join(told)


def unusable(checks: Sequence[RecognizerCheck]) -> str:
    """Which recognizers cannot be used now, and what each needs."""
    told = (
        tr("{0}: {1}").format(name_of(check.name), check.remedy)
        for check in checks
        if not check.is_installed
    )
    return "\n".join(told)
