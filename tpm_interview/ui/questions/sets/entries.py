"""Sets and questions as rows."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.bank_view import BankView
from tpm_interview.domain.question import Question, QuestionSet
from tpm_interview.ui.questions.sets.rows import Row
from tpm_interview.ui.words import competency_name, kind_name, question_count


def _tr(words: str) -> str:
    return QCoreApplication.translate("SetEntries", words)


def sets(bank: BankView) -> tuple[Row, ...]:
    return tuple(
        Row(each.id, each.name, question_count(len(each.question_ids))) for each in bank.sets
    )


def with_sets(bank: BankView, stored: Sequence[QuestionSet]) -> BankView:
    """The same bank with other sets, without what lies in the trash."""
    here = {each.id for each in bank.questions if not each.trashed_at}
    shown = (
        replace(each, question_ids=tuple(id for id in each.question_ids if id in here))
        for each in stored
    )
    return replace(bank, sets=tuple(shown))


def members(shown: QuestionSet | None, bank: BankView) -> tuple[Question, ...]:
    """Questions of a set in its order, hidden ones too."""
    if shown is None:
        return ()
    here = {each.id: each for each in bank.questions}
    return tuple(here[id] for id in shown.question_ids)


def ordered(questions: Sequence[Question], bank: BankView) -> tuple[Row, ...]:
    """Numbered from 1."""
    names = bank.names()
    return tuple(
        Row(each.id, each.text, _aside(each, names), str(number))
        for number, each in enumerate(questions, 1)
    )


def offered(
    questions: Sequence[Question], bank: BankView, shown: QuestionSet | None
) -> tuple[Row, ...]:
    """To be put into a set; those in it say so."""
    names, inside = bank.names(), set(shown.question_ids) if shown else set()
    return tuple(
        Row(each.id, each.text, _tr("In this set") if each.id in inside else _aside(each, names))
        for each in questions
    )


def _aside(question: Question, names: dict[str, str]) -> str:
    slug = question.competency
    told = [names.get(slug, competency_name(slug)), kind_name(question.kind)]
    if question.hidden:
        told.append(_tr("hidden, not asked"))
    return ", ".join(told)
