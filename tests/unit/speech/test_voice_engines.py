"""Every engine of the registry, for real: what it writes and when its words start."""

import errno
import wave
from functools import cache
from pathlib import Path

import pytest

from fakes.voice_engines import ForeignEngine, SystemVoice
from tpm_interview.domain.errors import NoVoice, VoiceFailed
from tpm_interview.speech.voices import espeak
from tpm_interview.speech.voices.hibari import Hibari, middle_cut
from tpm_interview.speech.voices.registry import (
    VOICES,
    Synthesis,
    VoiceEngine,
    engine_class,
    engine_version,
)
from tpm_interview.speech.voices.sound_file import as_prompt
from tpm_interview.speech.voices.system import System
from tpm_interview.speech.voices.word_times import words

PROMPT = "Tell me about a project that was late. What did you do first, and who helped?"
SAPI5 = [
    SystemVoice("HKEY\\Tokens\\TTS_MS_DE-DE", "Hedda", ["de-DE"]),
    SystemVoice("HKEY\\Tokens\\TTS_MS_EN-US", "Zira", ["en-US"]),
]
NSSS = [
    SystemVoice("com.apple.voice.Anna", "Anna", ["de_DE"]),
    SystemVoice("com.apple.voice.Samantha", None, ["en_US"]),
    SystemVoice("com.apple.voice.Zarvox", "Zarvox", [None]),
]


@cache
def engine(name: str) -> VoiceEngine:
    return engine_class(VOICES[name])()


def spoken(name: str, text: str, out: Path, speed: float = 1.0, volume: float = 1.0) -> Synthesis:
    voice = engine(name).voices()[0].id.partition(":")[2]
    return engine(name).synthesize(text, voice, speed, volume, out)


def loudest(path: Path) -> int:
    with wave.open(str(path)) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    return max(map(abs, samples))


@pytest.mark.parametrize("name", VOICES)
class TestEveryEngine:
    def test_lists_its_voices_by_ids_that_begin_with_its_name(self, name: str) -> None:
        found = engine(name).voices()
        assert found
        assert all(voice.id.startswith(f"{name}:") for voice in found)
        assert found[0].language.lower() == "en-us"

    def test_writes_a_mono_16_bit_wav_as_long_as_it_says(self, name: str, tmp_path: Path) -> None:
        made = spoken(name, PROMPT, tmp_path / "out.wav")
        with wave.open(str(tmp_path / "out.wav")) as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            assert file.getnframes() / file.getframerate() == pytest.approx(made.duration_s)
        assert 4 < made.duration_s < 8
        assert list(tmp_path.iterdir()) == [tmp_path / "out.wav"]

    def test_gives_each_word_a_start_and_none_before_the_last(
        self, name: str, tmp_path: Path
    ) -> None:
        made = spoken(name, PROMPT, tmp_path / "out.wav")
        assert [(w.offset, w.length) for w in made.words] == [
            (at, len(word)) for at, word in words(PROMPT)
        ]
        starts = [word.start_s for word in made.words]
        assert starts == sorted(set(starts))
        assert starts[0] < 0.1
        assert starts[-1] < made.duration_s

    def test_speed_makes_it_shorter_and_volume_quieter(self, name: str, tmp_path: Path) -> None:
        slow = spoken(name, PROMPT, tmp_path / "slow.wav", speed=0.7)
        fast = spoken(name, PROMPT, tmp_path / "fast.wav", speed=1.5, volume=0.3)
        assert slow.duration_s > 1.4 * fast.duration_s
        assert loudest(tmp_path / "slow.wav") > 1.5 * loudest(tmp_path / "fast.wav")

    def test_knows_only_its_own_voices(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(NoVoice):
            engine(name).synthesize(PROMPT, "nobody", 1.0, 1.0, tmp_path / "out.wav")

    def test_names_the_version_of_what_shapes_its_sound(self, name: str) -> None:
        assert engine_class(VOICES[name]).packages[0] in engine_version(VOICES[name])
        assert "none" not in engine_version(VOICES[name])


@pytest.mark.parametrize(
    "text",
    [
        "word " * 300,
        "a" * 500,
        "9" * 300 + ".",
        "1,111,111,111,111,111,111,111,111 dollars",
        "\U0001f600 smile",
        "\u4f60\u597d, \u00fcber caf\u00e9",
        "[late](/l\u02c8At/) projects",
        "? why",
        "a. " * 200,
    ],
)
def test_natural_voice_speaks_odd_texts(text: str, tmp_path: Path) -> None:
    from tpm_interview.speech.voices.spoken_form import spoken_form

    form = spoken_form(text, Hibari.respellings)
    made = spoken("hibari", form.text, tmp_path / "out.wav")
    assert made.duration_s > 0.2
    assert [word.start_s for word in made.words] == sorted(w.start_s for w in made.words)


def test_natural_voice_says_the_same_the_same_way(tmp_path: Path) -> None:
    for out in ("a.wav", "b.wav"):
        spoken("hibari", PROMPT, tmp_path / out)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_natural_voice_says_when_there_is_nothing_it_can_speak(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailed):
        spoken("hibari", "\u4f60\u597d", tmp_path / "out.wav")


def test_natural_voice_is_the_only_one_offered_that_is_not_downloaded() -> None:
    assert [voice.id for voice in engine("hibari").voices()] == ["hibari:heart"]
    assert engine("hibari").voices()[0].natural


@pytest.mark.parametrize(
    ("piece", "first"),
    [
        ("one two, three four", "one two, "),
        ("one two three four", "one two "),
        ("a" * 10, "a" * 5),
    ],
)
def test_a_long_piece_is_cut_at_a_clause_else_a_space(piece: str, first: str) -> None:
    assert piece[: middle_cut(piece)] == first


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_system_voice_that_cannot_write_says_so_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotFoundError):
        spoken("system", PROMPT, tmp_path / "missing" / "out.wav")
    with monkeypatch.context() as patch:
        patch.setattr("wave.open", disk_full)
        with pytest.raises(VoiceFailed, match="RuntimeError"):
            spoken("system", PROMPT, tmp_path / "out.wav")
    assert not list(tmp_path.iterdir())
    assert spoken("system", PROMPT, tmp_path / "out.wav").duration_s > 4


def test_system_voices_begin_with_english_and_can_all_be_read() -> None:
    found = engine("system").voices()
    assert found[0].id == "system:gmw/en-us"
    assert len(found) > 100
    assert not {voice.id for voice in found} & {f"system:{v}" for v in espeak.WITHOUT_DICTIONARY}


def test_espeak_data_far_away_is_reached_by_a_short_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    far = tmp_path / ("x" * 150)
    far.mkdir()
    link = espeak.short(far)
    assert link.resolve() == far
    assert espeak.short(far) == link
    assert espeak.short(tmp_path / "near") == tmp_path / "near" or len(str(tmp_path)) > 130


def test_a_link_that_leads_elsewhere_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    far = tmp_path / ("x" * 150)
    far.mkdir()
    link = espeak.short(far)
    link.unlink()
    link.symlink_to(tmp_path)
    with pytest.raises(FileNotFoundError):
        espeak.short(far)


def test_windows_voices_are_sapi5_tokens_english_first() -> None:
    found = System(lambda: ForeignEngine("sapi5", SAPI5)).voices()
    assert [voice.id for voice in found] == [
        "system:HKEY\\Tokens\\TTS_MS_EN-US",
        "system:HKEY\\Tokens\\TTS_MS_DE-DE",
    ]


def test_windows_speaks_each_text_with_a_new_engine(tmp_path: Path) -> None:
    ForeignEngine.made.clear()
    system = System(lambda: ForeignEngine("sapi5", SAPI5))
    voice = SAPI5[1].id
    for out in ("a.wav", "b.wav"):
        made = system.synthesize("two words", voice, 1.2, 0.5, tmp_path / out)
        assert made.duration_s == 1.0
        assert [word.start_s for word in made.words] == [0.0, 0.375]
        assert (tmp_path / out).is_file()
    *_, last = ForeignEngine.made
    assert last.properties == {"voice": voice, "rate": 180, "volume": 0.5}
    assert isinstance(last.properties["rate"], int)


@pytest.mark.parametrize("text", ["fail", "nothing"])
def test_windows_without_a_sound_is_an_error(text: str, tmp_path: Path) -> None:
    system = System(lambda: ForeignEngine("sapi5", SAPI5))
    with pytest.raises(VoiceFailed):
        system.synthesize(text, SAPI5[1].id, 1.0, 1.0, tmp_path / "out.wav")


def test_macos_aiff_becomes_wav(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    system = System(lambda: ForeignEngine("nsss", NSSS))
    made = system.synthesize("two words", NSSS[1].id, 1.0, 1.0, tmp_path / "out.wav")
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert file.getframerate() == 22_050
    assert made.duration_s == 1.0
    assert loudest(tmp_path / "out.wav") == pytest.approx(8000, rel=0.01)
    assert list(tmp_path.iterdir()) == [tmp_path / "out.wav"]


def test_macos_voices_without_a_name_or_language_are_listed() -> None:
    found = System(lambda: ForeignEngine("nsss", NSSS)).voices()
    assert [(voice.name, voice.language) for voice in found] == [
        ("com.apple.voice.Samantha", "en-US"),
        ("Anna", "de-DE"),
        ("Zarvox", ""),
    ]


def test_a_sound_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    for name in ("empty", "missing"):
        with pytest.raises(VoiceFailed):
            as_prompt(tmp_path / name, tmp_path / "out.wav")
