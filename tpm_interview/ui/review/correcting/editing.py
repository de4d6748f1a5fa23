"""Editing the words of the take that is shown; what is not saved survives leaving it."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from tpm_interview.domain.errors import LibraryReadOnly, UserError
from tpm_interview.domain.take_versions import Edited, TakeVersion, WordDraft
from tpm_interview.services.correcting import Correcting
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.correcting.editor_page import EditorPage
from tpm_interview.ui.review.correcting.place import bring_words_forward
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.phrases import word_at
from tpm_interview.ui.review.take_view import TakeView

KEEP_AFTER_MS = 1000
"""What is typed is on the disk after so long."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in the editor: `text` as it was kept last, `base` the text it was made from."""

    take_id: int
    base_id: int
    base: str
    text: str
    caret: int = 0
    share: float = 0.0

    @property
    def is_changed(self) -> bool:
        return self.text.split() != self.base.split()


class Editing(QObject):
    """Turns the words into an editor and back.

    Signals:
        begun: The editor stands in the place of the words.
    """

    begun = Signal()

    def __init__(
        self, page: ReviewPage, reviewing: ReviewController, correcting: Correcting
    ) -> None:
        super().__init__(page)
        self._pane, self._reviewing, self._correcting = page.pane, reviewing, correcting
        self._background = Background(self)
        self._page = EditorPage()
        self._pane.transcript.add_page(self._page)
        self._edit: Edit | None = None
        self._left: dict[int, Edit] = {}
        """Of takes that were left while they were edited."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self.action = self._pane.more.add(self.tr("Edit the words"), "E", self.begin)
        self._connect()

    def begin(self) -> None:
        """Edit the take that is shown, from where it was left."""
        view = self._reviewing.view
        if view is None or not view.words:
            return
        if self._correcting.is_read_only:
            self._pane.set_error(LibraryReadOnly())
            return
        bring_words_forward(self._pane)
        if self._edit is not None:
            self._page.editor.setFocus()
        else:
            self._read(view)

    def put_away(self) -> None:
        """Back to the words; what was changed is kept."""
        edit = self._now_written()
        if edit is None:
            return
        self._keep()
        self._close()
        if edit.is_changed:
            told = self.tr("Your changes are kept, but do not count yet. E goes on with them.")
            self._pane.notice.tell(told)

    def close(self) -> None:
        """Keep what is not saved; the window is closing."""
        self._keep()
        self._background.close()

    def _connect(self) -> None:
        playback, page = self._reviewing.playback, self._page
        self._reviewing.view_shown.connect(self._on_view)
        page.editor.textChanged.connect(self._on_typed)
        page.editor.play_toggled.connect(playback.toggle)
        page.editor.step_requested.connect(playback.step)
        page.save_requested.connect(self._save)
        page.cancel_requested.connect(self._cancel)
        page.restart_requested.connect(self._start_over)

    # Opening

    def _read(self, view: TakeView) -> None:
        take_id, caret, share = view.take.id, self._caret(view), self._share()

        def work() -> tuple[Edit, WordDraft | None]:
            draft = self._correcting.draft(take_id)
            base = _base(self._correcting.versions(take_id), draft)
            text = draft.text if draft else base.transcript.text
            return Edit(take_id, base.id, base.transcript.text, text, caret, share), draft

        def then(read: tuple[Edit, WordDraft | None]) -> None:
            if self._is_shown(take_id) and self._edit is None:
                edit, draft = read
                self._open(edit)
                self._page.tell(self.tr("Taken up where you left it.") if draft else "")

        self._background.run(work, then, self._pane.set_error)

    def _open(self, edit: Edit) -> None:
        self._edit = edit
        self._page.editor.set_text(edit.text, edit.caret, edit.share)
        self._page.set_changed(edit.is_changed)
        self._page.set_saving(False)
        self._page.tell()
        self._pane.notice.tell("")
        self._pane.transcript.show_page(self._page)
        self._page.editor.setFocus()
        self.begun.emit()

    def _close(self) -> None:
        self._timer.stop()
        self._edit = None
        self._pane.transcript.show_words()
        self._pane.focus_sound()

    def _caret(self, view: TakeView) -> int:
        """Before the word that is lit, or the first one."""
        at_s = self._reviewing.playback.at_s
        before = view.words[: max(0, word_at(view.words, at_s))] if at_s > 0 else ()
        return sum(len(word.text) + 1 for word in before)

    def _share(self) -> float:
        shown = self._pane.transcript.currentWidget()
        area = shown if isinstance(shown, QAbstractScrollArea) else None
        if area is None and shown is not None:
            area = shown.findChild(QAbstractScrollArea)
        bar = area.verticalScrollBar() if area else None
        return bar.value() / bar.maximum() if bar and bar.maximum() else 0.0

    # Another take, another version

    def _on_view(self, view: TakeView) -> None:
        self.action.setEnabled(bool(view.words))
        if self._edit is not None and self._edit.take_id == view.take.id:
            self._tell_newer(self._edit, view)
            return
        self._leave()
        left = self._left.pop(view.take.id, None)
        if left is not None:
            self._open(left)
        else:
            self._tell_draft(view.take.id)

    def _leave(self) -> None:
        """Another take was chosen while this one was edited."""
        edit = self._now_written()
        if edit is not None:
            self._keep()
            self._left[edit.take_id] = edit
            self._timer.stop()
            self._edit = None
            self._pane.transcript.show_words()

    def _tell_newer(self, edit: Edit, view: TakeView) -> None:
        if view.take.text != edit.base:
            told = self.tr("These words were recognized again meanwhile: your text will count, and")
            self._page.tell(f"{told} {self.tr('the new one stands among the versions (V).')}")

    def _tell_draft(self, take_id: int) -> None:
        def tell(draft: WordDraft | None) -> None:
            if draft is not None and self._is_shown(take_id) and self._edit is None:
                told = self.tr("You changed these words and did not save that. E goes on with it.")
                self._pane.notice.tell(told)

        self._background.run(lambda: self._correcting.draft(take_id), tell, self._pane.set_error)

    # Keeping

    def _on_typed(self) -> None:
        edit = self._now_written()
        if edit is not None:
            self._page.set_changed(edit.is_changed)
            if not self._timer.isActive():
                self._timer.start()

    def _keep(self) -> None:
        edit = self._now_written()
        if edit is None or edit.text == (self._edit.text if self._edit else ""):
            return
        self._edit = edit
        draft = WordDraft(edit.take_id, edit.base_id, edit.text)
        keep = partial(self._correcting.keep_draft, draft)
        forget = partial(self._correcting.forget_draft, edit.take_id)
        work = keep if edit.is_changed else forget
        self._background.run(work, failed=self._pane.set_error)

    def _now_written(self) -> Edit | None:
        editor = self._page.editor
        if self._edit is None:
            return None
        share = editor.scrolled_share()
        return replace(self._edit, text=editor.text(), caret=editor.caret(), share=share)

    # Ending

    def _save(self) -> None:
        edit = self._now_written()
        if edit is None:
            return
        self._keep()  # first: what keeps later finds nothing new, and a failure loses nothing
        self._page.set_saving(True)
        self._timer.stop()

        def work() -> Edited:
            made = self._correcting.edit(edit.take_id, edit.text, edit.base_id)
            self._correcting.forget_draft(edit.take_id)
            return made

        self._background.run(work, lambda made: self._saved(edit, made), self._fail)

    def _saved(self, edit: Edit, made: Edited) -> None:
        self._left.pop(edit.take_id, None)
        if self._edit is not None and self._edit.take_id == edit.take_id:
            self._close()
        if self._is_shown(edit.take_id):
            self._pane.set_error(None)
            self._pane.notice.tell(self._told(made))

    def _told(self, made: Edited) -> str:
        if not made.is_changed:
            return self.tr("Nothing was changed.")
        saved = self.tr(
            "Saved. Ctrl+Z takes it back; what was there stands among the versions (V)."
        )
        if made.newer is None:
            return saved
        newer = self.tr("A newer recognition stands there too: your words count.")
        return f"{saved} {newer}"

    def _fail(self, error: UserError) -> None:
        self._page.set_saving(False)
        self._pane.set_error(error)

    def _cancel(self) -> None:
        self._pane.set_error(None)
        self.put_away()

    def _start_over(self) -> None:
        if self._edit is not None:
            self._page.editor.put(self._edit.base)
            self._page.editor.setFocus()

    def _is_shown(self, take_id: int) -> bool:
        view = self._reviewing.view
        return view is not None and view.take.id == take_id


def _base(versions: tuple[TakeVersion, ...], draft: WordDraft | None) -> TakeVersion:
    """What a draft was made from, where that is still there; else the version that counts."""
    wanted = draft.base_id if draft else 0
    return next((each for each in versions if each.id == wanted), None) or next(
        each for each in versions if each.counts
    )
