"""The thread that keeps a voice process alive and hands it one prompt after the other."""

import logging
import threading
from multiprocessing.connection import wait
from pathlib import Path

from tpm_interview.domain.errors import UserError, VoiceFailed
from tpm_interview.speech.voices.cache import PromptCache
from tpm_interview.speech.voices.jobs import Job, Jobs
from tpm_interview.speech.voices.link import ChildDied, Link
from tpm_interview.speech.voices.messages import EngineStarted, NotRendered, Rendered
from tpm_interview.speech.voices.order import Order, order_for
from tpm_interview.speech.voices.roster import Roster
from tpm_interview.speech.voices.word_times import on_screen

log = logging.getLogger(__name__)


class Keeper(threading.Thread):
    """Ends when `jobs` closes.

    A process that dies or hangs while it renders costs that prompt and is replaced at once; one
    that dies while an engine starts is replaced by one without that engine; one that dies idle is
    replaced when there is something to speak.
    """

    def __init__(self, jobs: Jobs, roster: Roster, cache: PromptCache) -> None:
        super().__init__(name="voice", daemon=True)
        self._jobs = jobs
        self._roster = roster
        self._cache = cache
        self._link: Link | None = None
        self._is_needed = True
        self._current: tuple[Job, Order, Path] | None = None

    def run(self) -> None:
        try:
            while self._jobs.is_open:
                link = self._link or self._revived()
                if link is not None:
                    self._turn(link)
        finally:
            self._jobs.close()
            if self._link is not None:
                self._link.close()

    def _revived(self) -> Link | None:
        """A new process, once one is needed; without one every waiting prompt fails."""
        if not self._is_needed:
            wait([self._jobs.woken])
            self._jobs.settle()
        self._is_needed = False
        places = self._roster.to_start
        if not self._jobs.is_open:
            return None
        try:
            self._link = Link(places) if places else None
        except OSError as error:
            self._fail_waiting(VoiceFailed(str(error)))
            return None
        if self._link is None:
            self._fail_waiting(self._roster.no_voice())
        return self._link

    def _turn(self, link: Link) -> None:
        """Hand out work, then wait for one event."""
        try:
            self._hand_out(link)
            message = link.next_message(self._jobs.woken)
        except ChildDied as death:
            self._bury(link, str(death))
            return
        if message is None:
            self._jobs.settle()
        elif isinstance(message, EngineStarted):
            link.starting.remove(message.engine)
            self._roster.add(message)
        else:
            self._deliver(message)

    def _hand_out(self, link: Link) -> None:
        """Give an idle process the most urgent prompt that is not in the cache."""
        while self._current is None and link.is_ready and (job := self._jobs.take()):
            if job.future.cancelled():
                continue
            try:
                order = order_for(job.request, self._roster.default_voice)
            except UserError as error:
                job.finish(error)
                continue
            known = self._cache.get(order.key)
            if known is not None:
                job.finish(known)
                continue
            out = self._cache.scratch(order.key)
            self._current = job, order, out
            link.ask(order.render(out), order.limit_s)

    def _deliver(self, message: Rendered | NotRendered) -> None:
        if self._current is None:
            return
        (job, order, out), self._current = self._current, None
        if isinstance(message, NotRendered):
            log.warning("A prompt was not rendered: %s\n%s", message.error.told, message.where)
            out.unlink(missing_ok=True)
            job.finish(message.error)
            return
        spoken = on_screen(order.text, order.form, message.words)
        try:
            stored = self._cache.put(order.key, out, message.duration_s, spoken)
        except UserError as error:
            job.finish(error)
            return
        job.finish(stored)
        self._cache.trim(keep=order.key)

    def _bury(self, link: Link, cause: str) -> None:
        log.warning("The voice process %s", cause)
        link.kill()
        self._link = None
        self._is_needed = bool(link.starting or self._current or self._jobs.are_waiting)
        if link.starting:
            self._roster.add(EngineStarted(link.starting[0], (), f"its process {cause}"))
        if self._current is not None:
            (job, _, out), self._current = self._current, None
            out.unlink(missing_ok=True)
            job.finish(VoiceFailed(f"its process {cause}"))

    def _fail_waiting(self, error: UserError) -> None:
        while job := self._jobs.take():
            job.finish(error)
