"""The page of Review with takes to correct, over a real library."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.answered import spoken_take
from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.screen_reader import SeenPage
from fakes.sounds import noise
from fakes.takes import transcript, words_of
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.services.correcting import Correcting
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.correcting.controller import CorrectingController
from tpm_interview.ui.review.correcting.editor_page import EditorPage
from tpm_interview.ui.review.correcting.versions_page import VersionsPage
from tpm_interview.ui.review.page import ReviewPage

AT = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
HEARD = "We my grated the cluster um in a week."
MEANT = "We migrated the cluster um in a week."
OTHER = "A vendor was late."
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Corrected(SeenPage):
    """Two spoken takes; `take_id` is the newest one, which is shown first."""

    qtbot: QtBot
    desk: Desk
    page: ReviewPage
    reviewing: ReviewController
    changes: ReviewChanges
    service: Correcting
    player: FakeSoundPlayer
    take_id: int
    other_id: int

    @property
    def editor(self) -> EditorPage:
        (found,) = self.page.findChildren(EditorPage)
        return found

    @property
    def versions(self) -> VersionsPage:
        (found,) = self.page.findChildren(VersionsPage)
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def write(self, text: str) -> None:
        """Over all that stands in the editor."""
        self.press(Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(self.editor.editor, text)

    def open(self) -> None:
        self.press(Qt.Key.Key_E)
        self.qtbot.waitUntil(self.editor.isVisible)

    def choose(self, take_id: int) -> None:
        self.page.select_take(take_id)
        self.wait_until_shown(take_id)

    def wait_until_shown(self, take_id: int) -> None:
        def is_shown() -> bool:
            view = self.reviewing.view
            return view is not None and view.take.id == take_id

        self.qtbot.waitUntil(is_shown)

    def text(self, take_id: int = 0) -> str:
        return self.desk.library.sessions.take(take_id or self.take_id).text

    def wait_for_text(self, text: str) -> None:
        def is_there() -> bool:
            view = self.reviewing.view
            return self.text() == text and view is not None and view.take.text == text

        self.qtbot.waitUntil(is_there)

    def wait_for_draft(self, text: str | None, take_id: int = 0) -> None:
        def is_kept() -> bool:
            draft = self.service.draft(take_id or self.take_id)
            return (draft.text if draft else None) == text

        self.qtbot.waitUntil(is_kept)

    def recognize_again(self, text: str) -> None:
        """As the recognizer stores it, and the page is told."""
        heard = transcript(words_of(*text.split()))
        self.desk.library.sessions.add_transcript(self.take_id, heard, TakeState.RECOGNIZED)
        self.reviewing.read_again()


@contextmanager
def corrected_in(
    qtbot: QtBot, folder: Path, heard: str = HEARD, size: tuple[int, int] = (936, 600)
) -> Iterator[Corrected]:
    with desk_in(folder) as desk:
        ids = _takes(desk, heard) if not desk.library.sessions.count() else (2, 1)
        page, player, changes = ReviewPage(lambda: AT), FakeSoundPlayer(), ReviewChanges()
        qtbot.addWidget(page)
        review = ReviewService(desk.library)
        reviewing = ReviewController(page, review, desk.transcription, silent_listening(player))
        changes.subscribe(reviewing.on_changed)
        service = Correcting(desk.library, changes)
        correcting = CorrectingController(page, reviewing, service, lambda: AT)
        made = Corrected(qtbot, desk, page, reviewing, changes, service, player, *ids)
        page.resize(*size)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        made.wait_until_shown(made.take_id)
        page.pane.focus_sound()
        yield made
        correcting.close()
        reviewing.close()


def _takes(desk: Desk, heard: str) -> tuple[int, int]:
    store = desk.library.sessions
    prompts = [NewPrompt("late", "What slipped?"), NewPrompt("move", "Tell me about a migration.")]
    session = store.begin(DEFAULT_PLANS[Mode.PRACTICE], prompts, AT)
    made = []
    for prompt, said in zip(session.prompts, (OTHER, heard), strict=True):
        words = words_of(*said.split())
        pcm = noise(round(words[-1].end_s) + 1)
        take = spoken_take(desk.library, prompt.id, transcript(words), AT, pcm)
        made.append(take.id)
    return made[1], made[0]
