"""Recognizing again from Review: asked for, watched, paused, cancelled, with keys pressed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.desk import Desk, desk_in
from fakes.hearing import Readings, recognition
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.spoken_library import add_takes
from tpm_interview.domain.errors import RecordingMissing
from tpm_interview.domain.hearing import Recognized
from tpm_interview.domain.rerecognition import (
    Reread,
    RereadOutcome,
    RereadProgress,
    RereadState,
    RereadSummary,
    SpokenTake,
)
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.recognizers import RecognizerCheck
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.recognizing import words
from tpm_interview.ui.review.recognizing.controller import RecognizingController
from tpm_interview.ui.review.recognizing.dialog import RecognizeDialog
from tpm_interview.ui.review.recognizing.strip import RecognizingStrip
from tpm_interview.ui.widgets import Button, Choice, Plate

NOW = datetime(2026, 5, 13, 17, tzinfo=UTC)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHECKS = (
    RecognizerCheck("whisper-tiny.en", True, "tiny.en", ""),
    RecognizerCheck("pocketsphinx", True, "en-US", ""),
    RecognizerCheck("vosk", False, "", "pip install vosk"),
)


@dataclass
class Recognizing:
    """The page of Review over three recorded takes of one question."""

    qtbot: QtBot
    desk: Desk
    page: ReviewPage
    readings: Readings
    service: Rerecognition
    takes: list[int]

    def asked(self) -> RecognizeDialog:
        """The dialog that G opens."""
        QTest.keyClick(self.page, Qt.Key.Key_G)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RecognizeDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, RecognizeDialog)
        return found

    def start(self, key: Qt.Key = Qt.Key.Key_1) -> None:
        dialog = self.asked()
        QTest.keyClick(dialog, key)
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def strip(self) -> RecognizingStrip:
        return self.page.findChildren(RecognizingStrip)[0]

    def wait_for(self, told: str) -> None:
        self.qtbot.waitUntil(lambda: any(told in each for each in texts(self.strip)))

    def answer(self, take_id: int) -> None:
        self.readings.hearers[-1].tell(Recognized(take_id, recognition("late words")))


def texts(widget: QWidget) -> list[str]:
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return labels + [each.text() for each in widget.findChildren(Button) if each.isVisible()]


@pytest.fixture
def recognizing(qtbot: QtBot, tmp_path: Path) -> Iterator[Recognizing]:
    readings, changes = Readings(), ReviewChanges()
    with desk_in(tmp_path / "library") as desk:
        takes = add_takes(desk.library, 3)
        readings.answers |= {take: f"words of {take}" for take in takes}
        settings = RecognizerSettings()
        service = Rerecognition(desk.library, desk.transcription, changes, settings, readings.make)
        page = ReviewPage(lambda: NOW)
        qtbot.addWidget(page)
        listening = silent_listening(FakeSoundPlayer())
        review = ReviewController(page, ReviewService(desk.library), desk.transcription, listening)
        changes.subscribe(review.on_changed)
        made = RecognizingController(page, review, service, lambda _: CHECKS)
        page.resize(1096, 760)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.pane.isVisible())
        page.list.setFocus()
        yield Recognizing(qtbot, desk, page, readings, service, takes)
        service.close()
        made.close()
        review.close()


def test_the_dialog_offers_what_can_be_read_and_says_what_cannot(recognizing: Recognizing) -> None:
    dialog = recognizing.asked()
    offered = {each.accessibleName(): each for each in dialog.findChildren(Plate)}
    assert list(offered) == [
        "This answer",
        "All answers of this question",
        "All not yet recognized",
        "Everything",
    ]
    assert offered["Everything"].accessibleDescription() == "3 answers, 0:03 min of sound"
    assert offered["This answer"].isChecked()
    (choice,) = dialog.findChildren(Choice)
    assert choice.value() == "whisper-tiny.en"
    assert "Vosk: pip install vosk" in texts(dialog)
    dialog.reject()
    assert recognizing.service.progress is None


def test_what_was_never_recorded_is_not_offered(recognizing: Recognizing) -> None:
    for take in recognizing.takes:
        recognizing.desk.library.sessions.forget_audio(take)
    dialog = recognizing.asked()
    assert not any(plate.isEnabled() for plate in dialog.findChildren(Plate))
    assert not dialog.agree.isEnabled()
    dialog.reject()


def test_all_answers_are_read_and_the_summary_stays_until_it_is_closed(
    recognizing: Recognizing,
) -> None:
    recognizing.start(Qt.Key.Key_4)
    recognizing.wait_for("3 were recognized again.")
    take = recognizing.desk.library.sessions.take(recognizing.takes[0])
    assert take.text == f"words of {recognizing.takes[0]}"
    QTest.keyClick(recognizing.page, Qt.Key.Key_G, CONTROL)
    assert texts(recognizing.strip) == []


def test_the_selected_answers_are_read(recognizing: Recognizing) -> None:
    recognizing.page.list.selectAll()
    dialog = recognizing.asked()
    assert "The 3 selected" in [each.accessibleName() for each in dialog.findChildren(Plate)]
    dialog.reject()


def test_a_take_that_is_shown_but_not_selected_is_read(recognizing: Recognizing) -> None:
    page, first = recognizing.page, recognizing.takes[0]
    assert [each.take_id for each in page.selected()] != [first]
    entries = (page.model.entry_at(page.model.index(at)) for at in range(page.model.rowCount()))
    page.take_chosen.emit(next(each for each in entries if each and each.take_id == first))
    recognizing.start()
    recognizing.wait_for("One answer was recognized again.")
    assert recognizing.desk.library.sessions.take(first).text == f"words of {first}"


def test_it_is_watched_paused_gone_on_with_and_cancelled(recognizing: Recognizing) -> None:
    first, second, third = recognizing.takes
    for take in (second, third):
        del recognizing.readings.answers[take]
    recognizing.start(Qt.Key.Key_4)
    assert [recognizing.readings.next_asked() for _ in range(2)] == [first, second]
    recognizing.wait_for("2 of 3")
    QTest.keyClick(recognizing.page, Qt.Key.Key_G, SHIFT)
    recognizing.wait_for("pauses after this answer")
    recognizing.answer(second)
    recognizing.wait_for("paused")
    QTest.keyClick(recognizing.page, Qt.Key.Key_G, SHIFT)
    recognizing.wait_for("3 of 3")
    recognizing.service.hold(True)
    recognizing.wait_for("waits for your rehearsal")
    QTest.keyClick(recognizing.page, Qt.Key.Key_G, CONTROL)
    recognizing.wait_for("2 were recognized again; 1 not read.")
    assert recognizing.desk.library.sessions.take(first).text
    assert recognizing.desk.library.sessions.take(third).text == ""


def test_while_it_goes_on_g_leads_to_where_it_can_be_stopped(recognizing: Recognizing) -> None:
    del recognizing.readings.answers[recognizing.takes[0]]
    recognizing.start(Qt.Key.Key_4)
    recognizing.wait_for("1 of 3")
    QTest.keyClick(recognizing.page, Qt.Key.Key_G)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Pause  (Shift+G)"


def test_what_failed_is_told_with_its_reason(recognizing: Recognizing) -> None:
    recognizing.readings.answers[recognizing.takes[1]] = RecordingMissing()
    recognizing.start(Qt.Key.Key_4)
    recognizing.wait_for("1 failed: The recording of this take is missing.")


def test_every_outcome_has_a_sentence() -> None:
    results = (Reread.DONE, Reread.KEEPS_OWN, Reread.WITHOUT_WORDS, Reread.LEFT_OUT)
    summary = RereadSummary(tuple(RereadOutcome(i, each) for i, each in enumerate(results)), 4)
    assert words.headline(summary) == "2 were recognized again; 4 not read."
    told = words.details(summary)
    assert "1 keep your own words" in told
    assert "1 without any words" in told
    assert "1 left out" in told


@pytest.mark.parametrize(
    ("left_s", "told"),
    [(0, ""), (30, "less than a minute left"), (130, "about 2 min left")],
)
def test_the_time_left_is_told_in_minutes(left_s: int, told: str) -> None:
    worked_s = 10 if left_s else 0
    progress = RereadProgress(RereadState.READING, 12, 100 + left_s * 10, 2, 100, worked_s)
    assert words.what_goes_on(progress) == told
    assert words.how_far(progress) == "3 of 12"


@pytest.mark.parametrize(
    ("durations_s", "told"),
    [
        ((), "none"),
        ((65,), "one answer, 1:05 min of sound"),
        ((3000, 1000), "2 answers, 1:06 h of sound"),
    ],
)
def test_an_amount_is_told_with_its_length(durations_s: tuple[int, ...], told: str) -> None:
    assert words.amount(tuple(SpokenTake(1, each) for each in durations_s)) == told
