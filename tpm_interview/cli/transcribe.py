"""`transcribe`: sound files to text with word times."""

from pathlib import Path
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_error, print_json, print_lines
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.take_json import word_json
from tpm_interview.domain.transcript import Recognition
from tpm_interview.services.facts import hesitation_count
from tpm_interview.services.file_transcription import FileTranscriber


def transcribe(
    typer_context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    json: JsonOption = False,
) -> None:
    """Write down what is said in sound files, with word times.

    A file that cannot be read is named on stderr and the next one follows; the exit code is
    then 1. JSON is one object for one file, a list for more.
    """
    with context(typer_context).toolbox() as tools:
        chosen = tools.recognizer_settings
    pages: list[Json] = []
    failures = 0
    with FileTranscriber(chosen) as transcriber:
        for path in files:
            try:
                heard = transcriber.recognize(path)
            except UserError as error:
                print_error(error)
                failures += 1
                continue
            pages.append(_page(path, heard))
            if not json:
                print_lines([heard.text])
    if json and pages:
        print_json(pages[0] if len(files) == 1 else pages)
    if failures:
        raise typer.Exit(1)


def _page(path: Path, heard: Recognition) -> Json:
    return {
        "file": str(path),
        "text": heard.text,
        "words": [word_json(word) for word in heard.words],
        "fillers": hesitation_count(heard.words),
        "recognizer": heard.recognizer,
        "model": heard.model,
        "audio_s": round(heard.audio_s, 3),
        "wall_s": round(heard.wall_s, 3),
    }
