"""What a crash left behind."""

import shutil
import wave
from pathlib import Path

import pytest

from fakes.desk import desk_in
from fakes.sources import FakeSource
from tpm_interview.domain.session import TakeState
from tpm_interview.services.recovery import recover
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.speech.audio_files import wav_to_flac

SECOND = b"\x10\x20" * 16_000


def test_an_interrupted_answer_becomes_a_take_that_waits(tmp_path: Path) -> None:
    with desk_in(tmp_path / "library") as desk:
        source = FakeSource()
        recorder = desk.rehearsal.record(desk.session().prompts[0], source, lambda event: None)
        source.sound(SECOND * 3)
        as_the_power_goes = shutil.copytree(tmp_path / "library", tmp_path / "crashed")
        recorder.finish()
    with desk_in(as_the_power_goes) as desk:
        report = recover(desk.library)
        (take,) = report.recovered
        assert (take.id, take.state) == (recorder.take.id, TakeState.RECORDED)
        assert take.duration_s == pytest.approx(3.0)
        assert report.waiting == report.recovered
        assert take.audio_file is not None
        with wave.open(str(desk.library.recordings.resolve(take.audio_file))) as kept:
            assert kept.readframes(99_999) == SECOND * 3


def test_an_answer_renamed_but_not_committed_is_found(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        take = desk.library.sessions.begin_take(desk.session().prompts[0].id, utc_now())
        part = desk.library.recordings.begin(take.id)
        part.write(SECOND)
        part.finish()
    with desk_in(tmp_path) as desk:
        (recovered,) = recover(desk.library).recovered
        assert recovered.duration_s == pytest.approx(1.0)


def test_a_take_without_any_sound_is_no_take(tmp_path: Path) -> None:
    with desk_in(tmp_path / "library") as desk:
        session = desk.session()
        recorder = desk.rehearsal.record(session.prompts[0], FakeSource(), lambda event: None)
        as_the_power_goes = shutil.copytree(tmp_path / "library", tmp_path / "crashed")
        recorder.finish()
    with desk_in(as_the_power_goes) as desk:
        report = recover(desk.library)
        assert report.recovered == report.waiting == ()
        assert desk.library.sessions.get(session.id).takes == ()


def test_a_clean_library_has_nothing_to_recover(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        assert recover(desk.library).recovered == ()


def test_an_answer_that_a_backup_holds_as_flac_is_measured(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        take = desk.library.sessions.begin_take(desk.session().prompts[0].id, utc_now())
        part = desk.library.recordings.begin(take.id)
        part.write(SECOND)
        wav = part.finish()
        wav_to_flac(wav, wav.with_suffix(".flac"))
        wav.unlink()
        desk.library.sessions.set_audio(take.id, f"recordings/{take.id}.flac")
        (recovered,) = recover(desk.library).recovered
        assert recovered.state is TakeState.RECORDED
        assert recovered.duration_s == pytest.approx(1.0)
