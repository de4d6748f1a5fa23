"""`speak`: a prompt as a sound file, or aloud."""

import shutil
import threading
from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import print_json, print_lines
from tpm_interview.domain.errors import CannotWrite, UserError
from tpm_interview.services.prompter import PrompterEvent, PromptStarted, PromptUnspoken
from tpm_interview.services.toolbox import Toolbox


def speak(
    typer_context: typer.Context,
    text: Annotated[str, typer.Argument(help="What to say.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="WAV to write; else aloud.")
    ] = None,
    voice: Annotated[str, typer.Option(help="A voice as 'voices' in doctor names it.")] = "",
    json: JsonOption = False,
) -> None:
    """Speak a text with the chosen voice, into a file or aloud."""
    with context(typer_context).toolbox() as tools:
        if out is None:
            _aloud(tools, text)
            return
        spoken = tools.prompter.rendered(text, voice)
        try:
            shutil.copyfile(spoken.path, out)
        except OSError as error:
            raise CannotWrite(f"{out}: {error.strerror}") from error
    if json:
        words = [
            {
                "text": text[word.offset : word.offset + word.length],
                "start_s": round(word.start_s, 3),
            }
            for word in spoken.words
        ]
        print_json({"file": str(out), "duration_s": round(spoken.duration_s, 3), "words": words})
    else:
        print_lines([f"{out}: {spoken.duration_s:.1f} s"])


def _aloud(tools: Toolbox, text: str) -> None:
    done = threading.Event()
    failures: list[UserError] = []

    def listen(event: PrompterEvent) -> None:
        if isinstance(event, PromptUnspoken) and event.error is not None:
            failures.append(event.error)
        if not isinstance(event, PromptStarted):
            done.set()

    tools.prompter.subscribe(listen)
    tools.prompter.speak(text)
    done.wait()
    if failures:
        raise failures[0]
