"""`sessions recognize`: recordings read from the disk once more."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_error, print_json, print_lines, tell
from tpm_interview.cli.take_numbers import known
from tpm_interview.domain.file_errors import NeverAsked
from tpm_interview.domain.rerecognition import (
    Reread,
    RereadEnded,
    RereadEvent,
    RereadMoved,
    RereadProgress,
    RereadSummary,
    SpokenChoice,
    SpokenTake,
    TakeReread,
)
from tpm_interview.domain.take_json import word_json
from tpm_interview.domain.transcript import Transcript
from tpm_interview.services.recognizers import RECOGNIZER_NAMES
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.toolbox import Toolbox

_EVERY_S = 2.0
_WITHOUT_WORDS = "Nothing was heard in take {0}; words that were there are kept."


def _known(name: str) -> str:
    if name and name not in RECOGNIZER_NAMES:
        raise typer.BadParameter(f"it is none of {', '.join(RECOGNIZER_NAMES)}")
    return name


def recognize_takes(
    typer_context: typer.Context,
    takes: Annotated[
        list[int] | None, typer.Argument(metavar="[TAKE]...", help="Numbers of takes.")
    ] = None,
    question: Annotated[str, typer.Option(metavar="ID", help="Every take of it.")] = "",
    session: Annotated[int | None, typer.Option(metavar="N", help="Every take of it.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every recording there is.")] = False,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Those that are not written down yet.")
    ] = False,
    recognizer: Annotated[
        str,
        typer.Option(callback=_known, metavar="NAME", help="Another one than in the settings."),
    ] = "",
    json: JsonOption = False,
) -> None:
    """Write recordings down once more, with any recognizer; the old words stay as versions.

    What cannot be read is named on stderr and the next one follows; the exit code is then 1.
    Ctrl+C keeps what is done.
    """
    if sum(map(bool, (takes, question, session is not None, everything, waiting))) != 1:
        raise typer.BadParameter("name takes, or one of --question, --session, --all, --waiting")
    choice = SpokenChoice(tuple(takes) if takes else None, question, session, waiting)
    with context(typer_context).toolbox() as tools:
        tools.open()
        wanted = _found(tools, choice)
        watch = _Watch(keeps_pages=json)
        tools.rerecognition.subscribe(watch)
        tools.rerecognition.start(wanted, recognizer or tools.recognizer_settings.name)
        _await(tools.rerecognition)
    summary = watch.summary
    if json:
        print_json(_all(watch.pages, summary))
    else:
        print_lines(watch.lines)
    _tell_rest(summary)


def _found(tools: Toolbox, choice: SpokenChoice) -> tuple[SpokenTake, ...]:
    """Raises UnknownTake, UnknownSession, NeverAsked; named takes without sound are told of."""
    found = tools.rerecognition.find(choice)
    if choice.session_id is not None:
        tools.review.session(choice.session_id)
    if choice.question_id and not found:
        raise NeverAsked(choice.question_id)
    with_sound = {take.take_id for take in found}
    others = (take_id for take_id in choice.take_ids or () if take_id not in with_sound)
    for take_id in known(tools.review, others):
        tell(f"Take {take_id} is left out: it has no recording, or lies in the trash.")
    return found


def _await(rerecognition: Rerecognition) -> None:
    try:
        rerecognition.join()
    except KeyboardInterrupt:
        rerecognition.close()
        tell("Stopped; what is done is kept.")
        raise


@dataclass
class _Watch:
    """Tells on stderr how far it is, and collects what is printed; pages are heavy."""

    keeps_pages: bool
    pages: list[Json] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    summary: RereadSummary = field(default_factory=lambda: RereadSummary(()))
    _next_at: float = field(default_factory=lambda: time.monotonic() + _EVERY_S)

    def __call__(self, event: RereadEvent) -> None:
        match event:
            case RereadMoved(progress) if time.monotonic() >= self._next_at:
                tell(_progress(progress))
                self._next_at = time.monotonic() + _EVERY_S
            case TakeReread(outcome, Transcript() as made) if self.keeps_pages:
                self.pages.append(_page(outcome.take_id, outcome.result, made))
            case TakeReread(outcome, Transcript() as made):
                self.lines.append(f"{outcome.take_id}: {made.text}")
            case RereadEnded(summary):
                self.summary = summary


def _progress(progress: RereadProgress) -> str:
    present = min(progress.takes_done + 1, progress.takes)
    left_s = progress.left_s
    left = "" if left_s is None else f", about {max(1, round(left_s / 60))} min left"
    return f"Recognizing {present} of {progress.takes}{left}"


def _page(take_id: int, result: Reread, made: Transcript) -> Json:
    return {
        "take": take_id,
        "text": made.text,
        "recognizer": made.recognizer,
        "model": made.model,
        "counts": result is not Reread.KEEPS_OWN,
        "words": [word_json(word) for word in made.words],
    }


def _all(pages: Sequence[Json], summary: RereadSummary) -> Json:
    silent = [each.take_id for each in summary.outcomes if each.result is Reread.WITHOUT_WORDS]
    failed = [
        {"take": each.take_id, "error": each.error.told if each.error else ""}
        for each in summary.failures
    ]
    return {
        "takes": list(pages),
        "without_words": silent,
        "failed": failed,
        "not_read": summary.not_read,
    }


def _tell_rest(summary: RereadSummary) -> None:
    for each in summary.outcomes:
        if each.result is Reread.WITHOUT_WORDS:
            tell(_WITHOUT_WORDS.format(each.take_id))
        elif each.result is Reread.KEEPS_OWN:
            tell(f"Take {each.take_id} keeps your own words; the reading is among its versions.")
        elif each.error is not None:
            tell(f"Take {each.take_id}:")
            print_error(each.error)
    if summary.not_read:
        tell(f"Not read: {summary.not_read}.")
    if summary.failures or summary.not_read:
        raise typer.Exit(1)
