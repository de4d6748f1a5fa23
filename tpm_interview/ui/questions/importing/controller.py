"""Connects the import view with the importers and the bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import EmptyQuestion, TextTooLong, UserError
from tpm_interview.domain.found import Progress, Reading, Skipped
from tpm_interview.domain.offer import Imported, Offer
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.importing import IMPORT_FORMATS, Importing
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.importing.draft import Draft, draft_of, read_again
from tpm_interview.ui.questions.importing.file_dialog import AskFiles, ask_files
from tpm_interview.ui.questions.importing.view import ImportView
from tpm_interview.ui.stoppable import Stoppable

Given = Path | str
"""A file, or text that was pasted."""
AS_FOUND = Reading()


@dataclass(frozen=True, slots=True)
class _Read:
    draft: Draft
    names: Mapping[str, str]
    reading: Reading
    formats: tuple[str, ...]


class ImportController(QObject):
    """Several files go one after the other, each with its own preview.

    Signals:
        imported: What came into the bank of one file, an `Imported`.
        closed: The candidate is through, or has left.
    """

    imported = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: ImportView,
        importing: Importing,
        bank: QuestionBank,
        ask: AskFiles = ask_files,
    ) -> None:
        super().__init__(view)
        self._view, self._importing, self._bank, self._ask = view, importing, bank, ask
        self._reader = Stoppable(self)
        self._background = Background(self)
        self._given: Sequence[Given] = ()
        self._at = 0
        self._read_last: _Read | None = None
        self._connect()

    def open(self) -> None:
        """Empty: the candidate chooses."""
        self._start(())
        self._view.choosing.banner.set_error(None)
        self._view.show_state(self._view.choosing)

    def open_files(self, paths: Sequence[Path]) -> None:
        if paths:
            self._start(paths)
            self._read(AS_FOUND)

    def open_text(self, text: str) -> None:
        self._start((text,))
        self._read(AS_FOUND)

    def close(self) -> None:
        """End the threads; the window is closing."""
        self._reader.close()
        self._background.close()

    def _connect(self) -> None:
        view, preview = self._view, self._view.preview
        view.files_given.connect(self.open_files)
        view.text_given.connect(self.open_text)
        view.choosing.choose_requested.connect(lambda: self._ask(view, self.open_files))
        view.choosing.leave_requested.connect(self._leave)
        view.choosing.banner.action_requested.connect(self._go_on)
        view.reading.cancel_requested.connect(self._cancel)
        preview.reading_requested.connect(self._read)
        preview.take_requested.connect(self._take)
        preview.import_requested.connect(self._commit)
        preview.skip_requested.connect(self._next)
        preview.leave_requested.connect(self._leave)
        self._reader.progressed.connect(view.reading.set_done)
        self._reader.done.connect(self._show)
        self._reader.failed.connect(self._fail)

    def _start(self, given: Sequence[Given]) -> None:
        self._reader.cancel()
        self._given, self._at, self._read_last = tuple(given), 0, None
        self._view.preview.clear()

    def _read(self, reading: Reading) -> None:
        given, last = self._given[self._at], self._read_last

        def work(on_progress: Progress) -> _Read:
            if isinstance(given, Path):
                preview = self._importing.preview_file(given, reading, on_progress)
            else:
                preview = self._importing.preview_text(given, reading, on_progress)
            draft = read_again(last.draft, preview) if last else draft_of(preview)
            here = {each.slug: each.name for each in self._bank.competencies()}
            names = {**dict(preview.findings.competencies), **here}
            return _Read(draft, names, reading, IMPORT_FORMATS)

        self._view.reading.set_name(given.name if isinstance(given, Path) else "")
        self._view.show_state(self._view.reading)
        self._reader.run(work)

    def _show(self, read: _Read) -> None:
        self._read_last = read
        preview = self._view.preview
        preview.set_position(self._at + 1, len(self._given))
        preview.set_busy(False)
        preview.set_draft(read.draft, read.names, read.reading, read.formats)
        self._view.show_state(preview)

    def _fail(self, error: UserError) -> None:
        if self._read_last is not None:  # it can be read as it was before
            self._show(self._read_last)
            self._view.preview.banner.set_error(error)
            return
        actions = [self.tr("Choose another file")]
        if self._at + 1 < len(self._given):
            actions.append(self.tr("Next file"))
        self._view.choosing.banner.set_error(error, *actions)
        self._view.show_state(self._view.choosing)

    def _cancel(self) -> None:
        self._reader.cancel()
        if self._read_last is not None:
            self._show(self._read_last)
        else:
            self.open()

    def _go_on(self, action: int) -> None:
        if action == 0:
            self._ask(self._view, self.open_files)
        else:
            self._next()

    def _next(self) -> None:
        self._at += 1
        self._read_last = None
        if self._at < len(self._given):
            self._view.preview.clear()
            self._read(AS_FOUND)
        else:
            self._leave()

    def _leave(self) -> None:
        self._start(())
        self.closed.emit()

    def _take(self, lines: tuple[Skipped, ...]) -> None:
        last = self._read_last

        def put(offers: tuple[Offer, ...]) -> None:
            if last is not None and last is self._read_last:
                last.draft.take_in(lines, offers)
                self._view.preview.show_taken()

        failed = self._view.preview.banner.set_error
        self._background.run(lambda: self._importing.taken_in(lines), put, failed)

    def _commit(self) -> None:
        if self._read_last is None or self._is_unfit(self._read_last.draft):
            return
        draft, preview = self._read_last.draft, self._view.preview
        preview.banner.set_error(None)
        preview.set_busy(True)
        self._background.run(
            lambda: self._importing.commit(draft.picks(), draft.preview),
            self._tell_imported,
            self._tell_failed,
        )

    def _is_unfit(self, draft: Draft) -> bool:
        """Shows the first row that cannot be stored as it stands."""
        number = draft.first_unfit()
        if number is None:
            return False
        is_empty = not draft.entries[number].found.text.strip()
        self._view.preview.show_entry(number)
        self._view.preview.banner.set_error(EmptyQuestion() if is_empty else TextTooLong())
        return True

    def _tell_imported(self, done: Imported) -> None:
        self._view.preview.set_busy(False)
        self.imported.emit(done)
        self._next()

    def _tell_failed(self, error: UserError) -> None:
        self._view.preview.set_busy(False)
        self._view.preview.banner.set_error(error)
        self._view.preview.setFocus()
