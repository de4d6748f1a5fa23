"""Answers are taken along from a real library into real files, with keys pressed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fakes.answered import spoken_take
from fakes.export_desk import ExportDesk
from fakes.sounds import noise
from fakes.takes import transcript, words_of
from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, Take
from tpm_interview.domain.take_export import Exported, TakeChoice
from tpm_interview.services.take_exporting import ONE_TAKE_FORMATS, TAKE_FORMATS, TakeExporting
from tpm_interview.storage.library import Library
from tpm_interview.ui.review.exporting.controller import TakeExportController
from tpm_interview.ui.review.exporting.dialog import TakeExportDialog
from tpm_interview.ui.review.exporting.words import format_about, format_name
from tpm_interview.ui.widgets import Button, Plate

CONTROL = Qt.KeyboardModifier.ControlModifier
AT = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
LENGTH_S = 4


class HeldExporting(TakeExporting):
    """Tells a half and then waits until the test lets it go on, where it is held."""

    go_on: Event | None = None

    def export(
        self, path: Path, choice: TakeChoice, format: str = "", on_progress: Progress = unheard
    ) -> Exported:
        held = self.go_on  # the test may let go at any moment
        if held is not None:
            on_progress(0.5)
            assert held.wait(20)
        return super().export(path, choice, format, on_progress)


@dataclass
class Taking(ExportDesk):
    """The dialog's parent, what it was asked, and the library behind it."""

    library: Library
    exporting: HeldExporting

    def dialog(self) -> TakeExportDialog:
        (found,) = self.parent.findChildren(TakeExportDialog)
        return found

    def button(self, words: str) -> Button:
        return next(b for b in self.dialog().findChildren(Button) if words in b.text())

    def plates(self) -> set[str]:
        found = self.dialog().findChildren(Plate)
        return {each.accessibleName() for each in found if each.isVisible()}

    def written(self) -> Path:
        self.wait_for("Written: ")
        (path,) = self.folder.iterdir()
        return path

    def takes(self) -> tuple[Take, Take]:
        """A session with a spoken answer and a typed one."""
        store = self.library.sessions
        prompts = [NewPrompt("why", "Why did it slip?"), NewPrompt("how", "How did you tell it?")]
        session = store.begin(DEFAULT_PLANS[Mode.PRACTICE], prompts, AT)
        said = transcript(words_of("A", "vendor", "was", "late."))
        take = spoken_take(self.library, session.prompts[0].id, said, AT, noise(LENGTH_S))
        typed = store.type_answer(session.prompts[1].id, "On the same day.", AT, 5)
        return take, typed


@pytest.fixture
def taking(qtbot: QtBot, tmp_path: Path) -> Iterator[Taking]:
    with Library.open(tmp_path / "library") as library:
        made = Taking(qtbot, tmp_path / "out", library, HeldExporting(library))
        made.open()
        yield made


@pytest.fixture
def controller(taking: Taking) -> Iterator[TakeExportController]:
    made = TakeExportController(taking.parent, taking.exporting, taking.ask, taking.shown.append)
    yield made
    made.close()


@pytest.fixture
def spoken(taking: Taking, controller: TakeExportController) -> Take:
    """The spoken take; the dialog is open for it."""
    take, _ = taking.takes()
    open_for(taking, controller, take)
    return take


def open_for(taking: Taking, controller: TakeExportController, take: Take) -> None:
    controller.open(take, 1, "why")
    taking.qtbot.waitUntil(taking.dialog().isActiveWindow)


def test_a_mentor_pack_of_the_take_is_offered_first(taking: Taking, spoken: Take) -> None:
    taking.press(Qt.Key.Key_S, CONTROL)
    path = taking.written()
    assert path.name == f"take-{AT.astimezone():%Y-%m-%d}.html"
    page = path.read_text(encoding="utf-8")
    assert "data:audio/mpeg;base64," in page
    assert "On the same day." not in page
    taking.wait_for(f"Written: {path.name} (one take)")
    assert not taking.shown
    taking.press(Qt.Key.Key_F)
    assert taking.shown == [path]
    taking.press(Qt.Key.Key_Escape)
    taking.qtbot.waitUntil(lambda: not taking.parent.findChildren(TakeExportDialog))


def test_a_whole_session_is_written_as_text_by_keyboard_alone(taking: Taking, spoken: Take) -> None:
    taking.button("This session").setFocus()
    taking.press(Qt.Key.Key_Return)
    taking.press(Qt.Key.Key_2)
    taking.press(Qt.Key.Key_S, CONTROL)
    path = taking.written()
    assert path.suffix == ".md"
    assert "On the same day." in path.read_text(encoding="utf-8")
    taking.wait_for("(2 takes)")


def test_all_takes_of_a_question_leave_the_others_of_the_session_out(
    taking: Taking, spoken: Take
) -> None:
    taking.button("All takes").setFocus()
    taking.press(Qt.Key.Key_Return)
    taking.press(Qt.Key.Key_5)
    taking.press(Qt.Key.Key_S, CONTROL)
    whole = json.loads(taking.written().read_text(encoding="utf-8"))
    assert "On the same day." not in json.dumps(whole)
    taking.wait_for("(one take)")


def test_selected_takes_are_offered_first_and_written_into_one_file(
    taking: Taking, controller: TakeExportController
) -> None:
    take, typed = taking.takes()
    controller.open(take, 1, "why", (take.id, typed.id))
    taking.qtbot.waitUntil(taking.dialog().isActiveWindow)
    assert taking.button("2 selected").isChecked()
    taking.press(Qt.Key.Key_2)
    taking.press(Qt.Key.Key_S, CONTROL)
    path = taking.written()
    assert path.name.startswith("selection-")
    assert "On the same day." in path.read_text(encoding="utf-8")
    taking.wait_for("(2 takes)")


def test_sound_and_subtitles_are_offered_for_one_take_alone(taking: Taking, spoken: Take) -> None:
    single = {format_name(each) for each in ONE_TAKE_FORMATS}
    assert single < taking.plates()
    taking.press(Qt.Key.Key_0)
    taking.button("This session").click()
    assert not single & taking.plates()
    taking.press(Qt.Key.Key_S, CONTROL)
    assert taking.written().suffix == ".html"


def test_a_typed_answer_has_no_sound_to_take_along(
    taking: Taking, controller: TakeExportController
) -> None:
    _, typed = taking.takes()
    open_for(taking, controller, typed)
    assert not {format_name(each) for each in ONE_TAKE_FORMATS} & taking.plates()


@pytest.mark.parametrize("format", TAKE_FORMATS)
def test_every_format_of_takes_has_a_name_an_explanation_and_its_suffix(
    taking: Taking, spoken: Take, format: str
) -> None:
    assert format_name(format) in taking.plates()
    assert format_name(format) != format
    assert format_about(format) in taking.texts()
    taking.dialog().save_requested.emit(format)
    path = taking.written()
    assert path.suffix == taking.wishes[0].suffix
    assert path.stat().st_size > 0


def test_a_pack_that_lacks_a_recording_says_so(taking: Taking, spoken: Take) -> None:
    assert spoken.audio_file is not None
    taking.library.recordings.resolve(spoken.audio_file).unlink()
    taking.press(Qt.Key.Key_S, CONTROL)
    taking.written()
    taking.wait_for("One take is in it without sound")


def test_a_sound_file_of_a_lost_recording_is_refused_in_the_dialog(
    taking: Taking, spoken: Take
) -> None:
    assert spoken.audio_file is not None
    taking.library.recordings.resolve(spoken.audio_file).unlink()
    taking.press(Qt.Key.Key_O)
    taking.press(Qt.Key.Key_S, CONTROL)
    taking.wait_for("recording")
    assert taking.dialog().banner.isVisible()
    assert not list(taking.folder.iterdir())


def test_a_folder_that_cannot_be_written_is_told_with_what_helps(
    taking: Taking, spoken: Take
) -> None:
    taking.folder = taking.folder / "missing"
    taking.press(Qt.Key.Key_S, CONTROL)
    taking.wait_for("The file cannot be written.")
    taking.folder = taking.folder.parent
    taking.press(Qt.Key.Key_S, CONTROL)
    assert taking.written().exists()
    assert not taking.dialog().banner.isVisible()


def test_escape_stops_the_writing_and_keeps_the_dialog(taking: Taking, spoken: Take) -> None:
    taking.exporting.go_on = go_on = Event()
    taking.press(Qt.Key.Key_S, CONTROL)
    assert taking.button("Cancel  (Esc)").isVisible()
    taking.press(Qt.Key.Key_Escape)
    taking.exporting.go_on = None
    go_on.set()
    assert taking.button("Close  (Esc)").isVisible()
    taking.folder = taking.folder / "next"
    taking.folder.mkdir()
    taking.press(Qt.Key.Key_S, CONTROL)
    assert taking.written().exists()
    assert [each.name for each in taking.folder.parent.iterdir()] == ["next"]
