"""The fields of a question, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Competency, Question
from tpm_interview.domain.unsaved import BLANK, Draft
from tpm_interview.ui.questions.editor.alike_card import AlikeCard
from tpm_interview.ui.questions.editor.attributes import Attributes
from tpm_interview.ui.questions.editor.key_points import KeyPoints
from tpm_interview.ui.questions.editor.original_card import OriginalCard
from tpm_interview.ui.questions.editor.text_part import TextPart
from tpm_interview.ui.widgets import TextList, column, holder, row, section, shared_out

SIDE_PX = 304


class Form(QWidget):
    """Shows a draft and tells what became of it.

    Signals:
        changed: The candidate changed something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._base = BLANK
        self._is_filling = False
        self.words = TextPart()
        self.alike = AlikeCard()
        hint = self.tr("What might they ask next?")
        add = self.tr("Add a follow-up  (Alt+F)")
        self.follow_ups = TextList(self.tr("Follow-up"), add, hint, "Alt+F")
        self.key_points = KeyPoints()
        hint = self.tr("What helps to answer it well?")
        self.tips = TextList(self.tr("Tip"), self.tr("Add a tip  (Alt+T)"), hint, "Alt+T")
        self.original = OriginalCard()
        self.attributes = Attributes()
        left = column(
            self.words,
            self.alike,
            1,
            section(self.tr("Follow-ups"), None),
            self.follow_ups,
            1,
            section(self.tr("What a good answer covers"), None),
            self.key_points,
            1,
            section(self.tr("Tips"), None),
            self.tips,
            None,
        )
        side = holder(column(self.original, self.attributes, None, gap=2), SIDE_PX)
        self.columns = (holder(left), side)
        self.setLayout(shared_out(row(*self.columns, gap=4), 1, 0))
        self.setFocusProxy(self.words)
        for part in self._parts():
            part.changed.connect(self._tell)
        self.words.entered.connect(self.follow_ups.add_and_write)

    def set_draft(self, draft: Draft) -> None:
        """Fill every field, without emitting anything."""
        self._is_filling = True
        self._base = draft.base
        self.words.set_text(draft.text)
        self.follow_ups.set_texts(draft.follow_ups)
        self.key_points.set_points(draft.key_points)
        self.tips.set_texts(draft.tips)
        self.attributes.set_competency(draft.competency)
        self.attributes.set_kind(draft.kind)
        self.attributes.set_level(draft.level)
        self.attributes.set_answer_s(draft.answer_s)
        self.attributes.tag_field.set_tags(draft.tags)
        self._is_filling = False

    def draft(self) -> Draft:
        return Draft(
            self._base,
            self.words.text(),
            self.attributes.competency(),
            self.attributes.kind(),
            self.attributes.level(),
            self.follow_ups.texts(),
            self.key_points.points(),
            self.tips.texts(),
            self.attributes.tag_field.tags(),
            self.attributes.answer_s(),
        )

    def set_known(self, competencies: Sequence[Competency], tags: Sequence[str]) -> None:
        """What competency and tags can be chosen from."""
        self.attributes.set_competencies(competencies)
        self.attributes.tag_field.set_suggestions(tags)

    def set_original(self, original: Question | None) -> None:
        self.original.set_original(original)

    def _parts(self) -> Sequence[TextPart | TextList | KeyPoints | Attributes]:
        return (self.words, self.follow_ups, self.key_points, self.tips, self.attributes)

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()
