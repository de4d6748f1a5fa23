"""Dates and states of takes in words."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from tpm_interview.domain.search import Hit, Place
from tpm_interview.domain.session import TakeState
from tpm_interview.ui import words
from tpm_interview.ui.review.entries import SessionHead, TakeEntry


def tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)


def day(moment: datetime, now: datetime) -> str:
    """Today, Yesterday, Mon 11 May, or with its year where that is another one."""
    local, today = moment.astimezone(), now.astimezone().date()
    if local.date() == today:
        return tr("Today")
    if local.date() == today - timedelta(days=1):
        return tr("Yesterday")
    form = "ddd d MMM" if local.year == today.year else "d MMMM yyyy"
    return QLocale().toString(_qt(local).date(), form)


def moment(at: datetime, now: datetime) -> str:
    """Day and time: Today, 18:40."""
    time = QLocale().toString(_qt(at.astimezone()).time(), tr("HH:mm"))
    return f"{day(at, now)}, {time}"


def head(shown: SessionHead, now: datetime) -> str:
    return f"{moment(shown.started_at, now)},  {words.mode_name(shown.mode)}"


def which_take(shown: TakeEntry) -> str:
    """Practice, take 2 of 3."""
    parts = [words.mode_name(shown.plan.mode)]
    if shown.is_follow_up:
        parts.append(tr("follow-up"))
    if shown.take_count > 1:
        parts.append(tr("take {0} of {1}").format(shown.number, shown.take_count))
    return ", ".join(parts)


def state(of_take: TakeState) -> str:
    """What is unusual about a take, empty where nothing is."""
    told = {
        TakeState.RECORDING: tr("being recorded"),
        TakeState.RECORDED: tr("not written down yet"),
        TakeState.SILENT: tr("no speech"),
        TakeState.TYPED: tr("typed"),
    }
    return told.get(of_take, "")


def place(hit: Hit) -> str:
    """Where in a take the words were found: at 0:47."""
    at = words.clock(hit.at_s)
    told = {
        Place.SAID: tr("at {0}").format(at) if hit.state is not TakeState.TYPED else "",
        Place.MARK: tr("mark at {0}").format(at),
        Place.NOTE: tr("in the note"),
        Place.PROMPT: tr("in the question"),
    }
    return told.get(hit.place, "")


def spoken_hit(hit: Hit, title: str) -> str:
    """A hit as a screen reader says it."""
    rating = tr("your rating {0} of 4").format(hit.rating) if hit.rating else tr("not rated")
    return ", ".join(filter(None, (title, hit.snippet.text, place(hit), rating, state(hit.state))))


def spoken(shown: TakeEntry) -> str:
    """A take as a screen reader says it."""
    rating = tr("your rating {0} of 4").format(shown.rating) if shown.rating else tr("not rated")
    length = words.clock(shown.duration_s)
    parts = [shown.prompt_text, rating, length, state(shown.state)]
    if shown.signs.is_starred:
        parts.append(tr("best take"))
    if shown.signs.has_note or shown.signs.has_marks:
        parts.append(tr("with notes"))
    return ", ".join(filter(None, parts))


def _qt(local: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(local.timestamp()))
