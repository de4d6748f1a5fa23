"""A change of the question bank that can be taken back, and its name."""

from dataclasses import dataclass
from enum import StrEnum

from tpm_interview.domain.question import Competency, Question, QuestionSet


@dataclass(frozen=True, slots=True)
class BankEdit:
    """What is put in place or taken out, all of it or nothing.

    Questions and sets replace those of the same id, or are new. `gone` and `gone_sets` are ids,
    `gone_competencies` slugs.
    """

    questions: tuple[Question, ...] = ()
    gone: tuple[str, ...] = ()
    sets: tuple[QuestionSet, ...] = ()
    gone_sets: tuple[str, ...] = ()
    competencies: tuple[Competency, ...] = ()
    gone_competencies: tuple[str, ...] = ()


class Action(StrEnum):
    """What the candidate did to the bank."""

    ADD = "add"
    EDIT = "edit"
    COPY = "make an own copy"
    HIDE = "hide"
    SHOW = "show"
    DELETE = "delete"
    RESTORE = "restore"
    TAG = "tag"
    MERGE = "merge"
    IMPORT = "import"
    ADD_SET = "add set"
    EDIT_SET = "edit set"
    DELETE_SET = "delete set"


@dataclass(frozen=True, slots=True)
class Done:
    """A change by name, such as "delete 3 questions"; `count` is of questions or sets."""

    action: Action
    count: int
