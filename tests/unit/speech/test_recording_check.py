"""How much sound a file really holds."""

from pathlib import Path

import pytest

from fakes.sounds import noise, wav_file
from tpm_interview.domain.errors import UnreadableAudio
from tpm_interview.speech.audio_files import wav_to_flac
from tpm_interview.speech.recording_check import held_s


def test_whole_files_hold_what_they_say(tmp_path: Path) -> None:
    wav = wav_file(tmp_path / "a.wav", noise(2.5))
    wav_to_flac(wav, tmp_path / "a.flac")
    assert held_s(wav) == 2.5
    assert held_s(tmp_path / "a.flac") == pytest.approx(2.5, abs=0.001)


def test_a_flac_cut_short_holds_less_than_its_header_says(tmp_path: Path) -> None:
    wav = wav_file(tmp_path / "a.wav", noise(2.5))
    flac = tmp_path / "a.flac"
    wav_to_flac(wav, flac)
    flac.write_bytes(flac.read_bytes()[: flac.stat().st_size // 2])
    assert held_s(flac) < 1.5


@pytest.mark.parametrize("content", [b"", b"no sound" * 100, b"fLaC" + bytes(38)])
def test_what_holds_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    for name in ("a.flac", "a.wav"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableAudio):
            held_s(tmp_path / name)
