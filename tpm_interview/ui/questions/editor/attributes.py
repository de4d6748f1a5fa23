"""What belongs to a question beside its words: where it is sorted, how long one answers."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal

from tpm_interview.domain.question import Competency, Kind, Level
from tpm_interview.ui.widgets import Card, Choice, Item, SuggestField, TagField, column, line, row
from tpm_interview.ui.words import competency_name, kind_name, level_name, span

TIMES_S = (30, 60, 90, 120, 180, 240, 300, 600)


class Attributes(Card):
    """Competency, kind, level, tags and answer time.

    Signals:
        changed: The candidate changed one of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Competency, ...] = ()
        self._slug = ""
        hint = self.tr("Other; or type a new one")
        self.competency_field = SuggestField(self.tr("Competency"), hint)
        self._is_new = line(self.tr("A new competency"))
        self._is_new.hide()
        self.kind_choice = Choice(self.tr("Kind"), "plain")
        self._level = Choice(self.tr("Level"), "plain")
        self._answer_s = Choice(self.tr("Answer time"), "plain")
        self.tag_field = TagField(self.tr("Tags"), self.tr("Add a tag, then Enter"))
        self.setLayout(column(*self._parts(), None, margins=(2, 2, 2, 2)))
        self.competency_field.textEdited.connect(self._edit_competency)
        self.competency_field.chosen.connect(self._edit_competency)
        for choice in (self.kind_choice, self._level, self._answer_s):
            choice.chosen.connect(self.changed)
        self.tag_field.changed.connect(self.changed)
        self.set_guess(None)
        self._level.set_choices([(each, level_name(each)) for each in Level], Level.ANY)
        self.set_answer_s(None)

    # Competency

    def set_competencies(self, known: Sequence[Competency]) -> None:
        """What can be chosen; one shown by its slug gets its name."""
        self._known = tuple(known)
        self.competency_field.set_suggestions([each.name for each in known])
        if self._slug:
            self.set_competency(self._slug)

    def set_competency(self, wanted: str) -> None:
        """By slug or name."""
        self._slug = wanted
        names = {each.slug: each.name for each in self._known}
        self.competency_field.setText(names.get(wanted, competency_name(wanted)))
        self._is_new.hide()

    def competency(self) -> str:
        """The slug of a known one, else the name as it was typed."""
        return self._slug or self.competency_field.text().strip()

    def _edit_competency(self, name: str) -> None:
        folded = name.strip().casefold()
        found = (each.slug for each in self._known if each.name.casefold() == folded)
        self._slug = next(found, "")
        self._is_new.setVisible(bool(folded) and not self._slug)
        self.changed.emit()

    # Kind, level, answer time

    def set_guess(self, guess: Kind | None) -> None:
        """The kind that the words of the question tell of; None while there are none."""
        by_itself = self.tr("{0}, from its words").format(kind_name(guess)) if guess else ""
        words = ((None, by_itself or self.tr("From its words")), *_named(Kind))
        self.kind_choice.set_choices(words, self.kind_choice.value())

    def kind(self) -> Kind | None:
        """None leaves it to the words."""
        value = self.kind_choice.value()
        return value if isinstance(value, Kind) else None

    def set_kind(self, kind: Kind | None) -> None:
        self.kind_choice.set_value(kind)

    def level(self) -> Level:
        value = self._level.value()
        return value if isinstance(value, Level) else Level.ANY

    def set_level(self, level: Level) -> None:
        self._level.set_value(level)

    def answer_s(self) -> int | None:
        value = self._answer_s.value()
        return value if isinstance(value, int) else None

    def set_answer_s(self, answer_s: int | None) -> None:
        times = sorted({*TIMES_S, *([answer_s] if answer_s else [])})
        words = ((None, self.tr("As the mode has it")), *((each, span(each)) for each in times))
        self._answer_s.set_choices(words, answer_s)

    def _parts(self) -> Iterable[Item]:
        yield from _named_field(self.tr("Competency"), self.competency_field)
        yield self._is_new
        yield 1
        yield from _named_field(self.tr("Kind"), row(self.kind_choice, None))
        yield 1
        yield from _named_field(self.tr("Level"), row(self._level, None))
        yield 1
        yield from _named_field(self.tr("Answer time"), row(self._answer_s, None))
        yield 1
        yield from _named_field(self.tr("Tags"), self.tag_field)


def _named(kinds: Iterable[Kind]) -> Iterable[tuple[Kind, str]]:
    return ((each, kind_name(each)) for each in kinds)


def _named_field(name: str, field: Item) -> Iterable[Item]:
    yield line(name)
    yield field
