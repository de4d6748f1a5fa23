"""Controllers between the pages and the services of an open library."""

from contextlib import ExitStack
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Question
from tpm_interview.domain.settings import Settings
from tpm_interview.services import microphones
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.questions.controller import QuestionsController
from tpm_interview.ui.questions.page import QuestionsPage
from tpm_interview.ui.questions.workshop import Workshop
from tpm_interview.ui.rehearse.controller import RehearseController
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.wiring import ReviewWiring
from tpm_interview.ui.settings.controller import SettingsController
from tpm_interview.ui.settings.keeping_controller import KeepingController
from tpm_interview.ui.settings.library_controller import LibraryController
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.settings.restoring import RestoreController
from tpm_interview.ui.shell import MainWindow
from tpm_interview.ui.status import Status
from tpm_interview.ui.theme.apply import ThemeSwitch
from tpm_interview.ui.welcome.controller import WelcomeController
from tpm_interview.ui.welcome.page import WelcomePage


class Closable(Protocol):
    """A controller: it ends its threads when the window closes."""

    def close(self) -> None: ...


class Wiring(QObject):
    """Makes a page's controller when its page is there, and lets them know one another.

    Signals:
        restore_requested: The `Path` of a backup that is to take the library's place.
    """

    restore_requested = Signal(object)

    def __init__(
        self, window: MainWindow, rehearse: RehearsePage, tools: Toolbox, theme: ThemeSwitch
    ) -> None:
        super().__init__(window)
        self._window, self._tools, self._theme = window, tools, theme
        self._background = Background(self)
        self._status = Status(window, tools)
        listening = tools.listening()
        self._rehearse = RehearseController(rehearse, tools, microphones, listening.play_pcm)
        self._controllers: list[Closable] = [
            self._rehearse,
            tools.prompter,  # those below may be waiting for its voice, up to 20 s
            self._status,
            self._background,
            listening,
        ]
        self._settings_changed = Relay(self)
        self._settings_changed.happened.connect(self._on_settings)
        tools.settings.subscribe(self._settings_changed)
        self._bank_changed = Relay(self)
        self._bank_changed.happened.connect(lambda _: self._rehearse.on_bank_changed())
        tools.bank_changes.subscribe(self._bank_changed)
        rehearse.in_session_changed.connect(window.set_in_session)
        rehearse.in_session_changed.connect(self._hold_rerecognition)
        window.find_requested.connect(self._find)
        self._rehearse.microphones_found.connect(self._status.show_microphones)
        self._rehearse.review_requested.connect(lambda _: window.go_to("review"))
        self._rehearse.start()
        if not tools.settings.current.welcomed:
            self._welcome()

    def wire(self, page: QWidget) -> None:
        """Connect a page with its services, and fill it."""
        match page:
            case ReviewPage():
                self._wire_review(page)
            case QuestionsPage():
                self._wire_questions(page)
            case SettingsPage():
                self._wire_settings(page)

    def close(self) -> None:
        """Keep what is being said and end every thread; the window is closing."""
        with ExitStack() as stack:  # one that fails must not keep the others open
            for controller in reversed(self._controllers):
                stack.callback(controller.close)

    def _wire_review(self, page: ReviewPage) -> None:
        page.start_requested.connect(self._warm_up)
        self._controllers.append(ReviewWiring(page, self._tools))

    def _wire_questions(self, page: QuestionsPage) -> None:
        made = QuestionsController(page, self._tools)
        workshop = Workshop(page, self._tools, made)
        for asking in (page.list, workshop):
            asking.rehearse_requested.connect(self._rehearse_these)
        made.refresh()
        self._controllers += [made, workshop]

    def _wire_settings(self, page: SettingsPage) -> None:
        tools = self._tools
        made = SettingsController(
            page,
            tools.settings,
            tools.prompter,
            microphones,
            tools.listening(),
            tools.folder,
            self._theme.set_theme,
        )
        library = LibraryController(page, tools.backups, tools.checking)
        restoring = RestoreController(page, tools.backups)
        restoring.restore_requested.connect(self.restore_requested)
        keeping = KeepingController(page, page.keeping, tools.retention, made.keeping)
        page.shown.connect(keeping.look)
        keeping.look()
        self._controllers += [made, library, restoring, keeping]

    def _welcome(self) -> None:
        """Before the first session: what stays here, voice and microphone, one question.

        Its controller ends with the window: it may be waiting for a voice.
        """
        tools, page = self._tools, WelcomePage()
        made = WelcomeController(
            page, tools.settings, tools.prompter, microphones, tools.listening(), tools.folder
        )
        made.finished.connect(lambda: self._window.show_alone(None))
        made.start_warm_up.connect(self._warm_up)
        self._controllers.append(made)
        self._window.show_alone(page)

    def _hold_rerecognition(self, is_in_session: bool) -> None:
        """The processor belongs to the answer that is being spoken."""
        self._background.run(lambda: self._tools.rerecognition.hold(is_in_session))

    def _find(self) -> None:
        self._window.go_to("review")
        page = self._window.page("review")
        if isinstance(page, ReviewPage):
            page.to_search()

    def _warm_up(self) -> None:
        self._window.go_to("rehearse")
        self._rehearse.warm_up()

    def _rehearse_these(self, ids: tuple[str, ...]) -> None:
        def begin(questions: tuple[Question, ...]) -> None:
            self._window.go_to("rehearse")
            self._rehearse.rehearse(questions)

        def found() -> tuple[Question, ...]:
            here = {each.id: each for each in self._tools.bank.all()}
            return tuple(here[id] for id in ids if id in here)

        self._background.run(found, begin, self._window.set_error)

    def _on_settings(self, settings: Settings) -> None:
        self._theme.set_theme(settings.theme)
        self._status.show_settings(settings)
