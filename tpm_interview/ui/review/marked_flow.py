"""The words of a transcript with all that is told of them: fillers, pauses, marks, doubts."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.ui.review.reading_pieces import (
    FillerPlaces,
    cross_box,
    doubted,
    segments,
    word_after,
)
from tpm_interview.ui.review.word_choice import WordChoice
from tpm_interview.ui.theme import Role, font
from tpm_interview.ui.widgets.word_flow import WordFlow
from tpm_interview.ui.widgets.word_layout import Piece, PieceKind, WordLayout
from tpm_interview.ui.widgets.word_paint import CROSS_PX, FLAG_PX, WordPainter


class MarkedFlow(WordFlow):
    """Shows a cursor, chosen words and the filler that can be taken away now."""

    def __init__(self, size: str) -> None:
        super().__init__(size)
        self._gaps: tuple[Span, ...] = ()
        self._fillers = FillerPlaces()
        self._marks: tuple[Mark, ...] = ()
        self._doubted: frozenset[int] = frozenset()
        self._hovered: Filler | None = None
        self._at = 0
        self.choice: WordChoice | None = None

    def set_spoken(self, words: Sequence[Word], pauses: Sequence[Span]) -> None:
        """Other words; `set_beside` follows."""
        self._gaps, self._fillers, self._marks = tuple(pauses), FillerPlaces(), ()
        self._doubted = doubted(words)
        self._hovered, self.choice, self._at = None, None, 0
        self._take_words(words)
        self._weave()

    def set_beside(self, fillers: Sequence[Filler], marks: Sequence[Mark]) -> None:
        """What is told of the words that are shown; cursor and choice stay."""
        word = self._pieces[self._at].word if self._pieces else 0
        self._fillers, self._marks, self._hovered = FillerPlaces(fillers), tuple(marks), None
        self._weave()
        self._at = self._places[min(word, len(self._places) - 1)] if self._places else 0

    def set_cursor(self, place: int) -> None:
        before, self._at = self._at, place
        for each in (before, place):
            self._repaint_around(each)

    def set_choice(self, choice: WordChoice | None) -> None:
        if choice != self.choice:
            self.choice = choice
            self.update(self.visibleRegion())

    def set_hovered(self, filler: Filler | None) -> None:
        if filler != self._hovered:
            self._hovered = filler
            self.update(self.visibleRegion())

    def filler_at(self, place: int) -> Filler | None:
        return self._fillers.of(self._pieces[place])

    def cursor_box(self) -> QRectF:
        """Where the cursor stands; empty without words."""
        return self._layout(self.width()).box(self._at) if self._pieces else QRectF()

    def under_cursor(self) -> Filler | float | None:
        """The filler there, else where its word begins; None where there is neither.

        Without the focus no cursor is shown: then it is the lit word's.
        """
        if not self.hasFocus():
            return self.of_word(self._lit)
        piece = self._pieces[self._at] if self._pieces else None
        if piece is None:
            return None
        found = self._fillers.of(piece)
        if found is None and piece.kind is PieceKind.WORD:
            return self._words[piece.word].start_s
        return found

    def of_word(self, index: int) -> Filler | float | None:
        """The filler that a word is part of, else where it begins; None for no word."""
        if not 0 <= index < len(self._words):
            return None
        return self.filler_at(self._places[index]) or self._words[index].start_s

    def plates(self, filler: Filler) -> list[QRectF]:
        """Where a filler stands, one box in each row."""
        if filler.first >= 0:
            first, last = self._places[filler.first], self._places[filler.last]
        else:
            first = last = next(
                place for place, p in enumerate(self._pieces) if self._fillers.of(p) == filler
            )
        return list(segments(self._layout(self.width()), first, last))

    def filler_of_cross(self, at: QPointF) -> Filler | None:
        """The filler whose cross is shown at a point."""
        shown = [each for each in (self._hovered, self._focused()) if each is not None]
        return next((f for f in shown if cross_box(self.plates(f)[-1]).contains(at)), None)

    def told_at(self, point: QPointF) -> str:
        """What a tool tip says there."""
        place = self._layout(self.width()).at(point)
        if place < 0:
            return ""
        piece = self._pieces[place]
        filler = self._fillers.of(piece)
        if filler is not None:
            return self._told_of_filler(filler)
        if piece.kind is PieceKind.FLAG:
            return piece.text or self.tr("A mark of yours")
        if piece.kind is PieceKind.WORD and piece.word in self._doubted:
            return self.tr("The recognizer was not sure of this word.")
        return ""

    def pieces_of(self, kind: PieceKind) -> list[QRectF]:
        """Where everything of a kind stands."""
        layout = self._layout(self.width())
        return [layout.box(place) for place, p in enumerate(self._pieces) if p.kind is kind]

    def _told_of_filler(self, filler: Filler) -> str:
        is_heard = filler.source is FillerSource.HEARD
        by = self.tr("Heard by the recognizer") if is_heard else self.tr("Marked by you")
        return f"{by}\n{self.tr('Click the x to remove it')}"

    def _focused(self) -> Filler | None:
        """The filler under the cursor, while it is shown."""
        has_cursor = self.hasFocus() and self._at < len(self._pieces)
        return self._fillers.of(self._pieces[self._at]) if has_cursor else None

    def _show_focus(self) -> None:
        if self._pieces:
            self._repaint_around(self._at)

    def _repaint_around(self, place: int) -> None:
        """A piece, and the whole of the filler it is part of."""
        if place >= len(self._pieces):
            return
        filler = self._fillers.of(self._pieces[place])
        boxes = self.plates(filler) if filler else [self._layout(self.width()).box(place)]
        for box in boxes:
            self._repaint(box.adjusted(0, 0, CROSS_PX, 0))

    # What stands where

    def _weave(self) -> None:
        rooms = self._fillers.rooms(len(self._words))
        between = [*self._pause_pieces(self._gaps), *self._sounds(), *self._flags()]
        between.sort(key=lambda piece: piece.at_s)
        self._set_pieces(self._woven(between, rooms))

    def _sounds(self) -> Iterator[Piece]:
        told = self.tr("(filler)")
        wide = QFontMetricsF(font("small")).horizontalAdvance(told) + 4
        for each in self._fillers.wordless:
            before = word_after(self._words, each.at_s)
            yield Piece(PieceKind.SOUND, before, wide, CROSS_PX, told, each.at_s)

    def _flags(self) -> Iterator[Piece]:
        for mark in self._marks:
            before = word_after(self._words, mark.at_s)
            yield Piece(PieceKind.FLAG, before, FLAG_PX, 0.0, mark.text, mark.at_s, holds_on=True)

    # How it looks

    def _draw(self, painter: WordPainter, layout: WordLayout, touched: range) -> None:
        self._draw_choice(painter, layout, touched)
        self._draw_plates(painter, touched)
        for place in touched:
            self._draw_piece(painter, self._pieces[place], layout.box(place))
        focused = self._focused()
        if self.hasFocus() and self._at in touched:
            painter.ring(layout.box(self._at))
        for filler in {self._hovered, focused} - {None}:
            if filler is not None:
                painter.cross(cross_box(self.plates(filler)[-1]))

    def _draw_piece(self, painter: WordPainter, piece: Piece, box: QRectF) -> None:
        match piece.kind:
            case PieceKind.WORD:
                self._draw_word(painter, piece.word, box)
            case PieceKind.PAUSE:
                painter.pause(box, piece.text)
            case PieceKind.SOUND:
                painter.sound(box, piece.text)
            case PieceKind.FLAG:
                painter.flag(box)

    def _draw_word(self, painter: WordPainter, index: int, box: QRectF) -> None:
        super()._draw_word(painter, index, box)
        if index in self._doubted and index != self._lit:
            painter.doubt(box)

    def _draw_choice(self, painter: WordPainter, layout: WordLayout, touched: range) -> None:
        if self.choice is None or not touched:
            return
        first = max(self._places[self.choice.first], touched.start)
        last = min(self._places[self.choice.last], touched.stop - 1)
        if first <= last:
            for box in segments(layout, first, last):
                painter.wash(box)

    def _draw_plates(self, painter: WordPainter, touched: range) -> None:
        found = (self._fillers.of(self._pieces[place]) for place in touched)
        open_ones = {self._hovered, self._focused()}
        for filler in dict.fromkeys(each for each in found if each is not None):
            *before, last = self.plates(filler)
            room = CROSS_PX - 2 if filler in open_ones else 0.0
            for box in (*before, last.adjusted(0, 0, room, 0)):
                painter.plate(box, Role.AlternateBase)

    def _tone(self, index: int, is_lit: bool) -> Role:
        if not is_lit and self.filler_at(self._places[index]) is not None:
            return Role.PlaceholderText
        return super()._tone(index, is_lit)
