"""What is done to questions away from the list: written, put into sets, imported, exported."""

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.offer import Imported
from tpm_interview.domain.question import Question
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.exporting import Exporting
from tpm_interview.services.importing import Importing
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.ui.questions.controller import QuestionsController
from tpm_interview.ui.questions.page import QuestionsPage

if TYPE_CHECKING:
    from tpm_interview.ui.questions.editor.controller import EditorController
    from tpm_interview.ui.questions.editor.view import EditorView
    from tpm_interview.ui.questions.exporting.controller import ExportController
    from tpm_interview.ui.questions.importing.controller import ImportController
    from tpm_interview.ui.questions.importing.view import ImportView
    from tpm_interview.ui.questions.sets.controller import SetsController
    from tpm_interview.ui.questions.sets.view import SetsView

View = TypeVar("View", bound=QWidget)


class WorkshopTools(Protocol):
    """What the views beside the list need of the `Toolbox`."""

    @property
    def is_read_only(self) -> bool: ...
    @property
    def bank(self) -> QuestionBank: ...
    @property
    def bank_changes(self) -> BankChanges: ...
    @property
    def bank_editor(self) -> BankEditor: ...
    @property
    def question_sets(self) -> QuestionSets: ...
    @property
    def importing(self) -> Importing: ...
    @property
    def exporting(self) -> Exporting: ...
    @property
    def unsaved_drafts(self) -> UnsavedDrafts: ...


class Workshop(QObject):
    """Brings a view when the list asks for it, and the list back when it is done.

    Each view is built at its first use.

    Signals:
        rehearse_requested: Ids of questions to be asked now, in this order.
    """

    rehearse_requested = Signal(object)

    def __init__(
        self, page: QuestionsPage, tools: WorkshopTools, listed: QuestionsController
    ) -> None:
        super().__init__(page)
        self._page, self._tools, self._list = page, tools, listed
        self._is_from_editor = False
        view = page.list
        view.export_requested.connect(self._export)
        view.sets_requested.connect(self._arrange)
        if tools.is_read_only:
            return
        view.new_requested.connect(self.write_new)
        view.edit_requested.connect(self._edit)
        view.import_requested.connect(self._import)
        view.files_dropped.connect(self.import_files)
        view.text_pasted.connect(self._import_text)

    def write_new(self) -> None:
        """An empty question."""
        self._editor.open_new()
        self._page.show_view(self._editor_view)

    def import_files(self, paths: tuple[Path, ...]) -> None:
        self._importer.open_files(paths)
        self._page.show_view(self._importer_view)

    def close(self) -> None:
        """Keep what is being written and end the threads; the window is closing."""
        with ExitStack() as stack:
            for name in ("_exporter", "_sets", "_importer", "_editor"):
                built = self.__dict__.get(name)
                if built is not None:
                    stack.callback(built.close)

    @cached_property
    def _editor_view(self) -> "EditorView":
        from tpm_interview.ui.questions.editor.view import EditorView

        return self._added(EditorView())

    @cached_property
    def _sets_view(self) -> "SetsView":
        from tpm_interview.ui.questions.sets.view import SetsView

        return self._added(SetsView())

    @cached_property
    def _importer_view(self) -> "ImportView":
        from tpm_interview.ui.questions.importing.view import ImportView

        return self._added(ImportView())

    @cached_property
    def _editor(self) -> "EditorController":
        from tpm_interview.ui.questions.editor.controller import EditorController

        view, tools = self._editor_view, self._tools
        made = EditorController(view, tools.bank, tools.bank_editor, tools.unsaved_drafts)
        made.saved.connect(self._list.choose)
        made.closed.connect(self._to_list)
        made.import_requested.connect(self._import_from_editor)
        return made

    @cached_property
    def _sets(self) -> "SetsController":
        from tpm_interview.ui.questions.sets.controller import SetsController

        view, tools = self._sets_view, self._tools
        made = SetsController(view, tools.bank, tools.question_sets, tools.bank_changes)
        made.rehearse_requested.connect(self.rehearse_requested)
        made.closed.connect(self._to_list)
        return made

    @cached_property
    def _importer(self) -> "ImportController":
        from tpm_interview.ui.questions.importing.controller import ImportController

        view = self._importer_view
        made = ImportController(view, self._tools.importing, self._tools.bank)
        made.imported.connect(self._on_imported)
        made.closed.connect(self._after_import)
        return made

    @cached_property
    def _exporter(self) -> "ExportController":
        from tpm_interview.ui.questions.exporting.controller import ExportController

        return ExportController(self._page, self._tools.exporting)

    def _added(self, view: View) -> View:
        self._page.add_view(view)
        return view

    def _edit(self, question: Question) -> None:
        self._editor.open(question)
        self._page.show_view(self._editor_view)

    def _arrange(self) -> None:
        self._sets.open()
        self._page.show_view(self._sets_view)

    def _import(self) -> None:
        self._importer.open()
        self._page.show_view(self._importer_view)

    def _import_text(self, text: str) -> None:
        self._importer.open_text(text)
        self._page.show_view(self._importer_view)

    def _import_from_editor(self, text: str) -> None:
        self._is_from_editor = True
        self._import_text(text)

    def _on_imported(self, done: Imported) -> None:
        if done.first:
            self._list.choose(done.first)
        if self._is_from_editor:
            self._is_from_editor = False
            self._editor.forget_draft()

    def _after_import(self) -> None:
        """A list that was not taken in is still in the editor, where it was pasted."""
        back_to_editor, self._is_from_editor = self._is_from_editor, False
        self._page.show_view(self._editor_view if back_to_editor else self._page.list)

    def _export(self, ids: tuple[str, ...]) -> None:
        self._exporter.open(ids, self._list.count)

    def _to_list(self) -> None:
        self._page.show_view(self._page.list)
