"""What is shown of several questions at once."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.question import Question
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Item, text
from tpm_interview.ui.words import question_count

MOST_SHOWN, MOST_LETTERS = 12, 160


def chosen_parts(questions: Sequence[Question]) -> Iterable[Item]:
    """How many they are, and the first of them."""
    yield text(_tr("{0} chosen").format(question_count(len(questions))), "head")
    yield 1
    for question in questions[:MOST_SHOWN]:
        words = question.text
        cut = f"{words[:MOST_LETTERS].rstrip()}\u2026" if len(words) > MOST_LETTERS else words
        yield text(cut, tone=Role.PlaceholderText)
    if len(questions) > MOST_SHOWN:
        yield text(_tr("and {0} more").format(len(questions) - MOST_SHOWN))


def _tr(words: str) -> str:
    return QCoreApplication.translate("ChosenText", words)
