"""Connects the editor with the bank."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UnknownQuestion, UserError
from tpm_interview.domain.question import Competency, Question
from tpm_interview.domain.unsaved import BLANK, Draft
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.editor.draft import draft_of, question_of
from tpm_interview.ui.questions.editor.kept import Kept
from tpm_interview.ui.questions.editor.view import EditorView
from tpm_interview.ui.questions.editor.watch import Seen, Watch


@dataclass(frozen=True, slots=True)
class _Around:
    """What the bank knows beside the question itself."""

    competencies: tuple[Competency, ...]
    tags: tuple[str, ...]
    original: Question | None


class EditorController(QObject):
    """One question at a time; what was written is let go only when the candidate says so.

    Signals:
        closed: The editor is done; another view shall be shown.
        saved: Id of what is stored now.
        import_requested: Text with many questions, which shall be imported.
    """

    closed = Signal()
    saved = Signal(str)
    import_requested = Signal(str)

    def __init__(
        self, view: EditorView, bank: QuestionBank, editor: BankEditor, unsaved: UnsavedDrafts
    ) -> None:
        super().__init__(view)
        self._view, self._form = view, view.form
        self._bank, self._editor = bank, editor
        self._background = Background(self)
        self._reading = Background(self)  # a save waits for none of it
        self._watch = Watch(bank, self)
        self._opened = Draft()
        self._kept = Kept(unsaved, self._in_form, self)
        self._both_kept: set[str] = set()
        self._alike: tuple[Question, ...] = ()
        self._is_busy = False
        self._turn = 0
        self._go_on: Callable[[], object] = self.closed.emit
        self._connect()

    # Opening

    def open_new(self, competency: str = "") -> None:
        """An empty question; `competency` is the slug it begins with."""
        self._keep()
        self._show(Draft(BLANK, competency=competency))

    def open(self, question: Question) -> None:
        """A question of the bank to be changed."""
        self._keep()
        self._show(draft_of(question))

    def forget_draft(self) -> None:
        """What stands in the form has arrived elsewhere, such as in an import."""
        self._opened = self._form.draft()
        self._kept.write_soon()

    def close(self) -> None:
        """Keep what is not saved for the next run and end the threads; the window is closing."""
        self._kept.close()
        self._watch.close()
        self._reading.close()
        self._background.close()

    def _in_form(self) -> Draft | None:
        """What stands in the form, where it differs from what is stored."""
        draft = self._form.draft()
        return draft if draft != self._opened else None

    def _keep(self) -> None:
        draft = self._in_form()
        if draft is not None:
            self._opened = draft
            self._kept.add(draft)

    def _show(self, draft: Draft, opened: Draft | None = None) -> None:
        self._turn += 1
        self._both_kept.clear()
        self._alike = ()
        self._go_on = self.closed.emit
        self._watch.begin(draft.base, draft.text)
        self._view.open(draft)
        self._form.attributes.set_guess(None)
        self._show_kept()
        self._opened = opened or self._form.draft()
        based_on = draft.base.based_on

        def work() -> _Around:
            seen = self._bank.view()
            here = {each.id: each for each in seen.questions}
            return _Around(seen.competencies, seen.tags(), here.get(based_on or ""))

        self._reading.run(work, lambda found: self._show_around(draft, found), self._fail)

    def _show_around(self, draft: Draft, found: _Around) -> None:
        if self._form.draft().base != draft.base:
            return
        is_untouched = self._form.draft() == self._opened
        self._form.set_known(found.competencies, found.tags)
        self._view.set_original(found.original)
        if is_untouched:
            self._opened = self._form.draft()

    # Leaving

    def _leave(self) -> None:
        self._leave_for(self.closed.emit)

    def _leave_for(self, go_on: Callable[[], object]) -> None:
        """Go on at once where nothing is lost, else when the candidate has decided."""
        if self._in_form() is None:
            go_on()
            return
        self._go_on = go_on
        self._view.ask_to_leave(True)

    def _discard(self) -> None:
        self.forget_draft()
        self._view.ask_to_leave(False)
        self._go_on()

    def _take_kept(self) -> None:
        kept = self._kept.take()
        self._keep()
        self._show(kept, draft_of(kept.base) if kept.base.id else Draft())

    def _show_kept(self) -> None:
        self._view.set_kept(self._kept.newest)

    # Saving

    def _save(self) -> None:
        go_on = self._go_on if self._view.is_asking else self.closed.emit
        self._store(go_on)

    def _save_and_new(self) -> None:
        competency = self._form.attributes.competency()
        self._store(lambda: self.open_new(competency))

    def _store(self, go_on: Callable[[], object]) -> None:
        draft, turn = self._form.draft(), self._turn

        def work() -> Question:
            question, competency = question_of(draft, self._bank.competencies())
            try:
                return self._editor.save(question, competency)
            except UnknownQuestion:  # erased since it was opened: what is written here is not
                return self._editor.save(replace(question, id=""), competency)

        self._run(work, lambda stored: self._settle(stored, draft, turn, go_on))

    def _merge(self, into: Question) -> None:
        draft, turn = self._form.draft(), self._turn

        def work() -> Question:
            question, _ = question_of(draft, self._bank.competencies())
            return self._editor.merge(into.id, question)

        self._run(work, lambda stored: self._settle(stored, draft, turn, self.closed.emit))

    def _run(self, work: Callable[[], Question], then: Callable[[Question], object]) -> None:
        """One change at a time: a key pressed twice must not store twice."""
        if self._is_busy:
            return
        self._is_busy = True
        self._background.run(work, then, self._fail)

    def _settle(
        self, stored: Question, draft: Draft, turn: int, go_on: Callable[[], object]
    ) -> None:
        """`draft` is stored; another question may have been opened since, which stays."""
        self._is_busy = False
        if turn == self._turn:
            self._opened = draft
            self._kept.write_soon()
            self._view.ask_to_leave(False)
            self.saved.emit(stored.id)
            go_on()
        else:
            self._kept.remove(draft)
            self.saved.emit(stored.id)

    def _fail(self, error: UserError) -> None:
        self._is_busy = False
        self._view.ask_to_leave(False)
        self._view.set_error(error)

    # The bank around it

    def _show_seen(self, seen: Seen) -> None:
        self._form.attributes.set_guess(seen.kind)
        self._alike = seen.alike
        self._show_alike()

    def _show_alike(self) -> None:
        alike = [each for each in self._alike if each.id not in self._both_kept]
        self._form.alike.set_alike(alike)

    def _keep_both(self, other: Question) -> None:
        self._both_kept.add(other.id)
        self._show_alike()
        self._form.setFocus()

    def _open_other(self, other: Question) -> None:
        self._leave_for(lambda: self.open(other))

    def _show_original(self, question_id: str) -> None:
        def work() -> Question:
            self._editor.hide([question_id], hidden=False)
            return self._bank.get(question_id)

        self._run(work, self._show_again)

    def _show_again(self, original: Question) -> None:
        self._is_busy = False
        self._view.set_original(original)
        self.saved.emit(original.id)

    def _connect(self) -> None:
        view, form = self._view, self._form
        view.save_requested.connect(self._save)
        view.save_and_new_requested.connect(self._save_and_new)
        view.leave_requested.connect(self._leave)
        view.discard_requested.connect(self._discard)
        view.kept_requested.connect(self._take_kept)
        view.kept_discarded.connect(self._kept.take)
        self._kept.changed.connect(self._show_kept)
        form.changed.connect(self._kept.write_soon)
        form.changed.connect(lambda: self._watch.look_at(form.words.text()))
        form.words.import_requested.connect(self.import_requested)
        form.alike.open_requested.connect(self._open_other)
        form.alike.merge_requested.connect(self._merge)
        form.alike.keep_requested.connect(self._keep_both)
        form.original.again_requested.connect(self._show_original)
        self._watch.seen.connect(self._show_seen)
