"""What the column calls the measurements, and how it explains them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.take_export import Fact, FactName

COUNTED = (FactName.FILLERS_HEARD, FactName.FILLERS_MARKED)


def tr(text: str) -> str:
    return QCoreApplication.translate("Facts", text)


def names() -> dict[FactName, str]:
    """Of the rows, from the top."""
    return {
        FactName.TIME_USED: tr("Time used"),
        FactName.SPEAKING_RATE: tr("Speaking rate"),
        FactName.RATE_OVER_TIME: tr("Rate over time"),
        FactName.ARTICULATION_RATE: tr("Articulation rate"),
        FactName.LONGEST_PAUSE: tr("Longest pause"),
        FactName.PAUSE_RATIO: tr("Pause ratio"),
        FactName.FILLER_RATE: tr("Fillers"),
        FactName.SAID_I: tr("I / we"),
        FactName.MOST_USED: tr("Most used words"),
        FactName.NUMBERS: tr("Numbers"),
    }


def value(fact: Fact, facts: Sequence[Fact]) -> str:
    """The number as it stands at the right of its row."""
    if fact.name is FactName.FILLER_RATE and fact.value is not None:
        return tr("{0} per 100").format(fact.shown)
    if fact.name is FactName.SAID_I:
        return f"{fact.shown} / {_shown(facts, FactName.SAID_WE)}"
    return fact.shown


def remark(fact: Fact, facts: Sequence[Fact]) -> str:
    """What must be read with the number; mostly nothing."""
    if fact.name is FactName.FILLER_RATE:
        heard, marked = (_shown(facts, name) for name in COUNTED)
        told = tr("{0} heard by the recognizer, {1} marked by you. Some go unheard.")
        return told.format(heard, marked)
    if fact.name is FactName.SAID_I:
        return tr("Can a listener tell what you did yourself?")
    return ""


def explanation(fact: Fact) -> str:
    """Formula, norm and source, a line each."""
    parts = (
        (tr("How it is measured: {0}"), fact.formula),
        (tr("What is usual: {0}"), fact.norm),
        (tr("Source: {0}"), fact.source),
    )
    return "\n".join(_sentence(form.format(tr(part))) for form, part in parts if part)


def _sentence(told: str) -> str:
    return told if told.endswith((".", "?")) else f"{told}."


def _shown(facts: Sequence[Fact], name: FactName) -> str:
    return next((fact.shown for fact in facts if fact.name is name), "0")
