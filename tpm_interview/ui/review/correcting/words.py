"""Versions of a transcript in words."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.differences import DifferenceKind, WordDifference
from tpm_interview.domain.take_versions import TakeVersion
from tpm_interview.domain.transcript import Transcript, Version
from tpm_interview.ui.review import wording


def tr(text: str) -> str:
    return QCoreApplication.translate("Versions", text)


def version_name(version: Version) -> str:
    return {
        Version.LIVE: tr("While you spoke"),
        Version.RECOGNIZED: tr("Recognized"),
        Version.TYPED: tr("Typed"),
        Version.EDITED: tr("Edited"),
    }[version]


def heading(version: TakeVersion) -> str:
    name = version_name(version.transcript.version)
    return tr("{0}, counts").format(name) if version.counts else name


def about(made: Transcript, now: datetime) -> str:
    """When, how much, by whom: Today, 18:40, 46 words, whisper-tiny.en."""
    named = made.recognizer
    if made.model and made.model not in named:
        named = f"{named} {made.model}".strip()
    return ", ".join(filter(None, (wording.moment(made.made_at, now), count(made.words), named)))


def count(words: Sequence[object]) -> str:
    if len(words) == 1:
        return tr("1 word")
    return tr("{0} words").format(f"{len(words):,}") if words else tr("no words")


def summary(found: Sequence[WordDifference]) -> str:
    """How much two versions have not in common."""
    changed = [each for each in found if each.kind is not DifferenceKind.SAME]
    if not changed:
        return tr("Word for word the same as the version that counts.")
    gone = sum(len(each.before) for each in changed)
    come = sum(len(each.after) for each in changed)
    told = tr("Struck through: only here, {0}. Underlined: only in the one that counts, {1}.")
    return told.format(count(range(gone)), count(range(come)))
