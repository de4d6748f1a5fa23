"""Connects the Rehearse page with the services."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import LibraryReadOnly, UserError
from tpm_interview.domain.flow import COUNT_IN_S
from tpm_interview.domain.question import Question, QuestionFilter, QuestionSet
from tpm_interview.domain.session import InterviewSession, Mode, Plan
from tpm_interview.domain.settings import Settings
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.rehearse.kept_choices import KeptChoices
from tpm_interview.ui.rehearse.microphone_desk import Devices, MicrophoneDesk
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.rehearse.running_session import RunningSession
from tpm_interview.ui.rehearse.session_tools import SessionTools
from tpm_interview.ui.rehearse.speaker import PromptSpeaker
from tpm_interview.ui.rehearse.unstored import Unstored


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the start view shows of the library."""

    questions: tuple[Question, ...]
    competencies: tuple[tuple[str, str], ...]
    unfinished: InterviewSession | None
    sets: tuple[QuestionSet, ...] = ()


class RehearseController(QObject):
    """Chooses and begins sessions; a `RunningSession` runs them.

    Signals:
        review_requested: The id of a session the candidate wants to listen to.
        microphones_found: All microphones, as a tuple of `AudioDevice`.
    """

    review_requested = Signal(int)
    microphones_found = Signal(object)

    def __init__(
        self,
        page: RehearsePage,
        tools: Toolbox,
        devices: Devices,
        play_back: Callable[[bytes], None],
        rng: Random | None = None,
        count_in_s: float = COUNT_IN_S,
    ) -> None:
        """`play_back` lets the candidate hear a microphone check, on a background thread."""
        super().__init__(page)
        self._page, self._tools, self._devices = page, tools, devices
        self._rng = rng or Random()
        self._work = Background(self)
        self._looks = Background(self)
        self._unstored = Unstored(self._work, self)
        self._kept = KeptChoices(tools.settings, self._work, self._fail)
        self._loaded = _Loaded((), (), None)
        self._microphones: tuple[AudioDevice, ...] | None = None
        self._shown_session = 0
        self._is_stale = False
        self._desk = MicrophoneDesk(page.start.microphone, devices, play_back, self._looks, self)
        self._count_in_s = count_in_s
        self._hearing = Relay(self)
        self._settings_changed = Relay(self)
        self._connect()

    def start(self) -> None:
        """Fill the page, start voice and recognizer, look for microphones."""
        self._show_settings(self._tools.settings.current)
        self._load()
        self._desk.look()
        self._work.run(self._tools.prompter.start, failed=self._fail)
        self._work.run(self._tools.transcription.start, failed=self._fail)
        self._desk.set_listening(self._page.start.isVisible())
        self._page.build_ahead()

    @cached_property
    def session(self) -> RunningSession:
        """Made when the first session begins: by then the page has built its views ahead."""
        tools = self._tools
        speaker = PromptSpeaker(tools.prompter, self._work, self)
        outside = SessionTools(
            tools.rehearsal, speaker, self._devices.opener, self._work, self._unstored
        )
        made = RunningSession(self._page, outside, self._count_in_s)
        made.finished.connect(self._on_finished)
        made.left.connect(self._on_left)
        made.muted_changed.connect(self._kept.muted)
        made.microphone_lost.connect(self._on_lost)
        self._hearing.happened.connect(made.on_hearing)
        return made

    @property
    def _is_running(self) -> bool:
        return "session" in self.__dict__ and self.session.is_running

    def close(self) -> None:
        """Keep what is being said, and end the threads; the window is closing."""
        if self._is_running:
            self.session.leave()
        self._unstored.store_again()
        self._desk.close()
        self._looks.close()
        self._work.close()

    def look_again(self) -> None:
        """Look for microphones: the settings changed, or one was plugged in."""
        self._desk.look()

    def rehearse(self, questions: Sequence[Question]) -> None:
        """Begin with these questions, in the mode that is chosen."""
        plan = replace(self._page.start.modes.plan(), question_count=len(questions))
        self._begin(plan, lambda: tuple(questions))

    def warm_up(self) -> None:
        """Begin with one question, whatever is chosen."""
        plan = self._tools.settings.current.plan(Mode.WARM_UP)
        self._begin(plan, lambda: self._drawn(QuestionFilter(), plan))

    def refresh(self) -> None:
        """Read the bank and the unfinished session again."""
        self._load()

    def on_bank_changed(self) -> None:
        """Read the bank again when the candidate comes to choose from it."""
        self._is_stale = True
        self._read_if_stale(self._page.start.isVisible())

    def _read_if_stale(self, is_shown: bool) -> None:
        if self._is_stale and is_shown:
            self._load()

    def _connect(self) -> None:
        start, tools = self._page.start, self._tools
        start.start_requested.connect(self._start)
        start.resume_requested.connect(self._resume)
        start.discard_requested.connect(self._discard)
        start.plan_changed.connect(self._kept.plan)
        start.shown_changed.connect(self._desk.set_listening)
        start.shown_changed.connect(self._read_if_stale)
        start.banner.action_requested.connect(self._on_banner_action)
        start.microphone.device_chosen.connect(self._kept.microphone)
        self._desk.found.connect(self._on_microphones)
        self._desk.failed.connect(self._on_microphone_problem)
        self._unstored.failed.connect(self._fail)
        self._unstored.emptied.connect(self._on_all_stored)
        self._page.again_requested.connect(self._on_left)
        self._page.review_requested.connect(self._ask_for_review)
        self._page.words_shown_changed.connect(self._kept.words_shown)
        tools.transcription.subscribe(self._hearing)
        self._settings_changed.happened.connect(self._show_settings)
        tools.settings.subscribe(self._settings_changed)

    # The start view

    def _load(self) -> None:
        self._is_stale = False

        def work() -> _Loaded:
            tools = self._tools
            names = tuple((each.slug, each.name) for each in tools.bank.competencies())
            unfinished = tools.rehearsal.unfinished()
            return _Loaded(tools.bank.all(), names, unfinished, tools.bank.sets())

        self._work.run(work, self._show_loaded, self._fail)

    def _show_loaded(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        start = self._page.start
        start.set_bank(loaded.questions, loaded.competencies, loaded.sets)
        if self._tools.is_read_only:
            start.set_unfinished(None)
            start.set_startable(False)
            self._fail(LibraryReadOnly())
        else:
            start.set_unfinished(loaded.unfinished)

    def _show_settings(self, settings: Settings) -> None:
        self._page.start.set_plans(settings.plans)
        self._desk.choose(settings.sound.microphone)
        self._page.set_words_shown(settings.show_live_transcript)

    def _on_microphones(self, devices: tuple[AudioDevice, ...]) -> None:
        self._microphones = devices
        self.microphones_found.emit(devices)

    def _on_microphone_problem(self, error: UserError | None) -> None:
        if self._tools.is_read_only or not self._unstored.is_empty:
            return  # what the banner says already matters more
        self._page.start.banner.set_error(error, self.tr("Look again"))

    def _fail(self, error: UserError) -> None:
        actions = () if self._unstored.is_empty else (self.tr("Try again"),)
        self._page.start.banner.set_error(error, *actions)

    def _on_banner_action(self) -> None:
        if self._unstored.is_empty:
            self._desk.look()
        else:
            self._unstored.store_again()

    def _on_all_stored(self) -> None:
        self._page.start.banner.set_error(None)
        if not self._is_running:
            self._load()

    # Sessions

    def _start(self, plan: Plan) -> None:
        filters = self._page.start.filters
        chosen, wanted = filters.sets.chosen(), filters.wanted()
        if chosen is None:
            self._begin(plan, lambda: self._drawn(wanted, plan))
            return
        count = plan.question_count if plan.mode is Mode.WARM_UP else None
        rng = self._rng if filters.sets.is_shuffled() else None
        self._begin(plan, lambda: self._tools.question_sets.questions(chosen, count, rng))

    def _drawn(self, wanted: QuestionFilter, plan: Plan) -> tuple[Question, ...]:
        return self._tools.bank.draw(wanted, plan.question_count, self._rng)

    def _begin(self, plan: Plan, choose: Callable[[], tuple[Question, ...]]) -> None:
        if self._is_running:
            return
        self._page.start.set_startable(False)

        def begin() -> InterviewSession:
            questions = choose()
            held = replace(plan, question_count=max(plan.question_count, len(questions)))
            return self._tools.rehearsal.begin(held, questions)

        self._work.run(begin, self._run, self._on_not_begun)

    def _on_not_begun(self, error: UserError) -> None:
        self._page.start.set_startable(not self._tools.is_read_only)
        self._fail(error)

    def _resume(self) -> None:
        if self._loaded.unfinished is not None and not self._is_running:
            self._run(self._loaded.unfinished)

    def _discard(self) -> None:
        session = self._loaded.unfinished
        if session is not None:
            self._work.run(lambda: self._tools.rehearsal.end(session.id), failed=self._fail)
            self._load()

    def _run(self, session: InterviewSession) -> None:
        settings = self._tools.settings.current
        if self._unstored.is_empty:
            self._page.start.banner.set_error(None)
        self.session.begin(
            session,
            {question.id: question for question in self._loaded.questions},
            dict(self._loaded.competencies),
            microphone=settings.sound.microphone,
            is_muted=settings.voice.muted,
            typed_only=self._microphones == (),
        )

    def _on_lost(self, error: UserError) -> None:
        self._looks.run(
            self._devices.microphones, lambda found: self.session.set_devices(error, found)
        )

    def _on_finished(self, session_id: int) -> None:
        self._shown_session = session_id
        self._work.run(
            lambda: self._tools.rehearsal.session(session_id), self._show_summary, self._fail
        )

    def _show_summary(self, session: InterviewSession) -> None:
        self._page.summary.set_session(session)
        self._page.show_view(self._page.summary)

    def _on_left(self) -> None:
        self._page.show_view(self._page.start)
        self._load()

    def _ask_for_review(self) -> None:
        self._on_left()
        self.review_requested.emit(self._shown_session)
