"""The export dialog over a real library and the real exporters, by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fakes.export_desk import ExportDesk
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.errors import CannotWrite, UserError
from tpm_interview.domain.question import Competency, Kind, Level, Origin, Question
from tpm_interview.services.exporting import EXPORT_FORMATS, Exporting
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.exporting.controller import ExportController
from tpm_interview.ui.questions.exporting.dialog import ExportDialog
from tpm_interview.ui.questions.exporting.words import format_about, format_name
from tpm_interview.ui.widgets import Button, Plate

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAN = Question("plan", "How do you plan?", "planning", Kind.METHOD, Level.ANY, Origin.OWN)
LEAD = replace(PLAN, id="lead", text="How do you lead?")


@dataclass
class Desk(ExportDesk):
    """Of questions, and what the controller said of them."""

    exported: list[str] = field(default_factory=list)
    failed: list[UserError] = field(default_factory=list)

    def dialog(self) -> ExportDialog:
        (found,) = self.parent.findChildren(ExportDialog)
        return found

    def written(self) -> Path:
        self.qtbot.waitUntil(lambda: bool(self.exported))
        return Path(self.exported[-1])


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    made = Desk(qtbot, tmp_path / "out")
    made.open()
    return made


@pytest.fixture
def controller(desk: Desk, tmp_path: Path) -> Iterator[ExportController]:
    with Library.open(tmp_path / "library") as library:
        edit = BankEdit((PLAN, LEAD), competencies=(Competency("planning", "Planning"),))
        library.questions.carry_out(edit)
        exporting = Exporting(library)
        made = ExportController(desk.parent, exporting, desk.ask, desk.shown.append)
        made.exported.connect(desk.exported.append)
        made.failed.connect(desk.failed.append)
        yield made
        made.close()


def open_for(desk: Desk, controller: ExportController, ids: tuple[str, ...]) -> None:
    controller.open(ids, 2)
    desk.qtbot.waitUntil(desk.dialog().isActiveWindow)


def test_the_chosen_questions_are_written_by_keyboard_alone(
    desk: Desk, controller: ExportController
) -> None:
    open_for(desk, controller, ("lead",))
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_S, CONTROL)
    path = desk.written()
    assert path.suffix == ".md"
    assert LEAD.text in path.read_text(encoding="utf-8")
    assert PLAN.text not in path.read_text(encoding="utf-8")
    desk.wait_for(f"Written: {path.name} (one question)")
    assert not desk.shown
    desk.press(Qt.Key.Key_F)
    assert desk.shown == [path]
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: not desk.parent.findChildren(ExportDialog))


def test_the_whole_bank_is_written_instead(desk: Desk, controller: ExportController) -> None:
    open_for(desk, controller, ("lead",))
    whole = next(b for b in desk.dialog().findChildren(Button) if "The whole bank: 2" in b.text())
    whole.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_S, CONTROL)
    content = desk.written().read_text(encoding="utf-8")
    assert LEAD.text in content
    assert PLAN.text in content


def test_without_chosen_questions_there_is_nothing_to_choose(
    desk: Desk, controller: ExportController
) -> None:
    open_for(desk, controller, ())
    assert desk.dialog().wants_all
    desk.press(Qt.Key.Key_S, CONTROL)
    desk.written()
    desk.wait_for("(2 questions)")


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_every_format_has_a_name_an_explanation_and_its_suffix(
    desk: Desk, controller: ExportController, format: str
) -> None:
    open_for(desk, controller, ())
    names = [each.accessibleName() for each in desk.dialog().findChildren(Plate)]
    assert format_name(format) in names
    assert format_name(format) != format
    assert format_about(format) in desk.texts()
    desk.dialog().save_requested.emit(format)
    path = desk.written()
    assert path.suffix == desk.wishes[0].suffix
    assert path.stat().st_size > 0


def test_a_folder_that_cannot_be_written_is_told_in_the_dialog(
    desk: Desk, controller: ExportController
) -> None:
    desk.folder = desk.folder / "missing"
    open_for(desk, controller, ())
    desk.press(Qt.Key.Key_S, CONTROL)
    desk.wait_for("The file cannot be written.")
    assert isinstance(desk.failed[0], CannotWrite)
    assert not desk.exported


def test_an_export_goes_on_when_the_dialog_is_closed(
    desk: Desk, controller: ExportController
) -> None:
    open_for(desk, controller, ())
    desk.press(Qt.Key.Key_S, CONTROL)
    desk.dialog().reject()
    assert desk.written().exists()
