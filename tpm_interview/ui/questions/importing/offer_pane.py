"""Everything of one found question, to be edited before it is taken in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from tpm_interview.domain.found import Found
from tpm_interview.domain.question import KeyPoint, Kind, Level
from tpm_interview.ui.questions.importing.draft import Entry
from tpm_interview.ui.questions.importing.lines import Lines
from tpm_interview.ui.questions.importing.repeats_card import RepeatsCard
from tpm_interview.ui.questions.importing.words import place_words, short
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import Card, Choice, SuggestField, column, line, row, scrolled, text
from tpm_interview.ui.words import kind_name, level_name

WIDTH_PX, TEXT_PX, LIST_PX, PLACE = 344, 92, 76, 20


class OfferPane(Card):
    """One row of the table at full length.

    Signals:
        edited: The `Found` as the candidate wants it.
        decided: The `Decision` about what it repeats.
        finished: Ctrl+Enter was pressed in a text field.
    """

    edited = Signal(object)
    decided = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        self._found: Found | None = None
        self._names: Mapping[str, str] = {}
        self._repeats = RepeatsCard()
        self._where = line()
        one_a_line = self.tr("One a line")
        self._text = Lines(self.tr("Question"), TEXT_PX)
        self._competency = SuggestField(self.tr("Competency"), self.tr("Any name"))
        self._kind, self._level = Choice(self.tr("Kind")), Choice(self.tr("Level"))
        self._follow_ups = Lines(self.tr("Follow-ups"), LIST_PX, one_a_line)
        self._key_points = Lines(self.tr("Key points"), LIST_PX, one_a_line)
        self._tips = Lines(self.tr("Tips"), LIST_PX, one_a_line)
        self._tags = text("", "small", Role.PlaceholderText)
        self._tags.setMinimumWidth(1)  # else one endless word makes the pane as wide as itself
        body = column(
            self._repeats,
            row(line(self.tr("Question")), None, self._where),
            self._text,
            _named(self.tr("Competency"), self._competency),
            row(self._kind, self._level, None),
            _named(self.tr("Follow-ups"), self._follow_ups),
            _named(self.tr("Key points"), self._key_points),
            _named(self.tr("Tips and answers"), self._tips),
            self._tags,
            None,
            margins=(2, 3, 2, 2),
        )
        self._body = scrolled(body)
        super().__init__(column(self._body, gap=0), "pane")
        self.setFixedWidth(WIDTH_PX)
        self.setFocusProxy(self._text)
        self._kind.set_choices([(each, kind_name(each)) for each in Kind], Kind.BEHAVIORAL)
        self._level.set_choices([(each, level_name(each)) for each in Level], Level.ANY)
        self._connect()
        self.set_entry(None, "")

    def set_competencies(self, names: Mapping[str, str]) -> None:
        """Names by slug."""
        self._names = names
        self._competency.set_suggestions(tuple(names.values()))

    def set_entry(self, entry: Entry | None, format: str) -> None:
        """None leaves the pane empty."""
        is_known = entry is not None and entry.found == self._found
        self._found = entry.found if entry else None
        self._body.setVisible(entry is not None)
        if entry is None:
            return
        self._repeats.set_entry(entry, format)
        if not is_known:  # else the cursor would jump while one writes
            self._show(entry.found, format)

    def _show(self, found: Found, format: str) -> None:
        self._where.setText(place_words(format, found.line, short(found.place, PLACE)))
        self._text.set_text(found.text)
        name = self._names.get(found.competency, found.competency)
        if name != self._competency.text():
            self._competency.setText(name)
        self._kind.set_value(found.kind)
        self._level.set_value(found.level or Level.ANY)
        self._follow_ups.set_text("\n".join(found.follow_ups))
        self._key_points.set_text("\n".join(point.point for point in found.key_points))
        self._tips.set_text("\n".join(found.tips))
        self._tags.setText(self.tr("Tags: {0}").format(", ".join(found.tags)))
        self._tags.setVisible(bool(found.tags))

    def _connect(self) -> None:
        self._repeats.decided.connect(self.decided)
        self._text.edited.connect(lambda words: self._edit(text=words))
        self._competency.textEdited.connect(lambda words: self._edit(competency=words))
        self._competency.chosen.connect(lambda words: self._edit(competency=words))
        self._kind.chosen.connect(lambda kind: self._edit(kind=kind))
        self._level.chosen.connect(lambda level: self._edit(level=level))
        self._follow_ups.edited.connect(lambda words: self._edit(follow_ups=_lines(words)))
        self._tips.edited.connect(lambda words: self._edit(tips=_lines(words)))
        self._key_points.edited.connect(self._edit_points)
        for field in (self._text, self._follow_ups, self._key_points, self._tips):
            field.finished.connect(self.finished)

    def _edit(self, **changes: Any) -> None:  # Any: fields of any type
        if self._found is not None:
            self._found = replace(self._found, **changes)
            self.edited.emit(self._found)

    def _edit_points(self, words: str) -> None:
        """A point whose words stay keeps its cues."""
        if self._found is not None:
            known = {point.point: point for point in self._found.key_points}
            points = tuple(known.get(each, KeyPoint(each)) for each in _lines(words))
            self._edit(key_points=points)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.splitlines() if each.strip())


def _named(name: str, field: QWidget) -> QBoxLayout:
    made = column(line(name), field)
    made.setSpacing(SPACE // 2)
    return made
