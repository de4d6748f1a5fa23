"""Connects the view that compares with the service, the selection and a player."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from tpm_interview.domain.comparison import MOST_COMPARED
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take
from tpm_interview.services.comparing import Comparing
from tpm_interview.services.listening import Listening, SoundPicture
from tpm_interview.services.review import ReviewService
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.comparing.compare_view import Compared, CompareView
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.page import ReviewPage, utc_now
from tpm_interview.ui.review.playback import Playback
from tpm_interview.ui.review.take_pane import COMPARE
from tpm_interview.ui.review.take_view import TakeView

MOST_CHOICES = 40


@dataclass(frozen=True, slots=True)
class NotComparable:
    """Why nothing stands side by side, and what helps."""

    title: str
    told: str


class CompareController(QObject):
    """Takes that are selected, or the one that is shown beside the one before it."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        comparing: Comparing,
        review: ReviewService,
        listening: Listening,
        picked: Callable[[], tuple[int, ...]],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`picked` are takes chosen elsewhere than in the list; they go before it."""
        super().__init__(page)
        self._page, self._reviewing = page, reviewing
        self._comparing, self._review, self._picked = comparing, review, picked
        self._background = Background(self)
        self._playback = Playback(listening, self)
        self.view = CompareView(now)
        self._shown: Compared | None = None
        self._asked = 0  # how many comparisons; an older one is not news
        self._playing = -1  # the column whose sound the player has
        self._of: tuple[int, ...] = ()  # what was selected and shown when this was compared
        page.pane.set_view_page(COMPARE, self.view)
        button = page.selection.add(self.tr("Compare"), "C")
        button.clicked.connect(lambda: page.pane.choose_view(COMPARE))
        self._connect()

    def close(self) -> None:
        self._playback.close()
        self._background.close()

    def read_again(self) -> None:
        """Takes were changed, or what stands beside them."""
        self._refresh()

    def _connect(self) -> None:
        page, view, playback = self._page, self.view, self._playback
        page.left.connect(playback.pause)
        page.pane.view_chosen.connect(self._on_view)
        page.selection_changed.connect(self._refresh)
        self._reviewing.view_shown.connect(self._on_take)
        view.take_chosen.connect(self._put)
        view.toggle_requested.connect(self._toggle)
        view.seek_requested.connect(self._seek)
        view.word_clicked.connect(self._hear_word)
        playback.moved.connect(self._on_moved)
        playback.playing_changed.connect(self._on_playing)
        playback.failed.connect(page.pane.set_error)

    # What is compared

    def _on_view(self, name: str) -> None:
        if name != COMPARE:
            self._playback.pause()
            self._of = ()
            return
        self._reviewing.playback.pause()
        picked = self._picked()
        if picked:
            self._of = self._chosen_now()
            self._compare(picked)
        else:
            self._refresh()

    def _on_take(self, view: TakeView) -> None:
        """Another take is shown, or what is said in it has changed."""
        if self._shown is None or self._of != self._chosen_now() or self._differs(view.take):
            self._refresh()

    def _differs(self, take: Take) -> bool:
        takes = self._shown.comparison.takes if self._shown else ()
        return any(each.take.id == take.id and each.take != take for each in takes)

    def _refresh(self) -> None:
        """Compare what the list has selected, as long as the comparison is to be seen.

        Where that is as it was, what stands side by side stays, and is read again.
        """
        if self._page.pane.view_name != COMPARE:
            return
        before, self._of = self._of, self._chosen_now()
        if self._shown is not None and self._of == before:
            self._compare(self._shown_ids(self._shown))
            return
        taken = self._reviewing.acted_on
        if len(taken) > 1:
            self._compare_selected(taken)
        elif taken:
            (shown,) = taken
            self._read(lambda: self._beside(shown.take_id))

    def _chosen_now(self) -> tuple[int, ...]:
        chosen = self._reviewing.chosen
        taken = (each.take_id for each in self._reviewing.acted_on)
        return (chosen.take_id if chosen else 0, *taken)

    def _shown_ids(self, shown: Compared) -> tuple[int, ...]:
        return tuple(each.past.take_id for each in shown.comparison.takes)

    def _compare_selected(self, selected: tuple[TakeEntry, ...]) -> None:
        if len({(each.question_id, each.prompt_text) for each in selected}) > 1:
            told = self.tr("Select answers to one question: then they stand here side by side.")
            self._tell(NotComparable(self.tr("Answers to different questions"), told))
            return
        oldest_first = sorted(selected, key=lambda each: (each.started_at, each.take_id))
        self._compare(tuple(each.take_id for each in oldest_first))

    def _compare(self, take_ids: tuple[int, ...]) -> None:
        if len(take_ids) > MOST_COMPARED:
            told = self.tr("Select two to four answers: more do not fit side by side.")
            self._tell(NotComparable(self.tr("Too many answers to compare"), told))
            return
        self._read(lambda: self._compared(take_ids))

    def _put(self, column: int, take_id: int) -> None:
        """Another take in a column; one that stands in another column changes its place."""
        if self._shown is None:
            return
        ids = list(self._shown_ids(self._shown))
        if take_id in ids:
            ids[ids.index(take_id)] = ids[column]
        ids[column] = take_id
        self._compare(tuple(ids))

    def _read(self, work: Callable[[], Compared | NotComparable]) -> None:
        self._asked += 1
        asked = self._asked

        def made() -> Compared | NotComparable | None:
            return work() if asked == self._asked else None  # a newer one waits behind it

        def show(found: Compared | NotComparable | None) -> None:
            if found is not None and asked == self._asked:
                self._show(found)

        self._background.run(made, show, self._page.pane.set_error)

    def _show(self, found: Compared | NotComparable) -> None:
        if isinstance(found, NotComparable):
            self._tell(found)
        elif found != self._shown:
            self._take_sound_away()
            self._shown = found
            self.view.set_compared(found)

    def _tell(self, told: NotComparable) -> None:
        self._asked += 1
        self._take_sound_away()
        self._shown = None
        self.view.tell(told.title, told.told)

    # Off the window's thread

    def _beside(self, take_id: int) -> Compared | NotComparable:
        history = self._comparing.history(self._comparing.asked(take_id))
        ids = [each.take_id for each in history]
        if take_id not in ids or len(ids) < 2:
            title = self.tr("There is only one take of this question")
            return NotComparable(
                title, self.tr("Answer it again, and both stand here side by side.")
            )
        after = max(1, ids.index(take_id))
        return self._compared((ids[after - 1], ids[after]))

    def _compared(self, take_ids: tuple[int, ...]) -> Compared | NotComparable:
        comparison = self._comparing.compare(take_ids)
        if not comparison.takes:
            title = self.tr("There is nothing left to compare")
            return NotComparable(title, self.tr("Select two answers to one question."))
        history = self._comparing.history(comparison.asked)
        shown = {each.past.take_id for each in comparison.takes}
        newest = {each.take_id for each in history[-MOST_CHOICES:]}
        choices = tuple(each for each in reversed(history) if each.take_id in shown | newest)
        pictures = tuple(self._picture(each.take) for each in comparison.takes)
        return Compared(comparison, pictures, choices)

    def _picture(self, take: Take) -> SoundPicture | None:
        try:
            path = self._review.recording(take)
            return self._review.picture(take.id, path) if path else None
        except UserError:  # the Transcript of this take says what is wrong with its sound
            return None

    # Hearing

    def _toggle(self, column: int) -> None:
        if self._give_sound(column):
            self._playback.toggle()

    def _seek(self, column: int, at_s: float) -> None:
        if self._give_sound(column):
            self._playback.seek(at_s)

    def _hear_word(self, column: int, word: int) -> None:
        if self._give_sound(column) and self._shown is not None:
            self._playback.play(self._shown.comparison.takes[column].words[word].start_s)

    def _give_sound(self, column: int) -> bool:
        """Let the player have a column's sound; whether it has one."""
        shown = self._shown
        sound = shown.pictures[column] if shown else None
        if shown is None or sound is None:
            return False
        if column != self._playing:
            self._take_sound_away()
            take_id = shown.comparison.takes[column].take.id
            self._playback.set_sound(lambda: self._review.sound(take_id), sound.duration_s)
            self._playing = column
        return True

    def _take_sound_away(self) -> None:
        self._playback.set_sound(None, 0.0)
        if 0 <= self._playing < len(self.view.columns):
            self.view.columns[self._playing].set_position(0.0)
        self._playing = -1

    def _on_moved(self, at_s: float) -> None:
        if self._playing >= 0:
            self.view.columns[self._playing].set_position(at_s)

    def _on_playing(self, is_playing: bool) -> None:
        for index, each in enumerate(self.view.columns):
            each.set_playing(is_playing and index == self._playing)
