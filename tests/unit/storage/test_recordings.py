import logging
import os
import random
import stat
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tpm_interview.domain.errors import LibraryDamaged, LibraryReadOnly
from tpm_interview.storage import wav
from tpm_interview.storage.recordings import Recordings, RecoveredPart

SECOND = bytes(range(256)) * 125  # 16,000 samples


@pytest.fixture
def recordings(tmp_path: Path) -> Recordings:
    (tmp_path / "recordings").mkdir()
    return Recordings(tmp_path)


def sound(path: Path) -> bytes:
    with wave.open(str(path), "rb") as file:
        assert file.getparams()[:3] == (1, 2, 16_000)
        return file.readframes(file.getnframes())


def aside(recordings: Recordings) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in recordings.folder.glob("aside/*")}


def test_a_recording_is_a_readable_file_from_its_first_moment(recordings: Recordings) -> None:
    part = recordings.begin(7)
    assert part.path == recordings.folder / "7.wav.part"
    assert sound(part.path) == b""
    part.finish()


def test_a_finished_recording_holds_every_sample(recordings: Recordings) -> None:
    part = recordings.begin(7)
    for start in range(0, len(SECOND), 500):
        part.write(SECOND[start : start + 500])
    assert part.duration_s == 1.0
    assert part.finish() == recordings.folder / "7.wav"
    assert part.finish() == recordings.folder / "7.wav"
    assert sound(recordings.folder / "7.wav") == SECOND
    assert [path.name for path in recordings.folder.iterdir()] == ["7.wav"]
    assert recordings.length_s("recordings/7.wav") == 1.0


def test_what_is_written_is_with_the_system_at_once(recordings: Recordings) -> None:
    part = recordings.begin(7)
    part.write(SECOND[:320])
    assert part.path.stat().st_size == wav.HEADER_BYTES + 320
    part.finish()


def test_the_header_tells_the_length_within_a_second(recordings: Recordings) -> None:
    part = recordings.begin(7)
    for second in range(3):
        part.write(SECOND)
        assert len(sound(part.path)) >= second * len(SECOND)
    part.finish()


def test_nothing_is_written_to_a_finished_recording(recordings: Recordings) -> None:
    part = recordings.begin(7)
    part.write(SECOND)
    part.finish()
    with pytest.raises(ValueError, match="finished"):
        part.write(SECOND)
    assert sound(recordings.folder / "7.wav") == SECOND


def test_a_recording_without_sound_can_be_discarded(recordings: Recordings) -> None:
    recordings.begin(7).discard()
    assert list(recordings.folder.iterdir()) == []
    part = recordings.begin(8)
    part.write(SECOND)
    with pytest.raises(ValueError, match="holds sound"):
        part.discard()
    part.finish()


def test_a_recording_never_overwrites_another(recordings: Recordings) -> None:
    for sounds in (SECOND, SECOND * 2):
        part = recordings.begin(7)
        part.write(sounds)
        part.finish()
    assert sound(recordings.folder / "7.wav") == SECOND * 2
    assert sound(recordings.folder / "aside" / "7.wav") == SECOND


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_recording_is_private_whatever_the_umask(recordings: Recordings) -> None:
    before = os.umask(0)
    try:
        recordings.begin(7).finish()
    finally:
        os.umask(before)
    assert stat.S_IMODE((recordings.folder / "7.wav").stat().st_mode) == 0o600


def test_recovery_finds_nothing_after_a_clean_end(recordings: Recordings) -> None:
    recordings.begin(7).finish()
    assert recordings.recover() == ()


CHILD = """
import sys, time
from pathlib import Path
from tpm_interview.storage.recordings import Recordings
part = Recordings(Path(sys.argv[1])).begin(7)
chunk = bytes(range(256)) * 5
while True:
    part.write(chunk)
    print(part.duration_s, flush=True)
"""


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_recorder_loses_nothing_it_had_written(recordings: Recordings, seed: int) -> None:
    library = recordings.folder.parent
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(library)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    told_s = [float(child.stdout.readline()) for _ in range(random.Random(seed).randint(1, 200))]
    child.kill()
    told_s += [float(line) for line in child.stdout if line.endswith("\n")]
    child.stdout.close()
    child.wait()
    (found,) = recordings.recover()
    assert found.take_id == 7
    assert found.duration_s >= told_s[-1]
    data = sound(recordings.resolve(found.audio_file))
    assert wav.seconds(len(data)) == found.duration_s
    assert data == (bytes(range(256)) * (len(data) // 256 + 1))[: len(data)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, wav.HEADER_BYTES + 3000))
def test_a_part_cut_at_any_byte_is_recovered_or_kept_aside(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    recordings = Recordings(tmp_path_factory.mktemp("library"))
    recordings.folder.mkdir()
    part = recordings.folder / "7.wav.part"
    data = random.Random(1).randbytes(3000)
    cut = (wav.header(0) + data)[:length]
    part.write_bytes(cut)
    whole = wav.whole_samples(max(length - wav.HEADER_BYTES, 0))
    recovered = recordings.recover()
    assert not part.exists()
    if whole:
        assert recovered == (RecoveredPart(7, "recordings/7.wav", whole / 32_000),)
        assert sound(recordings.folder / "7.wav") == data[:whole]
        assert aside(recordings) == {}
    else:
        assert recovered == ()
        assert aside(recordings) == {"7.wav.part": cut}
    assert recordings.recover() == ()


@pytest.mark.parametrize("header", [wav.header(0), wav.header(12), wav.header(2**40)])
def test_sizes_in_the_header_are_not_believed(recordings: Recordings, header: bytes) -> None:
    (recordings.folder / "7.wav.part").write_bytes(header + SECOND)
    (found,) = recordings.recover()
    assert found.duration_s == 1.0
    assert sound(recordings.folder / "7.wav") == SECOND


@pytest.mark.parametrize("name", ["7.wav.part", "notes.txt.part"])
def test_garbage_is_kept_aside(recordings: Recordings, name: str) -> None:
    garbage = random.Random(1).randbytes(5000)
    for _ in range(2):
        (recordings.folder / name).write_bytes(garbage)
        assert recordings.recover() == ()
    assert list(aside(recordings).values()) == [garbage, garbage]


def test_recovery_never_overwrites_a_recording(recordings: Recordings) -> None:
    (recordings.folder / "7.wav").write_bytes(wav.header(2) + b"ab")
    (recordings.folder / "7.wav.part").write_bytes(wav.header(0) + SECOND)
    assert recordings.recover() == ()
    assert sound(recordings.folder / "7.wav") == b"ab"
    assert aside(recordings) == {"7.wav.part": wav.header(len(SECOND)) + SECOND}


def test_what_is_kept_aside_is_logged(
    recordings: Recordings, caplog: pytest.LogCaptureFixture
) -> None:
    (recordings.folder / "7.wav.part").touch()
    with caplog.at_level(logging.WARNING):
        recordings.recover()
    assert "7.wav.part" in caplog.text


@pytest.mark.parametrize(
    "path",
    ["../library.sqlite3", "recordings/../../x", "/etc/passwd", "library.sqlite3", "recordings",
     "", "recordings/../recordings", "a\0b"],
)  # fmt: skip
def test_no_path_leads_out_of_the_recordings(recordings: Recordings, path: str) -> None:
    with pytest.raises(LibraryDamaged):
        recordings.resolve(path)
    with pytest.raises(LibraryDamaged):
        recordings.remove(path)


@pytest.mark.skipif(os.name != "posix", reason="Windows asks for rights to make links")
def test_no_link_leads_out_of_the_recordings(recordings: Recordings, tmp_path: Path) -> None:
    (recordings.folder / "7.wav").symlink_to(tmp_path / "elsewhere.wav")
    with pytest.raises(LibraryDamaged):
        recordings.resolve("recordings/7.wav")


def test_a_library_reached_by_a_link_works(recordings: Recordings, tmp_path: Path) -> None:
    link = tmp_path.with_name(f"{tmp_path.name}-link")
    link.symlink_to(tmp_path)
    assert Recordings(link).resolve("recordings/7.wav") == recordings.folder / "7.wav"


def test_a_recording_can_be_removed_once_and_again(recordings: Recordings) -> None:
    recordings.begin(7).finish()
    recordings.remove("recordings/7.wav")
    recordings.remove("recordings/7.wav")
    assert list(recordings.folder.iterdir()) == []


def test_a_file_that_is_no_recording_has_no_length(recordings: Recordings) -> None:
    (recordings.folder / "7.wav").write_bytes(b"short")
    with pytest.raises(LibraryDamaged):
        recordings.length_s("recordings/7.wav")


def test_a_read_only_library_keeps_its_recordings_as_they_are(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path, is_read_only=True)
    for do in (lambda: recordings.begin(7), recordings.recover, lambda: recordings.remove("x")):
        with pytest.raises(LibraryReadOnly):
            do()


def test_free_space_is_told(recordings: Recordings) -> None:
    assert recordings.free_bytes() > 0
