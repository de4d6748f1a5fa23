import os
import resource
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.sounds import noise, pcm_of, tone, wav_file
from tpm_interview.domain.errors import DiskFull, UnreadableAudio
from tpm_interview.speech.audio_files import (
    duration_s,
    pcm_blocks,
    peaks,
    read_pcm,
    wav_to_flac,
    write_wav,
)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return wav_file(tmp_path / "take.wav", noise(2.5))


def encoded(path: Path, codec: str, rate_hz: int = 48_000) -> Path:
    """Two seconds of a 440 Hz tone in another format."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz, layout="mono")
        assert isinstance(stream, av.AudioStream)
        samples = np.frombuffer(tone(440, 2, rate_hz), "<i2").reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = rate_hz
        context = stream.codec_context
        fit = av.AudioResampler(context.format, "mono", rate_hz, context.frame_size)
        for piece in (*fit.resample(frame), *fit.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def loudest_hz(pcm: bytes) -> float:
    samples = np.frombuffer(pcm, "<i2")
    return float(np.abs(np.fft.rfft(samples)).argmax() * 16_000 / len(samples))


@given(pcm=st.binary(min_size=2, max_size=2000).map(lambda b: b[: len(b) // 2 * 2]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_recording_comes_back_bit_for_bit(tmp_path: Path, pcm: bytes) -> None:
    path = tmp_path / "any.wav"
    write_wav(path, pcm)
    assert read_pcm(path) == pcm
    assert duration_s(path) == len(pcm) / 32_000


def test_own_recordings_are_read_without_ffmpeg(recording: Path) -> None:
    source = (
        "import sys; from pathlib import Path;"
        "from tpm_interview.speech.audio_files import duration_s, read_pcm;"
        "path = Path(sys.argv[1]); read_pcm(path); duration_s(path);"
        "sys.exit('av' in sys.modules or 'numpy' in sys.modules)"
    )
    assert run([sys.executable, "-c", source, str(recording)], check=False).returncode == 0


def test_blocks_have_the_length_asked_for_and_lose_nothing(recording: Path) -> None:
    blocks = list(pcm_blocks(recording, block_s=1))
    assert [len(block) for block in blocks] == [32_000, 32_000, 16_000]
    assert b"".join(blocks) == pcm_of(recording)


@pytest.mark.parametrize(
    ("rate_hz", "channels", "width"),
    [(8_000, 1, 1), (44_100, 2, 2), (48_000, 1, 2), (22_050, 1, 4), (96_000, 2, 3)],
)
def test_any_wav_becomes_16_khz_mono(
    tmp_path: Path, rate_hz: int, channels: int, width: int
) -> None:
    silence = (b"\x80" if width == 1 else bytes(width)) * rate_hz * channels * 2
    path = wav_file(tmp_path / "odd.wav", silence, rate_hz, channels, width)
    assert len(read_pcm(path)) / 32_000 == pytest.approx(2.0, abs=0.001)
    assert duration_s(path) == 2.0


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp3", "libmp3lame"), ("a.ogg", "libopus"), ("a.m4a", "aac"), ("a.webm", "libopus")],
)
def test_other_formats_are_read_at_their_pitch_and_length(
    tmp_path: Path, name: str, codec: str
) -> None:
    path = encoded(tmp_path / name, codec)
    pcm = read_pcm(path)
    assert len(pcm) / 32_000 == pytest.approx(2.0, abs=0.05)
    assert duration_s(path) == pytest.approx(2.0, abs=0.05)
    assert loudest_hz(pcm) == pytest.approx(440, abs=2)


def test_a_flac_copy_holds_every_bit_and_leaves_the_wav(recording: Path, tmp_path: Path) -> None:
    flac = tmp_path / "take.flac"
    wav_to_flac(recording, flac)
    assert read_pcm(flac) == pcm_of(recording)
    assert duration_s(flac) == 2.5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["take.flac", "take.wav"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full to have no room")
def test_a_full_disk_leaves_no_half_flac(recording: Path, tmp_path: Path) -> None:
    (tmp_path / "take.flac.part").symlink_to("/dev/full")
    with pytest.raises(DiskFull) as told:
        wav_to_flac(recording, tmp_path / "take.flac")
    assert told.value.detail == "take.flac"
    assert [path.name for path in tmp_path.iterdir()] == ["take.wav"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit for a file's size")
def test_a_disk_that_fills_while_a_flac_is_written_leaves_nothing(
    recording: Path, tmp_path: Path
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(DiskFull):
            wav_to_flac(recording, tmp_path / "take.flac")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [path.name for path in tmp_path.iterdir()] == ["take.wav"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full to have no room")
def test_a_full_disk_is_told_when_a_wav_is_written() -> None:
    with pytest.raises(DiskFull):
        write_wav(Path("/dev/full"), noise(1))


def test_a_wav_cut_short_gives_what_is_there(recording: Path) -> None:
    os.truncate(recording, 44 + 40_001)
    assert read_pcm(recording) == noise(2.5)[:40_000]
    assert duration_s(recording) == 20_000 / 16_000


def test_a_wrong_file_length_in_the_header_cuts_nothing_off(recording: Path) -> None:
    whole = bytearray(recording.read_bytes())
    whole[4:8] = (36).to_bytes(4, "little")
    recording.write_bytes(whole)
    assert read_pcm(recording) == noise(2.5)


@pytest.mark.parametrize("size", [b"\0\0\0\0", b"\xff\xff\xff\xff"])
def test_a_wav_whose_header_was_never_finished_is_read_to_the_end(
    recording: Path, size: bytes
) -> None:
    whole = bytearray(recording.read_bytes())
    whole[4:8] = whole[40:44] = size
    recording.write_bytes(whole)
    assert read_pcm(recording) == noise(2.5)


def test_a_flac_cut_short_gives_what_is_there(recording: Path, tmp_path: Path) -> None:
    flac = tmp_path / "take.flac"
    wav_to_flac(recording, flac)
    os.truncate(flac, flac.stat().st_size // 2)
    read = read_pcm(flac)
    assert 20_000 < len(read) < 60_000
    assert noise(2.5).startswith(read)


def _folder(path: Path) -> None:
    path.mkdir()


def _bytes(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


WAV_HEADER = (
    b"RIFF\x24\x71\x02\x00WAVEfmt \x10\0\0\0\1\0\1\0\x80\x3e\0\0\0\x7d\0\0\2\0\x10\0data\0q\2\0"
)
PLAYLIST = (
    b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n"
)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "there is no such file"),
        (_folder, "this is a folder"),
        (_bytes(b""), "the file is empty"),
        (_bytes(WAV_HEADER[:20]), "not a sound file, or damaged"),
        (_bytes(WAV_HEADER), "there is no sound in it"),
        (_bytes(b"Dear hiring manager,\n" * 50), "not a sound file, or damaged"),
        (_bytes(bytes(range(256)) * 20), "not a sound file, or damaged"),
        (_bytes(PLAYLIST), "not a sound file, or damaged"),
        (_bytes(b"ffconcat version 1.0\nfile take.wav\n"), "not a sound file, or damaged"),
    ],
)
@pytest.mark.parametrize("read", [read_pcm, duration_s, peaks])
def test_what_holds_no_sound_is_named_with_the_reason(
    tmp_path: Path, make: Callable[[Path], None], why: str, read: Callable[[Path], object]
) -> None:
    path = tmp_path / "answer.wav"
    make(path)
    with pytest.raises(UnreadableAudio) as told:
        read(path)
    assert told.value.detail == f"answer.wav: {why}"


def test_peaks_follow_loudness(tmp_path: Path) -> None:
    path = wav_file(tmp_path / "a.wav", bytes(32_000) + tone(400, 1, amplitude=0.5))
    drawn = peaks(path, per_s=20)
    assert len(drawn) == 40
    assert max(drawn[:20]) == 0
    assert all(peak == pytest.approx(0.5, abs=0.01) for peak in drawn[20:])


def test_a_flac_has_the_peaks_of_its_wav(tmp_path: Path) -> None:
    wav = wav_file(tmp_path / "a.wav", noise(2.03) + tone(400, 1, amplitude=1.0))
    wav_to_flac(wav, tmp_path / "a.flac")
    assert peaks(tmp_path / "a.flac") == peaks(wav)


def test_a_flac_that_was_cut_has_the_peaks_that_are_there(tmp_path: Path) -> None:
    flac = tmp_path / "a.flac"
    wav_to_flac(wav_file(tmp_path / "a.wav", noise(4)), flac)
    flac.write_bytes(flac.read_bytes()[:-40_000])
    assert 0 < len(peaks(flac)) < 80


def test_a_wav_named_flac_has_its_peaks(tmp_path: Path) -> None:
    path = wav_file(tmp_path / "a.flac", tone(400, 1))
    assert len(peaks(path)) == 20


def test_an_hour_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "hour.wav"
    wav_file(path, b"")
    header = bytearray(path.read_bytes())
    header[40:44] = (3600 * 32_000).to_bytes(4, "little")
    path.write_bytes(header)
    os.truncate(path, len(header) + 3600 * 32_000)  # a sparse file: silence
    tracemalloc.start()
    seconds = sum(len(block) for block in pcm_blocks(path)) / 32_000
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seconds == 3600
    assert peak_bytes < 10_000_000
