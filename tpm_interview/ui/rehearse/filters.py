"""Which questions the candidate wants to be asked."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal

from tpm_interview.domain.question import LEVELS, Kind, Level, Origin, Question, QuestionFilter
from tpm_interview.ui.rehearse.set_row import SetRow
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    Card,
    Chips,
    column,
    holder,
    line,
    row,
    scroll_to,
    section,
    shared_out,
    text,
)
from tpm_interview.ui.words import kind_name, level_name, origin_name, question_count

SHOWN_TAGS, SHOWN_EXAMPLES = 16, 3


class Filters(Card):
    """Chips for competency and level; kind, origin and tag behind "More filters"; or a set.

    Signals:
        changed: The `QuestionFilter` the candidate wants.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._competency = Chips(self.tr("Competency"))
        self._level = Chips(self.tr("Level"), [(each, level_name(each)) for each in LEVELS])
        self._kind = Chips(self.tr("Kind"))
        self._origin = Chips(self.tr("From"))
        self._tag = Chips(self.tr("Tag"))
        self._rows = (self._competency, self._level, self._kind, self._origin, self._tag)
        self.sets = SetRow()
        self._more = holder(column(self._kind, self._origin, self._tag))
        self._more.hide()
        self._more_button = Button(self.tr("More filters"), "bare", "funnel")
        self._clear = Button(self.tr("Clear"), "bare", "x")
        self._clear.hide()
        head = section(self.tr("Which questions"), None, self._clear, self._more_button)
        self._chips = holder(column(self._competency, self._level, self._more))
        self.setLayout(column(head, self.sets, self._chips, None, margins=(3, 2, 3, 2)))
        self._more_button.clicked.connect(self._toggle_more)
        self._clear.clicked.connect(self.clear)
        self.sets.changed.connect(self._on_set)
        for chips in self._rows:
            chips.changed.connect(self._tell)
        self._competency.hide()  # until the bank is read

    def set_bank(
        self, questions: Iterable[Question], competencies: Sequence[tuple[str, str]]
    ) -> None:
        """Offer what the bank holds; `competencies` are (slug, name) pairs."""
        asked = [question for question in questions if question.is_asked]
        kinds = {question.kind for question in asked}
        origins = {question.origin for question in asked}
        tags = Counter(tag for question in asked for tag in question.tags)
        self._competency.set_choices(competencies)
        self._kind.set_choices([(each, kind_name(each)) for each in Kind if each in kinds])
        self._origin.set_choices([(each, origin_name(each)) for each in Origin if each in origins])
        self._tag.set_choices([(tag, tag) for tag, _ in tags.most_common(SHOWN_TAGS)])

    def wanted(self) -> QuestionFilter:
        return QuestionFilter(
            competencies=self._competency.chosen(),
            levels=tuple(Level(each) for each in self._level.chosen()),
            kinds=tuple(Kind(each) for each in self._kind.chosen()),
            origins=tuple(Origin(each) for each in self._origin.chosen()),
            tags=self._tag.chosen(),
        )

    def clear(self) -> None:
        """Take every filter away."""
        for chips in self._rows:
            chips.set_chosen(())
        self._tell()

    def _on_set(self) -> None:
        """A set is asked as it is: chips would only take questions out of it."""
        has_set = self.sets.chosen() is not None
        self._chips.setVisible(not has_set)
        self._more_button.setVisible(not has_set)
        self._tell()

    def _tell(self) -> None:
        is_limited = any(chips.chosen() for chips in self._rows)
        self._clear.setVisible(is_limited and self.sets.chosen() is None)
        self.changed.emit(self.wanted())

    def _toggle_more(self) -> None:
        shown = self._more.isHidden()
        self._more.setVisible(shown)
        words = self.tr("Fewer filters") if shown else self.tr("More filters")
        self._more_button.setText(words)
        if shown:
            scroll_to(self._more)


class Fitting(Card):
    """How many questions pass the filters, and a few of them to see what they are like."""

    def __init__(self) -> None:
        super().__init__()
        self._count = line("", "lead", Role.WindowText, bold=True)
        self._told = line("", "body")
        self._examples = [text() for _ in range(SHOWN_EXAMPLES)]
        head = shared_out(row(self._count, self._told), 0, 1)
        parts = (head, *self._examples, None)
        self.setLayout(column(*parts, margins=(3, 2, 3, 2)))

    def set_questions(self, questions: Sequence[Question], wanted_count: int) -> None:
        """Show those that fit; `wanted_count` is how many the mode would ask."""
        count = len(questions)
        step = max(1, count // SHOWN_EXAMPLES)
        self._show(self._count_words(count), self._remark(count, wanted_count), questions[::step])

    def set_set(self, questions: Sequence[Question], shuffled: bool, is_one: bool) -> None:
        """Show the questions of a set; `is_one` when the mode asks a single one of them."""
        count = len(questions)
        words = question_count(count) if count else self.tr("No questions yet")
        self._show(words, self._set_remark(count, shuffled, is_one), questions)

    def _show(self, words: str, remark: str, examples: Sequence[Question]) -> None:
        self._count.setText(words)
        self._told.setText(remark)
        shown = examples[:SHOWN_EXAMPLES]
        for i, label in enumerate(self._examples):
            label.setText(shown[i].text if i < len(shown) else "")
            label.setVisible(i < len(shown))

    def _count_words(self, count: int) -> str:
        if not count:
            return self.tr("No question fits")
        fits = self.tr("One question fits") if count == 1 else self.tr("{0} questions fit")
        return fits.format(count)

    def _set_remark(self, count: int, shuffled: bool, is_one: bool) -> str:
        if not count:
            return self.tr("Put questions into this set first, on the Questions page.")
        if is_one:
            return self.tr("One of them, at random:") if shuffled else self.tr("The first one:")
        if shuffled:
            return self.tr("All of them, shuffled:")
        return self.tr("All of them, in this order:")

    def _remark(self, count: int, wanted: int) -> str:
        if not count:
            return self.tr("Take a filter away.")
        if count < wanted:
            return self.tr("The session will have {0}.").format(question_count(count).lower())
        return self.tr("Least answered first, such as:")
