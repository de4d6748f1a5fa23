"""Recordings as sound files, read back."""

import errno
from io import BytesIO
from pathlib import Path

import av
import pytest

from fakes.sounds import noise, tone, wav_file
from tpm_interview.domain.errors import UnreadableAudio
from tpm_interview.speech.audio_files import duration_s, read_pcm
from tpm_interview.speech.sound_files import SOUND_FORMATS, packed_sound, write_sound

TITLE = "Why so late? \u00e9"


def written(recording: Path, format: str) -> Path:
    path = recording.with_name(f"out{SOUND_FORMATS[format].suffix}")
    with path.open("w+b") as file:
        write_sound(recording, file, SOUND_FORMATS[format], TITLE, lambda _: None)
    return path


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return wav_file(tmp_path / "take.wav", noise(2.5))


@pytest.mark.parametrize("format", SOUND_FORMATS)
def test_length_and_title_are_kept_and_nothing_names_the_candidate(
    recording: Path, format: str
) -> None:
    path = written(recording, format)
    assert duration_s(path) == pytest.approx(2.5, abs=0.02)
    assert len(read_pcm(path)) / 32_000 == pytest.approx(2.5, abs=0.02)
    with av.open(str(path)) as container:
        told = {**container.metadata, **container.streams.audio[0].metadata}
    assert told["title"] == TITLE
    assert set(told) <= {"title", "encoder"}


@pytest.mark.parametrize("format", ["wav", "flac"])
def test_every_sample_is_kept(recording: Path, format: str) -> None:
    assert read_pcm(written(recording, format)) == read_pcm(recording)


@pytest.mark.parametrize("format", ["opus", "mp3"])
def test_a_minute_of_voice_takes_little_room(tmp_path: Path, format: str) -> None:
    recording = wav_file(tmp_path / "take.wav", tone(220, 60))
    assert written(recording, format).stat().st_size < 60 * 32_000 / 8 * 1.4


def test_packed_sound_is_where_it_was(tmp_path: Path) -> None:
    """A word's time must still be its time: MP3 alone begins 0.07 s late."""
    recording = wav_file(tmp_path / "take.wav", bytes(32_000) + tone(440, 0.5) + bytes(16_000))
    packed = tmp_path / "packed.mp3"
    packed.write_bytes(packed_sound(recording, TITLE, lambda _: None))
    pcm = memoryview(read_pcm(packed)).cast("h")
    first = next(at for at, sample in enumerate(pcm) if abs(sample) > 3000)
    assert first / 16_000 == pytest.approx(1.0, abs=0.01)


def test_progress_is_told_in_seconds(recording: Path) -> None:
    heard: list[float] = []
    packed_sound(recording, TITLE, heard.append)
    assert heard == [1.0, 2.0, 2.5]


class FullDisk(BytesIO):
    """Takes 20,000 bytes and no more."""

    def write(self, data: object, /) -> int:
        if self.tell() > 20_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)  # type: ignore[arg-type]  # whatever PyAV hands over


@pytest.mark.parametrize("format", SOUND_FORMATS)
def test_a_full_disk_is_told(
    tmp_path: Path, format: str, capfd: pytest.CaptureFixture[str]
) -> None:
    recording = wav_file(tmp_path / "take.wav", noise(12))
    with pytest.raises(OSError, match="No space left") as told:
        write_sound(recording, FullDisk(), SOUND_FORMATS[format], TITLE, lambda _: None)
    assert told.value.errno == errno.ENOSPC
    assert "Traceback" not in capfd.readouterr().err


def test_a_damaged_recording_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "take.flac"
    broken.write_bytes(b"fLaC" + bytes(100))
    with pytest.raises(UnreadableAudio):
        packed_sound(broken, TITLE, lambda _: None)
