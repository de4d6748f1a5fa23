"""One session under way: what the candidate does, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import NoMicrophone, UserError
from tpm_interview.domain.flow import COUNT_IN_S, Flow, Phase, Step
from tpm_interview.domain.question import Question
from tpm_interview.domain.session import InterviewSession, Plan, Prompt
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.services.take_pending import TranscriptionEvent
from tpm_interview.ui.rehearse.answering import Answering
from tpm_interview.ui.rehearse.asking import Asking
from tpm_interview.ui.rehearse.look_back import LookBack
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.rehearse.prompts import Prompts
from tpm_interview.ui.rehearse.session_clock import SessionClock
from tpm_interview.ui.rehearse.session_tools import SessionTools
from tpm_interview.ui.rehearse.session_view import DONE, SessionView


class RunningSession(QObject):
    """Runs the flow: views report what was asked for, services do it in the background.

    Signals:
        finished: The session came to its end; its id.
        left: The candidate left; everything is kept.
        muted_changed: Whether the voice shall be muted from now on.
        microphone_lost: The UserError; `set_devices` is awaited.
    """

    finished = Signal(int)
    left = Signal()
    muted_changed = Signal(bool)
    microphone_lost = Signal(object)

    def __init__(
        self, page: RehearsePage, tools: SessionTools, count_in_s: float = COUNT_IN_S
    ) -> None:
        """Builds the page's session views if they are not there yet."""
        super().__init__(page)
        self._page, self._tools = page, tools
        self._flow: Flow | None = None
        self._session_id = 0
        self._prompts = Prompts((), {}, {})
        self._clock = SessionClock(page, count_in_s, self)
        self._asking = Asking(page.asked, tools.speaker, self)
        self._answering = Answering(page, tools, lambda: self._clock.elapsed_s, self)
        self._look_back = LookBack(page.after, tools, self)
        self._connect()

    def begin(
        self,
        session: InterviewSession,
        questions: Mapping[str, Question],
        competencies: Mapping[str, str],
        microphone: str,
        is_muted: bool,
        typed_only: bool,
    ) -> None:
        """Run a session from its first prompt not yet answered or skipped."""
        self._session_id = session.id
        self._prompts = Prompts(session.prompts, questions, competencies)
        self._asking.set_muted(is_muted)
        self._answering.set_microphone(microphone)
        position = self._prompts.first_open()
        self._flow = Flow(session.plan, len(session.prompts), position, typed_only=typed_only)
        self._enter(self._flow)

    @property
    def is_running(self) -> bool:
        return self._flow is not None

    def leave(self) -> None:
        """Stop here; what was said or typed so far is kept, the rest can be resumed."""
        flow = self._flow
        if flow is None:
            return
        self._answering.keep(self._tools.unstored.failed.emit)
        self._quiet()
        if flow.phase in (Phase.RATING, Phase.SHOWING) and flow.is_last:
            self._end()
            return
        self._flow = None
        self.left.emit()

    def set_devices(self, error: UserError, devices: Sequence[AudioDevice]) -> None:
        """The microphones there are, now that one was lost."""
        self._answering.set_devices(error, devices)

    def on_hearing(self, event: TranscriptionEvent) -> None:
        """What the recognizer says while the candidate speaks."""
        self._answering.on_hearing(event)

    # The flow

    def _connect(self) -> None:
        page = self._page
        for view in (page.asked, page.answering, page.typed, page.after):
            view.leave_requested.connect(self.leave)
        for asked, step in (
            (page.asked.go_requested, Step.GO),
            (page.asked.type_requested, Step.TYPE),
            (page.typed.finish_requested, Step.GO),
            (page.after.next_requested, Step.GO),
            (page.after.again_requested, Step.AGAIN),
            (self._asking.spoken, Step.SPOKEN),
        ):
            asked.connect(lambda *_, step=step: self._step(step))
        page.asked.skip_requested.connect(self._skip)
        page.answering.finish_requested.connect(self._finish_speaking)
        page.answering.type_requested.connect(self._type_instead)
        page.after.rated.connect(self._rate)
        page.after.error_action_requested.connect(self._on_error_action)
        page.after.follow_up_requested.connect(self._ask_follow_up)
        self._clock.ended.connect(self._on_time_up)
        self._asking.muted_changed.connect(self.muted_changed)
        self._answering.recording.connect(self._on_recording)
        self._answering.refused.connect(self._on_refused)
        self._answering.lost.connect(self._on_lost)

    def _step(self, step: Step) -> None:
        before = self._flow
        after = before.after(step) if before else None
        if before is None or after is None or after == before:
            return
        self._flow = after
        if after.phase is Phase.RATING:
            self._finish_answer(before, step is Step.TIME_UP)
        self._enter(after)

    def _enter(self, flow: Flow) -> None:
        if flow.phase is Phase.ENDED:
            self._end()
            return
        self._clock.reset()
        enter = {
            Phase.ASKING: self._ask,
            Phase.THINKING: self._think,
            Phase.COUNTING_IN: self._count_in,
            Phase.ANSWERING: self._record,
            Phase.TYPING: self._type,
            Phase.RATING: self._show_rating,
            Phase.SHOWING: self._show_all,
        }
        enter[flow.phase](flow, flow.plan)

    def _is_in(self, phase: Phase) -> bool:
        return self._flow is not None and self._flow.phase is phase

    def _show(self, view: SessionView, flow: Flow) -> None:
        view.set_place(flow.position, flow.prompt_count, DONE.get(flow.phase, 0.0), flow.plan.mode)
        self._page.show_view(view)

    # Asking

    def _ask(self, flow: Flow, plan: Plan) -> None:
        self._asking.show(self._prompts, flow)
        self._show(self._page.asked, flow)
        self._asking.speak()

    def _skip(self) -> None:
        flow = self._flow
        if flow is not None and flow.after(Step.SKIP) != flow:
            prompt = self._prompts[flow.position]
            self._tools.speaker.stop()
            self._tools.work.run(
                lambda: self._tools.rehearsal.skip(prompt), failed=self._asking.fail
            )
            self._step(Step.SKIP)

    def _think(self, flow: Flow, plan: Plan) -> None:
        self._show(self._page.asked, flow)
        self._clock.start(flow.phase, plan)

    def _count_in(self, flow: Flow, plan: Plan) -> None:
        self._tools.speaker.stop()
        self._asking.show(self._prompts, flow)
        self._show(self._page.asked, flow)
        self._clock.start(flow.phase, plan)

    # Answering

    def _record(self, flow: Flow, plan: Plan) -> None:
        self._answering.record(self._prompts[flow.position], plan.answer_s)
        self._show(self._page.answering, flow)

    def _on_recording(self) -> None:
        flow = self._flow
        if flow is None or flow.phase is not Phase.ANSWERING:
            return
        if self._clock.elapsed_s:
            self._clock.go_on()
        else:
            self._clock.start(flow.phase, flow.plan)

    def _on_refused(self, error: UserError) -> None:
        flow = self._flow
        if flow is None or flow.phase is not Phase.ANSWERING:
            return
        if isinstance(error, NoMicrophone):
            self._step(Step.TYPE)
            self._page.typed.banner.set_error(error)
            return
        self._flow = replace(flow, phase=Phase.ASKING)
        self._asking.show(self._prompts, self._flow)
        self._show(self._page.asked, self._flow)
        self._asking.fail(error)

    def _on_lost(self, error: UserError) -> None:
        self._clock.pause()
        self.microphone_lost.emit(error)

    def _finish_speaking(self) -> None:
        if self._answering.has_started:  # while the microphone is opened it may yet be refused
            self._step(Step.GO)

    def _type_instead(self) -> None:
        self._answering.keep(self._page.typed.banner.set_error)
        self._step(Step.TYPE)

    def _type(self, flow: Flow, plan: Plan) -> None:
        self._tools.speaker.stop()
        self._answering.type(self._prompts[flow.position], plan.answer_s)
        self._show(self._page.typed, flow)
        self._clock.start(flow.phase, plan)

    def _on_time_up(self) -> None:
        is_empty = self._is_in(Phase.TYPING) and not self._page.typed.answer()
        self._step(Step.NOTHING_TYPED if is_empty else Step.TIME_UP)

    # Looking back

    def _finish_answer(self, flow: Flow, limit_ended_it: bool) -> None:
        """The recording is committed first; its words come later."""
        answer = self._answering.finish()
        if answer is not None:
            prompt = self._prompts[flow.position]
            self._look_back.begin(answer, self._prompts, prompt, flow.plan)
            self._look_back.set_time(self._clock.elapsed_s, limit_ended_it)

    def _show_rating(self, flow: Flow, plan: Plan) -> None:
        upcoming = self._prompts.after(flow.position)
        about = self._prompts.about(upcoming) if upcoming else ""
        self._page.after.set_next(flow.is_last, about, plan.retakes)
        self._show(self._page.after, flow)
        self._page.after.focus_step()

    def _show_all(self, flow: Flow, plan: Plan) -> None:
        self._show(self._page.after, flow)

    def _rate(self, rating: int) -> None:
        self._step(Step.RATED)
        self._look_back.rate(rating)  # last: it moves the focus on to the next step

    def _on_error_action(self) -> None:
        if not self._look_back.store_again():
            self._step(Step.AGAIN)

    def _ask_follow_up(self) -> None:
        flow = self._flow

        def go_on(stored: Prompt) -> None:
            if flow and self._flow == flow:
                self._prompts.put_behind(flow.position, stored)
                self._step(Step.FOLLOW_UP)

        if self._is_in(Phase.SHOWING):
            self._look_back.ask_follow_up(go_on)

    # The end

    def _end(self) -> None:
        self._quiet()
        self._flow = None
        session_id = self._session_id

        def tell(_: object) -> None:
            if self._tools.unstored.is_empty:
                self.finished.emit(session_id)
            else:
                self.left.emit()

        # `tell` for an error too: on a full disk it can be ended later
        self._tools.work.run(lambda: self._tools.rehearsal.end(session_id), tell, tell)

    def _quiet(self) -> None:
        self._tools.speaker.stop()
        self._clock.pause()
        self._answering.stop()
