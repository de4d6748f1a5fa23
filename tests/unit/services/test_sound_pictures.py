"""Pictures of recordings: made once, thrown away freely, never another recording's."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.sounds import tone, wav_file
from fakes.spoken_library import add_takes
from tpm_interview.domain.errors import UnreadableAudio
from tpm_interview.services.listening import PEAKS_PER_S
from tpm_interview.services.sound_pictures import SoundPictures
from tpm_interview.storage.library import Library
from tpm_interview.storage.peaks_cache import PeaksCache


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        add_takes(made, 7)
        yield made


def kept(library: Library) -> Path:
    return library.cache / "peaks" / "7.peaks"


def test_a_picture_kept_is_the_picture_made(library: Library, tmp_path: Path) -> None:
    sound = wav_file(tmp_path / "7.wav", tone(300, 1.52, amplitude=1.0))
    made = SoundPictures(library).of(7, sound)
    assert len(made.peaks) == 76 * PEAKS_PER_S // 50
    assert SoundPictures(library).of(7, sound) == made
    assert PeaksCache(library.cache).peaks(7, sound, PEAKS_PER_S) == made.peaks
    assert [path.name for path in kept(library).parent.iterdir()] == ["7.peaks"]


def test_another_recording_gets_another_picture(library: Library, tmp_path: Path) -> None:
    sound = wav_file(tmp_path / "7.wav", tone(300, 1))
    SoundPictures(library).of(7, sound)
    wav_file(sound, bytes(32_000))
    os.utime(sound, ns=(1, 1))
    assert max(SoundPictures(library).of(7, sound).peaks) == 0


@pytest.mark.parametrize("damage", [b"", b"TPK1", bytes(500)])
def test_a_damaged_picture_is_made_again(library: Library, tmp_path: Path, damage: bytes) -> None:
    sound = wav_file(tmp_path / "7.wav", tone(300, 1))
    made = SoundPictures(library).of(7, sound)
    kept(library).write_bytes(damage)
    assert SoundPictures(library).of(7, sound) == made
    kept(library).write_bytes(kept(library).read_bytes()[:-1])
    assert SoundPictures(library).of(7, sound) == made


def test_without_a_place_to_keep_it_there_is_a_picture_still(
    library: Library, tmp_path: Path
) -> None:
    sound = wav_file(tmp_path / "7.wav", tone(300, 1))
    (library.cache / "peaks").write_bytes(b"a file where the folder should be")
    assert len(SoundPictures(library).of(7, sound).peaks) == PEAKS_PER_S


def test_a_library_to_read_only_stays_as_it_is(tmp_path: Path) -> None:
    sound = wav_file(tmp_path / "7.wav", tone(300, 1))
    Library.open(tmp_path / "library").close()
    with Library.open(tmp_path / "library", read_only=True) as library:
        assert len(SoundPictures(library).of(7, sound).peaks) == PEAKS_PER_S
        assert not kept(library).exists()


def test_a_recording_without_sound_has_no_picture(library: Library, tmp_path: Path) -> None:
    empty = tmp_path / "7.wav"
    empty.write_bytes(b"")
    with pytest.raises(UnreadableAudio):
        SoundPictures(library).of(7, empty)
    with pytest.raises(UnreadableAudio):
        SoundPictures(library).of(7, tmp_path / "none.wav")
