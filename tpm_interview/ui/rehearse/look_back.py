"""Fills the view after an answer as take, words and measurements come in."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject

from tpm_interview.domain.errors import MicrophoneSilent, UserError
from tpm_interview.domain.session import Plan, Prompt, Take, TakeState
from tpm_interview.services import facts
from tpm_interview.services.take_pending import TakeStored
from tpm_interview.ui.rehearse.after_view import AfterView
from tpm_interview.ui.rehearse.answers import SpokenAnswer, Stored, TypedAnswer
from tpm_interview.ui.rehearse.prompts import Prompts
from tpm_interview.ui.rehearse.session_tools import SessionTools

Answer = SpokenAnswer | TypedAnswer


class LookBack(QObject):
    """What is on the screen is what is stored: first the live words, then the better-founded."""

    def __init__(self, view: AfterView, tools: SessionTools, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._work, self._rehearsal = tools.work, tools.rehearsal
        self._unstored = tools.unstored
        self._prompt: Prompt | None = None
        self._follow_up = ""
        self._answer: Answer | None = None
        self._plan: Plan | None = None
        self._has_words = False

    def begin(self, answer: Answer, prompts: Prompts, prompt: Prompt, plan: Plan) -> None:
        """Finish `answer` in the background and show what comes of it."""
        self._answer, self._plan, self._has_words = answer, plan, False
        self._prompt, self._follow_up = prompt, prompts.follow_up(prompt)
        points = prompts.hints(prompt)[1]
        is_typed = isinstance(answer, TypedAnswer)
        self._view.set_prompt(prompt.text, points, self._follow_up, is_typed)
        self._store(answer)

    def store_again(self) -> bool:
        """Try once more to store the answer on the screen; False if nothing of it is unstored."""
        answer = self._answer
        if answer is None or not self._unstored.holds(answer):
            return False
        self._store(answer)
        return True

    def set_time(self, time_s: float, limit_ended_it: bool) -> None:
        limit_s = self._plan.answer_s if self._plan else None
        self._view.set_time(time_s, limit_s, limit_ended_it)

    def rate(self, rating: int) -> None:
        """Keep the candidate's own mark, and show everything measured."""
        answer = self._answer
        if answer is not None:
            self._work.run(lambda: answer.rate(rating), failed=self._view.set_error)
        self._view.set_rating(rating)

    def ask_follow_up(self, then: Callable[[Prompt], None]) -> None:
        """Put the follow-up behind the prompt; `then` gets it as stored."""
        prompt, words = self._prompt, self._follow_up
        if prompt is not None and words:
            self._work.run(
                lambda: self._rehearsal.follow_up(prompt, words), then, self._view.set_error
            )

    def _store(self, answer: Answer) -> None:
        self._work.run(
            answer.finish,
            lambda stored: self._on_stored(answer, stored),
            lambda error: self._on_unstored(answer, error),
        )

    def _on_unstored(self, answer: Answer, error: UserError) -> None:
        actions: tuple[str, ...] = ()
        if isinstance(answer, TypedAnswer):
            self._unstored.hold(answer, error)
            actions = (self.tr("Try again"),)
        self._on_failed(answer, error, *actions)

    def _on_stored(self, answer: Answer, stored: Stored | None) -> None:
        self._unstored.release(answer)
        if stored is None:
            return
        take, pending = stored
        if pending is None:
            self._show_typed(answer, take)
            return
        pending.first.add_done_callback(partial(self._await, answer))
        pending.kept.add_done_callback(partial(self._await, answer))

    def _await(self, answer: Answer, done: "Future[TakeStored]") -> None:
        """On the recognizer's thread."""
        self._work.post(lambda: self._on_words(answer, done))

    def _on_words(self, answer: Answer, done: "Future[TakeStored]") -> None:
        error = done.exception()
        if isinstance(error, UserError):
            self._on_failed(answer, error)
        elif error is not None:
            raise error
        elif answer is self._answer:
            self._show_spoken(done.result().take)

    def _on_failed(self, answer: Answer, error: UserError, *actions: str) -> None:
        if answer is self._answer and not self._has_words:
            self._view.set_error(error, *actions)

    def _show_spoken(self, take: Take) -> None:
        words = take.transcript.words if take.transcript else ()
        if take.state is TakeState.SILENT or not words:
            again = self.tr("Take again")
            actions = (again,) if self._plan and self._plan.retakes else ()
            self._view.set_error(MicrophoneSilent(), *actions)
            return
        self._has_words = True
        fillers = [i for i, word in enumerate(words) if facts.is_hesitation(word)]
        self._view.set_words(words, facts.long_pauses(take), fillers)
        self._view.set_delivery(facts.delivery(take))

    def _show_typed(self, answer: Answer, take: Take) -> None:
        if answer is self._answer:
            words = take.transcript.words if take.transcript else ()
            self._view.set_words(words, (), ())
            self._view.set_typed(len(words))
