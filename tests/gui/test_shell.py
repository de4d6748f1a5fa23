"""The window around the pages."""

import os
import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.domain.errors import LibraryBusy
from tpm_interview.domain.session import Mode
from tpm_interview.domain.sound import AudioDevice, Loudness, MicrophoneFinding
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.shell import MainWindow, Place
from tpm_interview.ui.shell.key_sheet import KeySheet
from tpm_interview.ui.shell.rail import COMPACT_PX, WIDE_PX, Rail

TWICE = """
from PySide6.QtWidgets import QApplication, QWidget
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.shell import MainWindow, Place
from tpm_interview.ui.theme import apply_theme

app = QApplication([])
apply_theme(app, dark=False)
page = RehearsePage()
window = MainWindow([Place("a", "A", "microphone", lambda: page), Place("b", "B", "x", QWidget)])
window.resize(1024, 640)
window.show()
for view in (page.start, page.asked, page.answering, page.typed, page.after, page.summary):
    page.show_view(view)
    app.processEvents()
    picture = window.grab()
    assert (picture.width(), picture.height()) == (2048, 1280), picture.size()
    assert picture.devicePixelRatio() == 2
print("fits")
"""


class Built:
    """Places that note when their page is built."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def places(self) -> list[Place]:
        names = ("rehearse", "review", "settings")
        return [Place(key, key.title(), "microphone", partial(self._page, key)) for key in names]

    def _page(self, key: str) -> QWidget:
        self.keys.append(key)
        return QLineEdit() if key == "review" else QWidget()


@pytest.fixture
def built() -> Built:
    return Built()


@pytest.fixture
def window(qtbot: QtBot, built: Built) -> MainWindow:
    made = MainWindow(built.places())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_page_is_built_at_its_first_visit_and_kept(window: MainWindow, built: Built) -> None:
    assert built.keys == ["rehearse"]
    window.go_to("review")
    first = window.page("review")
    window.go_to("rehearse")
    window.go_to("review")
    assert built.keys == ["rehearse", "review"]
    assert window.page("review") is first
    assert window.page("settings") is None


def test_ctrl_and_a_number_go_to_a_place(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.place_changed) as changed:
        QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert changed.args == ["settings"]


def test_the_rail_is_small_in_a_narrow_window(window: MainWindow) -> None:
    rail = window.findChild(Rail)
    assert rail is not None
    window.resize(1280, 800)
    assert rail.width() == WIDE_PX
    window.resize(1024, 640)
    assert rail.maximumWidth() == COMPACT_PX


def test_in_a_session_there_is_no_rail_and_no_way_past_it(window: MainWindow, qtbot: QtBot) -> None:
    window.set_in_session(True)
    spy = QSignalSpy(window.place_changed)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 0
    rail = window.findChild(Rail)
    assert rail is not None
    assert not rail.isVisible()
    window.set_in_session(False)
    assert rail.isVisible()


def test_the_status_line_says_what_is_true(window: MainWindow) -> None:
    window.set_status(microphone="Jabra", voice="Voice: Heart", recognizer="Recognizer: tiny.en")
    assert window.status.text() == (
        "Offline - nothing leaves this computer  Jabra  Voice: Heart  Recognizer: tiny.en"
    )
    window.set_status(sent_to="speech.example.org", microphone="A microphone with a name too long")
    assert window.status.text().startswith("Recordings are sent to speech.example.org")
    assert "\u2026" in window.status.text()


def test_a_question_mark_opens_the_sheet_of_keys(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: window.findChild(KeySheet) is not None)
    sheet = window.findChild(KeySheet)
    assert sheet is not None
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(KeySheet) is None)


def test_the_sheet_of_keys_fits_into_the_smallest_window(window: MainWindow) -> None:
    window.show_keys()
    sheet = window.findChild(KeySheet)
    assert sheet is not None
    assert sheet.width() <= 1024
    assert sheet.height() <= 640


def test_a_question_mark_in_a_text_field_is_text(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("review")
    field = window.page("review")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "why?")
    assert field.text() == "why?"
    assert window.findChild(KeySheet) is None


def test_what_concerns_the_library_stands_above_every_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.set_error(LibraryBusy(), "Open to read only", "Quit")
    assert window.banner.isVisible()
    window.go_to("review")
    assert window.banner.isVisible()
    window.set_error(None)
    assert not window.banner.isVisible()


def test_closing_is_told_before_the_window_goes(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def session_window(qtbot: QtBot) -> tuple[MainWindow, RehearsePage]:
    page = RehearsePage()
    places = [
        Place("rehearse", "Rehearse", "microphone", lambda: page),
        Place("settings", "Settings", "gear-six", QWidget),
    ]
    window = MainWindow(places)
    qtbot.addWidget(window)
    window.set_status(microphone="Jabra Evolve2 40", voice="Voice: Heart", recognizer="tiny.en")
    window.resize(1024, 640)
    with qtbot.waitExposed(window):
        window.show()
    return window, page


def test_every_view_fits_into_the_smallest_window(qtbot: QtBot) -> None:
    window, page = session_window(qtbot)
    for view in (page.start, page.asked, page.answering, page.typed, page.after, page.summary):
        page.show_view(view)
        hint = window.minimumSizeHint()
        assert hint.width() <= 1024, view
        assert hint.height() <= 640, view
        assert (window.width(), window.height()) == (1024, 640)


def test_the_longest_names_fit_into_the_smallest_window(qtbot: QtBot) -> None:
    window, page = session_window(qtbot)
    devices = (AudioDevice("A microphone whose maker loves long names", True),)
    page.start.modes.set_mode(Mode.MOCK)
    page.start.microphone.set_devices(devices, "")
    page.start.microphone.set_finding(MicrophoneFinding(Loudness.SILENT, -90.0, -90.0))
    page.asked.set_unspoken("The reason why the voice is silent can be very long. " * 5)
    page.show_view(page.start)
    assert window.minimumSizeHint().width() <= 1024
    window.set_error(LibraryBusy(), "Open to read only", "Quit")
    assert window.minimumSizeHint().width() <= 1024


def test_the_librarys_banner_is_no_taller_than_its_words(qtbot: QtBot) -> None:
    window, _ = session_window(qtbot)
    window.set_error(LibraryBusy(), "Open to read only", "Quit")
    qtbot.waitUntil(lambda: window.banner.height() > 0)
    assert window.banner.height() <= window.banner.sizeHint().height()


def test_every_button_has_a_name_and_can_get_the_focus(qtbot: QtBot) -> None:
    window, page = session_window(qtbot)
    for view in (page.start, page.asked, page.answering, page.typed, page.after, page.summary):
        page.show_view(view)
    page.answering.banner.set_error(LibraryBusy(), "One", "Two")
    window.show_keys()
    buttons = window.findChildren(QAbstractButton)
    assert len(buttons) > 40
    for button in buttons:
        if button.isHidden():
            continue  # a banner's spare button
        assert button.accessibleName() or button.text(), button
        assert button.focusPolicy() != Qt.FocusPolicy.NoFocus, button.text()


def test_every_view_fits_at_twice_the_scale() -> None:
    env = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", TWICE],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.strip() == "fits", run.stderr


def test_the_window_loads_nothing_heavy_before_it_is_painted() -> None:
    source = (
        "import sys\n"
        "from tpm_interview.ui.rehearse.page import RehearsePage\n"
        "from tpm_interview.ui.shell import MainWindow\n"
        "from tpm_interview.ui.theme import ThemeSwitch\n"
        "heavy = {'numpy', 'sqlalchemy', 'pydantic', 'alembic', 'qtpy', 'qtawesome', 'av',"
        " 'tpm_interview.services', 'PySide6.QtNetwork', 'PySide6.QtSvg'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"
