"""Recordings become FLAC once they are recognized."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes.desk import Desk
from fakes.other_systems import hold_open_files
from fakes.sources import FakeSource
from tpm_interview.domain.session import Take
from tpm_interview.services import archive
from tpm_interview.services.archive import archive_take
from tpm_interview.services.archivist import Archivist
from tpm_interview.services.listening import PEAKS_PER_S
from tpm_interview.services.sound_pictures import SoundPictures
from tpm_interview.speech.audio_files import read_pcm, wav_to_flac
from tpm_interview.storage import erasing
from tpm_interview.storage.peaks_cache import PeaksCache

SECOND = b"".join(n.to_bytes(2, "little", signed=True) for n in range(-8000, 8000))


def recorded(desk: Desk) -> Take:
    source = FakeSource()
    recorder = desk.rehearsal.record(desk.session().prompts[0], source, lambda event: None)
    source.sound(SECOND)
    _, pending = desk.rehearsal.finish(recorder)
    return desk.library.sessions.take(pending.kept.result(0).take.id)


def test_every_sample_survives_and_the_wav_goes(desk: Desk) -> None:
    take = recorded(desk)
    flac = archive_take(desk.library, take)
    assert flac is not None
    assert read_pcm(flac) == SECOND
    assert desk.library.sessions.take(take.id).audio_file == f"recordings/{take.id}.flac"
    assert not flac.with_suffix(".wav").exists()


def test_it_happens_once(desk: Desk) -> None:
    take = recorded(desk)
    archive_take(desk.library, take)
    assert archive_take(desk.library, desk.library.sessions.take(take.id)) is None


def test_the_archivist_turns_each_take_whose_words_are_stored(desk: Desk) -> None:
    archivist = Archivist(desk.library)
    desk.transcription.subscribe(archivist.on_event)
    take = recorded(desk)
    archivist.close()
    assert desk.library.sessions.take(take.id).audio_file == f"recordings/{take.id}.flac"


def test_a_recording_that_cannot_be_turned_keeps_its_wav(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    take = recorded(desk)
    assert take.audio_file is not None
    wav: Path = desk.library.recordings.resolve(take.audio_file)
    wav.write_bytes(b"RIFF broken")
    archivist = Archivist(desk.library)
    with caplog.at_level(logging.WARNING):
        archivist.archive(take).result(5)
    archivist.close()
    assert wav.exists()
    assert "stays a WAV" in caplog.text


def test_a_wav_that_the_player_reads_stays_until_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_open_files(monkeypatch)
    take = recorded(desk)
    assert take.audio_file is not None
    wav = desk.library.recordings.resolve(take.audio_file)
    with wav.open("rb"):
        archivist = Archivist(desk.library)
        archivist.archive(take).result(5)
        archivist.close()
    assert desk.library.sessions.take(take.id).audio_file == f"recordings/{take.id}.flac"
    assert read_pcm(wav) == SECOND
    archivist = Archivist(desk.library)
    archivist.catch_up().result(5)
    archivist.close()
    assert not wav.exists()
    assert read_pcm(wav.with_suffix(".flac")) == SECOND


def test_what_a_killed_run_left_as_wav_is_turned_at_the_next_start(desk: Desk) -> None:
    take = recorded(desk)
    waiting = desk.session("Why not?")
    recorder = desk.rehearsal.record(waiting.prompts[0], FakeSource(), lambda event: None)
    unheard = recorder.take
    stranger = desk.library.folder / "recordings" / "4711.wav"
    stranger.write_bytes(b"not of this library")
    archivist = Archivist(desk.library)
    archivist.catch_up().result(5)
    archivist.close()
    assert desk.library.sessions.take(take.id).audio_file == f"recordings/{take.id}.flac"
    assert desk.library.sessions.take(unheard.id).audio_file == f"recordings/{unheard.id}.wav"
    assert stranger.exists()
    desk.rehearsal.finish(recorder)


def test_a_wav_whose_flac_is_missing_stays(desk: Desk) -> None:
    take = recorded(desk)
    flac = archive_take(desk.library, take)
    assert flac is not None
    wav = flac.rename(flac.with_suffix(".wav"))
    assert archive_take(desk.library, desk.library.sessions.take(take.id)) is None
    assert wav.exists()


def test_the_archivist_makes_the_picture_of_what_it_turned(desk: Desk) -> None:
    archivist = Archivist(desk.library)
    take = recorded(desk)
    archivist.archive(take).result(5)
    archivist.close()
    flac = desk.library.recordings.folder / f"{take.id}.flac"
    assert PeaksCache(desk.library.cache).peaks(take.id, flac, PEAKS_PER_S) is not None


# What is erased while it is turned


def erase(desk: Desk, take: Take, is_whole: bool) -> None:
    folder = desk.library.folder
    erasing.decide(folder, [take.id] if is_whole else [], [] if is_whole else [take.id])
    erasing.carry_on(folder)


def before_it_takes_its_name(do: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs `do` once, between the making of a FLAC and whatever comes next."""
    left = iter([do])

    def made(wav: Path, flac: Path) -> None:
        wav_to_flac(wav, flac)
        then = next(left, None)
        if then:
            sound = flac.read_bytes()
            then()
            flac.write_bytes(sound)

    monkeypatch.setattr(archive, "wav_to_flac", made)


def files_of(desk: Desk, take: Take) -> list[str]:
    return [path.name for path in desk.library.folder.rglob(f"{take.id}.*")]


def audio_of(desk: Desk, take: Take) -> str | None:
    try:
        return desk.library.sessions.take(take.id).audio_file
    except LookupError:
        return None


@pytest.mark.parametrize("is_whole", [True, False], ids=["take", "sound"])
def test_what_is_erased_while_it_is_turned_does_not_come_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, is_whole: bool
) -> None:
    take, other = recorded(desk), recorded(desk)
    before_it_takes_its_name(lambda: erase(desk, take, is_whole), monkeypatch)
    archivist = Archivist(desk.library)
    archivist.catch_up().result(5)
    archivist.close()
    assert files_of(desk, take) == []
    assert audio_of(desk, take) is None
    assert audio_of(desk, other) == f"recordings/{other.id}.flac"


def test_an_encoder_whose_file_was_taken_away_does_not_end_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, other = recorded(desk), recorded(desk)

    def gone(wav: Path, flac: Path) -> None:
        wav_to_flac(wav, flac)
        if wav.stem == str(take.id):
            unfinished = flac.rename(flac.with_name(f"{flac.name}.part"))
            erase(desk, take, is_whole=True)
            unfinished.replace(flac)

    monkeypatch.setattr(archive, "wav_to_flac", gone)
    archivist = Archivist(desk.library)
    archivist.catch_up().result(5)
    archivist.close()
    assert files_of(desk, take) == []
    assert audio_of(desk, other) == f"recordings/{other.id}.flac"


def test_a_take_that_is_a_flac_already_keeps_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = recorded(desk)
    before_it_takes_its_name(lambda: _turned(desk, take), monkeypatch)
    flac = archive_take(desk.library, take)
    assert flac is not None
    assert read_pcm(flac) == SECOND
    assert audio_of(desk, take) == f"recordings/{take.id}.flac"


def _turned(desk: Desk, take: Take) -> None:
    assert archive_take(desk.library, take) is not None


@pytest.mark.parametrize("is_whole", [True, False], ids=["take", "sound"])
def test_there_is_no_picture_of_what_is_erased_while_it_is_drawn(
    desk: Desk, is_whole: bool
) -> None:
    take = recorded(desk)
    flac = archive_take(desk.library, take)
    assert flac is not None
    aside = flac.rename(desk.library.folder / "elsewhere.flac")
    erase(desk, take, is_whole)
    assert SoundPictures(desk.library).of(take.id, aside).peaks
    assert files_of(desk, take) == []


def test_a_bug_in_the_thread_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(wav: Path, flac: Path) -> None:
        raise RuntimeError("a bug")

    take = recorded(desk)
    monkeypatch.setattr(archive, "wav_to_flac", broken)
    archivist = Archivist(desk.library)
    assert archivist.archive(take).exception(5) is not None
    archivist.close()
    assert "RuntimeError" in caplog.text
    caplog.clear()  # an unexpected error in the log fails a test
