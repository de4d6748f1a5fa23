"""What backups and checks of the library say."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from tpm_interview.domain.backups import DAILY, MONTHLY, WEEKLY, Written


def tr(words: str) -> str:
    return QCoreApplication.translate("Library", words)


def last_backup(made_at: datetime | None, now: datetime) -> str:
    """When the app last made a backup by itself, and how many it keeps."""
    kept = tr("{0} daily, {1} weekly, {2} monthly are kept").format(DAILY, WEEKLY, MONTHLY)
    if made_at is None:
        return tr("No automatic backup yet. One is made each day; {0}.").format(kept)
    return tr("Last automatic backup {0}; {1}.").format(_moment(made_at, now), kept)


def written(done: Written) -> str:
    """The file, its size and what is in it."""
    told = tr("Written: {0} ({1}, {2})")
    return told.format(done.path.name, size(done.bytes), _recordings(done.recordings))


def left_out(done: Written) -> str:
    """Recordings that were not there to be taken along; empty where all were."""
    if not done.missing:
        return ""
    if len(done.missing) == 1:
        return tr("A recording is missing in the library, and so in the backup. Check the library.")
    told = tr("{0} recordings are missing in the library, and so in the backup. Check the library.")
    return told.format(f"{len(done.missing):,}")


def in_order(recordings: int) -> str:
    told = tr("Everything is in order: the database and {0}.")
    return told.format(_recordings(recordings)) if recordings else tr("Everything is in order.")


def problems(count: int) -> str:
    return (
        tr("One problem was found.") if count == 1 else tr("{0} problems were found.").format(count)
    )


def size(bytes: int) -> str:
    """As file managers write it: 1.2 GB."""
    return QLocale().formattedDataSize(bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _recordings(count: int) -> str:
    return tr("one recording") if count == 1 else tr("{0} recordings").format(f"{count:,}")


def _moment(at: datetime, now: datetime) -> str:
    local, today = at.astimezone(), now.astimezone().date()
    time = f"{local.hour}:{local.minute:02}"
    if local.date() == today:
        return tr("today at {0}").format(time)
    if local.date() == today - timedelta(days=1):
        return tr("yesterday at {0}").format(time)
    date = QDate(local.year, local.month, local.day)
    return tr("on {0} at {1}").format(QLocale().toString(date, "d MMMM yyyy"), time)
