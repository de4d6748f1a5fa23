"""What counts as speech, and which text is dropped for want of it."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.sounds import noise, pcm_of, tone
from fakes.speech_maker import spoken
from tpm_interview.speech.recognizers.sound import samples
from tpm_interview.speech.recognizers.suppress import LEAST_SPEECH, is_invented
from tpm_interview.speech.recognizers.vad import (
    FRAME_S,
    JOINED_GAP_S,
    RollingVad,
    SpeechTrack,
    load_session,
    speech_spans,
)


def tracked(pcm: bytes, block: int = 3200) -> SpeechTrack:
    track = SpeechTrack(RollingVad(load_session()))
    for start in range(0, len(pcm), block):
        track.feed(samples(pcm[start : start + block]))
    track.finish()
    return track


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = spoken("The release slipped by two weeks.", tmp_path_factory.mktemp("voice"))
    return pcm_of(path)


def test_speech_between_silences_is_one_stretch_at_its_place(sentence: bytes) -> None:
    quiet = bytes(2 * 32_000)
    pcm = quiet + sentence + quiet
    spans = tracked(pcm).spans(len(pcm) / 32_000)
    assert len(spans) == 1
    assert spans[0].start_s == pytest.approx(2.0, abs=0.5)
    assert spans[0].end_s == pytest.approx(2.0 + len(sentence) / 32_000, abs=0.6)


@pytest.mark.parametrize("block", [2, 1000, 64_000])
def test_the_size_of_the_blocks_changes_nothing(sentence: bytes, block: int) -> None:
    part = sentence[:16_000]
    assert tracked(part, block).probabilities == tracked(part).probabilities


def test_a_quiet_speaker_after_a_loud_one_is_still_heard(sentence: bytes) -> None:
    quiet = (np.frombuffer(sentence, "<i2") * 0.03).astype("<i2").tobytes()
    pcm = sentence * 6 + quiet
    assert tracked(pcm).highest(6 * len(sentence) / 32_000, len(pcm) / 32_000) > LEAST_SPEECH


@pytest.mark.parametrize(
    "sound", [bytes(320_000), noise(10), tone(50, 10, amplitude=0.2)], ids=["zero", "noise", "hum"]
)
def test_silence_noise_and_hum_are_no_speech(sound: bytes) -> None:
    assert is_invented(tracked(sound).highest(0.0, 10.0))


def test_text_that_repeats_itself_is_dropped_even_over_speech() -> None:
    assert is_invented(0.99, compression_ratio=3.5)
    assert not is_invented(0.99, compression_ratio=1.6)


@given(st.lists(st.floats(0, 1), max_size=400))
def test_spans_are_in_order_apart_and_inside_the_recording(probabilities: list[float]) -> None:
    audio_s = len(probabilities) * FRAME_S
    spans = speech_spans(probabilities, audio_s)
    edges = [edge for span in spans for edge in (span.start_s, span.end_s)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= audio_s for edge in edges)
    for before, after in itertools.pairwise(spans):
        assert after.start_s - before.end_s >= JOINED_GAP_S
