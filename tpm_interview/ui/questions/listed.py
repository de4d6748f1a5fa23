"""What the list shows at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tpm_interview.domain.bank_view import Wanted
from tpm_interview.domain.practice import NEVER, Practice
from tpm_interview.domain.question import Question
from tpm_interview.ui.words import competency_name


@dataclass(frozen=True, slots=True)
class Listed:
    """The `questions` that are `wanted`, of the `total` on that shelf, at the time `now`.

    `competencies` are names by slug, `practice` goes by question id. `is_new_search` says that
    the candidate looks for something else than before.
    """

    questions: tuple[Question, ...]
    total: int
    wanted: Wanted
    now: datetime
    competencies: Mapping[str, str] = field(default_factory=dict)
    practice: Mapping[str, Practice] = field(default_factory=dict)
    is_new_search: bool = False

    def competency_of(self, question: Question) -> str:
        slug = question.competency
        return self.competencies.get(slug) or competency_name(slug)

    def practice_of(self, question: Question) -> Practice:
        return self.practice.get(question.id, NEVER)
