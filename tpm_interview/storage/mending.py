"""A damaged database is replaced by the best there is; the damaged one is kept."""

import logging
from datetime import datetime
from pathlib import Path

from tpm_interview.domain.backups import Backup, Restored
from tpm_interview.domain.errors import LibraryDamaged, UserError
from tpm_interview.domain.file_errors import BackupTooNew, BrokenBackup
from tpm_interview.domain.progress import unheard
from tpm_interview.storage import integrity, opening, swap
from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.restoring import must_be_sound, restore, staging

log = logging.getLogger(__name__)


def newest_good(library: Path) -> Backup | None:
    """The newest automatic backup that is sound."""
    for backup in DailyBackups(library, opening.DATABASE).all():
        try:
            must_be_sound(backup.path, unheard)
        except UserError as error:
            log.warning("%s is no help: %s", backup.path.name, error.message)
            continue
        return backup
    return None


def with_new_indexes(library: Path, now: datetime) -> Path | None:
    """Replaces a database of which only indexes are wrong; the folder that keeps the old one.

    Raises LibraryDamaged, with nothing changed, where more than that is wrong.
    """
    with staging(library) as stage:
        staged = stage / opening.DATABASE
        copy_database(library / opening.DATABASE, staged)
        integrity.rebuild_indexes(staged)
        try:
            must_be_sound(staged, unheard)
        except (BrokenBackup, BackupTooNew) as error:
            raise LibraryDamaged(error.detail) from error
        return swap.commit(library, swap.DATABASE_ALONE, now.date())


def with_backup(library: Path, now: datetime) -> Restored | None:
    """Puts the newest good backup in place; None, with nothing changed, where there is none."""
    backup = newest_good(library)
    return restore(library, backup.path, now) if backup else None
