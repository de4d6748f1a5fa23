"""The prompts of a running session, and what the bank knows about each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.question import Question
from tpm_interview.domain.session import Prompt, PromptKind
from tpm_interview.ui.words import competency_name, level_name


class Prompts:
    """In the order they are asked; a follow-up is put behind its prompt when it is wanted."""

    def __init__(
        self,
        prompts: Sequence[Prompt],
        questions: Mapping[str, Question],
        competencies: Mapping[str, str],
    ) -> None:
        """`competencies` are names by slug; a question may have left the bank since."""
        self._prompts = list(prompts)
        self._questions = questions
        self._competencies = competencies

    def __getitem__(self, position: int) -> Prompt:
        return self._prompts[position]

    def after(self, position: int) -> Prompt | None:
        return self._prompts[position + 1] if position + 1 < len(self._prompts) else None

    def first_open(self) -> int:
        """Position of the first prompt neither answered nor skipped, or of the last."""
        is_open = (i for i, p in enumerate(self._prompts) if not p.takes and not p.skipped)
        return next(is_open, len(self._prompts) - 1)

    def put_behind(self, position: int, prompt: Prompt) -> None:
        self._prompts.insert(position + 1, prompt)

    def about(self, prompt: Prompt) -> str:
        """Its competency and level, or that it is a follow-up."""
        if prompt.kind is PromptKind.FOLLOW_UP:
            return QCoreApplication.translate("Prompts", "Follow-up")
        question = self._questions.get(prompt.question_id)
        if question is None:
            return ""
        slug = question.competency
        name = self._competencies.get(slug) or competency_name(slug)
        return f"{name}, {level_name(question.level).lower()}"

    def hints(self, prompt: Prompt) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tips and key points; a follow-up has none."""
        question = self._questions.get(prompt.question_id)
        if question is None or prompt.kind is PromptKind.FOLLOW_UP:
            return (), ()
        return question.tips, tuple(point.point for point in question.key_points)

    def follow_up(self, prompt: Prompt) -> str:
        """The next follow-up of the prompt's question that was not asked yet, or nothing."""
        question = self._questions.get(prompt.question_id)
        asked = {p.text for p in self._prompts if p.question_id == prompt.question_id}
        left = (text for text in question.follow_ups if text not in asked) if question else ()
        return next(iter(left), "")
