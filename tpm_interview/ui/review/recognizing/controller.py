"""Connects the dialog and the strip of recognizing again with the service."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.rerecognition import (
    EVERY_RECORDING,
    RereadEnded,
    RereadEvent,
    RereadProgress,
    SpokenChoice,
    SpokenTake,
)
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.recognizers import RecognizerCheck, recognizer_checks
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.recognizing.dialog import Offer, RecognizeDialog
from tpm_interview.ui.review.recognizing.strip import RecognizingStrip

EVERY_MS = 1000
Checks = Callable[[RecognizerSettings], Sequence[RecognizerCheck]]


class RecognizingController(QObject):
    """One dialog and one round at a time."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        service: Rerecognition,
        checks: Checks = recognizer_checks,
    ) -> None:
        super().__init__(page)
        self._page, self._reviewing, self._service = page, reviewing, service
        self._checks = checks
        self._background = Background(self)
        self._dialog: RecognizeDialog | None = None
        self._strip = RecognizingStrip()
        page.foot.addWidget(self._strip)
        words = self.tr("Recognize again...")
        page.pane.more.add(words, "G", self._open)
        page.selection.add(self.tr("Recognize..."), "G").clicked.connect(self._open)
        self._strip.pause_requested.connect(service.pause)
        self._strip.go_on_requested.connect(service.go_on)
        self._strip.cancel_requested.connect(service.cancel)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self._show_progress)
        told = Relay(self)
        told.happened.connect(self._on_event)
        service.subscribe(told)
        self._show_progress()

    def close(self) -> None:
        """End the thread; the round ends with the library."""
        self._clock.stop()
        self._background.close()

    def _open(self) -> None:
        chosen = self._reviewing.acted_on
        if self._service.progress is not None:
            self._strip.focus()
        elif chosen and self._dialog is None:
            self._background.run(
                lambda: (self._offers(chosen), self._checks(self._service.settings)),
                lambda found: self._ask(*found),
                self._page.pane.set_error,
            )

    def _offers(self, chosen: tuple[TakeEntry, ...]) -> tuple[Offer, ...]:
        find, question_id = self._service.find, chosen[0].question_id
        ids = tuple(entry.take_id for entry in chosen)
        these = self.tr("The {0} selected").format(len(ids))
        offers = [
            Offer(self.tr("This answer") if len(ids) == 1 else these, find(SpokenChoice(ids)))
        ]
        if question_id and all(entry.question_id == question_id for entry in chosen):
            of_question = find(SpokenChoice(question_id=question_id))
            offers.append(Offer(self.tr("All answers of this question"), of_question))
        waiting = find(SpokenChoice(only_waiting=True))
        offers.append(Offer(self.tr("All not yet recognized"), waiting))
        return (*offers, Offer(self.tr("Everything"), find(EVERY_RECORDING)))

    def _ask(self, offers: tuple[Offer, ...], checks: Sequence[RecognizerCheck]) -> None:
        if self._dialog is not None:
            return
        usual = self._service.settings.name
        self._dialog = RecognizeDialog(self._page, offers, checks, usual)
        self._dialog.start_requested.connect(self._start)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _start(self, takes: tuple[SpokenTake, ...], recognizer: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        try:
            self._service.start(takes, recognizer)
        except UserError as error:
            dialog.show_error(error)
            return
        dialog.accept()
        self._show_progress()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_event(self, event: RereadEvent) -> None:
        if isinstance(event, RereadEnded):
            self._clock.stop()
            self._strip.set_summary(event.summary)
        else:
            self._show_progress()

    def _show_progress(self) -> None:
        progress: RereadProgress | None = self._service.progress
        if progress is not None:
            self._strip.set_progress(progress)
            if not self._clock.isActive():
                self._clock.start()
