"""Typed answers that could not be stored, held until they are."""

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.ui.background import Background
from tpm_interview.ui.rehearse.answers import TypedAnswer


class Unstored(QObject):
    """Their only copy: a text is let go once it is on the disk.

    Signals:
        failed: An answer was not stored, or not this time either; the UserError.
        emptied: Every answer is stored now.
    """

    failed = Signal(object)
    emptied = Signal()

    def __init__(self, work: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._answers: tuple[TypedAnswer, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self._answers

    def holds(self, answer: object) -> bool:
        return answer in self._answers

    def hold(self, answer: TypedAnswer, error: UserError) -> None:
        """Keep an answer that `error` kept from the disk."""
        if answer not in self._answers:
            self._answers += (answer,)
        self.failed.emit(error)

    def release(self, answer: object) -> None:
        """An answer is stored; it may be one that never was held."""
        if answer in self._answers:
            self._answers = tuple(each for each in self._answers if each is not answer)
            if self.is_empty:
                self.emptied.emit()

    def store_again(self) -> None:
        """Try each once more; `emptied` or `failed` follows."""
        for answer in self._answers:
            self._store(answer)

    def _store(self, answer: TypedAnswer) -> None:
        self._work.run(
            answer.finish,
            lambda _: self.release(answer),
            lambda error: self.hold(answer, error),
        )
