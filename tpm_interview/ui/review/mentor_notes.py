"""Takes in the file that a mentor sent back: chosen in a dialog, or dropped on the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from tpm_interview.domain.mentor import NotesOnTake
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.drop_hint import DropHint
from tpm_interview.ui.questions.dropping import local_files

Chosen = Callable[[Path], object]
AskNotes = Callable[[QWidget, Chosen], object]


def tr(words: str) -> str:
    return QCoreApplication.translate("MentorNotes", words)


def ask_notes(parent: QWidget, then: Chosen) -> None:
    """Opens the dialog and returns at once; `then` gets what was chosen, if anything."""
    dialog = QFileDialog(parent, tr("Choose a mentor's notes"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{tr('Notes saved by a mentor pack')} (*.json)"])
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class MentorNotesController(QObject):
    """Reads in the background.

    Signals:
        taken_in: Whose notes, and on how many takes, in words.
        failed: The UserError that kept a file from being taken in.
    """

    taken_in = Signal(str)
    failed = Signal(object)

    def __init__(self, page: QWidget, mentoring: Mentoring, ask: AskNotes = ask_notes) -> None:
        super().__init__(page)
        self._page, self._mentoring, self._ask = page, mentoring, ask
        self._background = Background(self)
        self._hint = DropHint(page)
        page.installEventFilter(self)

    def ask(self) -> None:
        self._ask(self._page, self.take_in)

    def take_in(self, path: Path) -> None:
        self._background.run(
            lambda: self._mentoring.take_in(path),
            lambda kept: self.taken_in.emit(in_words(kept)),
            self.failed.emit,
        )

    def close(self) -> None:
        """End the thread; the window is closing."""
        self._background.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.DragEnter:
            if notes_file(event) is not None:
                event.acceptProposedAction()
                self._hint.show_over()
            return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._hint.hide()
            path = notes_file(event)
            if path is not None:
                event.acceptProposedAction()
                self.take_in(path)
            return True
        return False


def notes_file(event: QDropEvent) -> Path | None:
    """The only file that is dragged, where its name is that of notes."""
    files = local_files(event.mimeData())
    is_one = len(files) == 1 and files[0].suffix.lower() == ".json"
    return files[0] if is_one else None


def in_words(kept: tuple[NotesOnTake, ...]) -> str:
    """Taken in: what Ada said about 2 takes."""
    who = kept[0].rating.mentor or tr("a mentor")
    if len(kept) == 1:
        return tr("Taken in: what {0} said about one take").format(who)
    return tr("Taken in: what {0} said about {1} takes").format(who, len(kept))
