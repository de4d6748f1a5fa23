"""What the candidate does with chosen questions."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.bank_view import Shelf, Wanted
from tpm_interview.domain.errors import UnknownQuestion, UserError
from tpm_interview.domain.question import Question, QuestionSet
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.acts import Act
from tpm_interview.ui.questions.erase_dialog import EraseDialog
from tpm_interview.ui.questions.list_view import ListView
from tpm_interview.ui.questions.listing import Listing
from tpm_interview.ui.questions.name_dialog import NameDialog
from tpm_interview.ui.questions.set_menu import open_set_menu
from tpm_interview.ui.questions.tag_dialog import TagDialog
from tpm_interview.ui.widgets.small_dialog import SmallDialog

Questions = Sequence[Question]


class Acting(QObject):
    """Carries acts out in the background, after a dialog where one is needed.

    Signals:
        failed: The UserError that kept it from being done; nothing is changed then.
    """

    failed = Signal(object)

    def __init__(
        self, view: ListView, editor: BankEditor, sets: QuestionSets, listing: Listing
    ) -> None:
        super().__init__(view)
        self._view, self._editor, self._sets, self._listing = view, editor, sets, listing
        self._background = Background(self)
        self._ways: dict[Act, Callable[[Questions], None]] = {
            Act.HIDE: lambda chosen: self._run(lambda: editor.hide(_ids(chosen))),
            Act.SHOW: lambda chosen: self._run(lambda: editor.hide(_ids(chosen), hidden=False)),
            Act.DELETE: lambda chosen: self._run(lambda: editor.delete(_ids(chosen))),
            Act.RESTORE: lambda chosen: self._run(lambda: editor.restore(_ids(chosen))),
            Act.TAG: self._tag,
            Act.ADD_TO_SET: self._add_to_set,
            Act.SHOW_ORIGINAL: self._show_original,
            Act.ERASE: self._erase,
            Act.EMPTY_TRASH: lambda _: self._erase(self._trash()),
        }
        view.act_requested.connect(lambda act, chosen: self._ways[act](chosen))

    def close(self) -> None:
        self._background.close()

    def _run(
        self,
        work: Callable[[], object],
        then: Callable[[], object] = lambda: None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        self._background.run(work, lambda _: then(), failed or self.failed.emit)

    def _agreed(self, dialog: SmallDialog, make: Callable[[], Callable[[], object]]) -> None:
        """Asks first; `make` reads the dialog, which stays until that work is done."""

        def begin() -> None:
            dialog.set_busy()
            self._run(make(), dialog.accept, dialog.show_error)

        dialog.agreed.connect(begin)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tag(self, chosen: Questions) -> None:
        dialog = TagDialog(self._view, chosen, self._listing.bank_view.tags())
        tag, ids = self._editor.tag, _ids(chosen)
        self._agreed(dialog, lambda: partial(tag, ids, dialog.added(), dialog.removed()))

    def _erase(self, chosen: Questions) -> None:
        purge = partial(self._editor.purge, _ids(chosen))
        self._agreed(EraseDialog(self._view, chosen), lambda: purge)

    def _trash(self) -> Questions:
        return self._listing.bank_view.found(Wanted(shelf=Shelf.TRASH), utc_now())

    def _add_to_set(self, chosen: Questions) -> None:
        ids, put_in = _ids(chosen), self._sets.put_in
        button = self._view.pane.action_bar.place_of(Act.ADD_TO_SET)

        def add(wanted: QuestionSet) -> None:
            self._run(lambda: put_in(wanted.id, ids))

        open_set_menu(button, self._listing.bank_view.sets, add, lambda: self._new_set(ids))

    def _new_set(self, ids: Sequence[str]) -> None:
        dialog = NameDialog(self._view)
        self._agreed(dialog, lambda: partial(self._sets.add, dialog.name(), ids))

    def _show_original(self, chosen: Questions) -> None:
        """It is no longer hidden then; in a library that is read only it is merely gone to."""
        id = chosen[0].based_on or ""
        original = next((q for q in self._listing.bank_view.questions if q.id == id), None)
        if original is None:
            self.failed.emit(UnknownQuestion(id))
        elif original.hidden and self._view.can_change:
            self._run(
                lambda: self._editor.hide([id], hidden=False), lambda: self._listing.choose(id)
            )
        else:
            self._listing.choose(id)


def _ids(questions: Questions) -> tuple[str, ...]:
    return tuple(question.id for question in questions)
