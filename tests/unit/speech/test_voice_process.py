"""The voice process for real: from the cache, in order, through deaths and hangs."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tpm_interview.domain.errors import NoVoice, VoiceFailed
from tpm_interview.domain.sound import SpeechRequest
from tpm_interview.speech.voices import order
from tpm_interview.speech.voices.process import VoiceProcess
from tpm_interview.speech.voices.registry import VOICES

PROMPT = "How do you track risks & issues, e.g. in a RACI chart?"
LIMIT_S = 60
HUM = SpeechRequest("hum", "moody:one")


def children() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children()
        if "resource_tracker" not in " ".join(child.cmdline())
    ]


@pytest.fixture
def voice(tmp_path: Path) -> Iterator[VoiceProcess]:
    voice = VoiceProcess(tmp_path / "cache")
    yield voice
    voice.close()
    assert not children()


@pytest.fixture
def moody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the engine that does what its text says."""
    for name in list(VOICES):
        monkeypatch.delitem(VOICES, name)
    monkeypatch.setitem(VOICES, "moody", "fakes.voice_engines:Moody")


def test_natural_voice_comes_first_and_speaks_by_default(voice: VoiceProcess) -> None:
    found = voice.voices()
    assert found[0].id == "hibari:heart"
    assert found[0].natural
    assert found[1].id.startswith("system:")
    by_default = voice.render(SpeechRequest(PROMPT, "")).result(LIMIT_S)
    by_name = voice.render(SpeechRequest(PROMPT, "hibari:heart")).result(LIMIT_S)
    assert by_default == by_name


@pytest.mark.parametrize("voice_id", ["hibari:heart", "system:gmw/en-us"])
def test_words_are_those_on_screen_whatever_is_spoken(voice: VoiceProcess, voice_id: str) -> None:
    spoken = voice.render(SpeechRequest(PROMPT, voice_id)).result(LIMIT_S)
    shown = [PROMPT[word.offset :][: word.length] for word in spoken.words]
    assert shown == [word for word in PROMPT.split() if word != "&"]
    starts = [word.start_s for word in spoken.words]
    assert starts == sorted(starts)
    assert starts[-1] < spoken.duration_s


def test_a_prompt_heard_before_needs_no_process(voice: VoiceProcess, tmp_path: Path) -> None:
    first = voice.render(SpeechRequest(PROMPT, "")).result(LIMIT_S)
    sound = first.path.read_bytes()
    voice.close()
    again = VoiceProcess(tmp_path / "cache")
    future = again.render(SpeechRequest(PROMPT, ""))
    assert future.done()
    assert future.result() == first
    assert first.path.read_bytes() == sound
    assert not children()
    again.close()


def test_a_damaged_entry_is_rendered_again_to_the_same_bytes(voice: VoiceProcess) -> None:
    first = voice.render(SpeechRequest(PROMPT, "")).result(LIMIT_S)
    sound = first.path.read_bytes()
    first.path.write_bytes(sound[:1000])
    again = voice.render(SpeechRequest(PROMPT, "")).result(LIMIT_S)
    assert again == first
    assert again.path.read_bytes() == sound


def test_what_shapes_the_sound_is_another_entry(voice: VoiceProcess) -> None:
    plain = SpeechRequest("Well?", "system:gmw/en-us")
    others = [
        plain,
        replace(plain, text="Why?"),
        replace(plain, speed=1.5),
        replace(plain, volume=0.5),
        replace(plain, voice="system:gmw/en"),
    ]
    paths = {voice.render(request).result(LIMIT_S).path for request in others}
    assert len(paths) == len(others)


@pytest.mark.parametrize("text", ["", "  \n", "?! ... \u2014", "\x00\ud800"])
def test_a_text_without_words_is_an_error_at_once(voice: VoiceProcess, text: str) -> None:
    future = voice.render(SpeechRequest(text, ""))
    assert future.done()
    with pytest.raises(VoiceFailed, match="no words"):
        future.result()


def test_a_text_without_end_is_an_error_and_a_long_one_is_not(voice: VoiceProcess) -> None:
    with pytest.raises(VoiceFailed, match="longer than 10000"):
        voice.render(SpeechRequest("word " * 2001, "")).result()
    spoken = voice.render(SpeechRequest(("word " * 2000).strip(), "")).result(LIMIT_S)
    assert len(spoken.words) == 2000
    (child,) = children()
    peak = next(
        line
        for line in Path(f"/proc/{child.pid}/status").read_text().splitlines()
        if "VmHWM" in line
    )
    assert int(peak.split()[1]) < 300_000


def test_control_characters_and_surrogates_are_not_spoken(voice: VoiceProcess) -> None:
    text = "Why\x00now\ud83d \x1b[31mhere"
    spoken = voice.render(SpeechRequest(text, "")).result(LIMIT_S)
    assert [text[w.offset :][: w.length] for w in spoken.words] == ["Why", "now", "[31mhere"]


@pytest.mark.parametrize("voice_id", ["nobody:here", "hibari:emma", "system:none", "heart"])
def test_an_unknown_voice_is_named(voice: VoiceProcess, voice_id: str) -> None:
    with pytest.raises(NoVoice, match=voice_id.rpartition(":")[2]):
        voice.render(SpeechRequest(PROMPT, voice_id)).result(LIMIT_S)


@pytest.mark.usefixtures("moody")
class TestTrouble:
    def test_a_process_killed_costs_its_prompt_and_no_other(self, voice: VoiceProcess) -> None:
        dying = voice.render(replace(HUM, text="die"))
        next_one = voice.render(HUM)
        with pytest.raises(VoiceFailed):
            dying.result(LIMIT_S)
        assert next_one.result(LIMIT_S).duration_s == 1.0

    def test_a_process_killed_while_idle_is_replaced_when_needed(self, voice: VoiceProcess) -> None:
        voice.voices()
        (child,) = children()
        child.kill()
        with suppress(ChildProcessError):  # its parent may have been faster
            os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert voice.render(HUM).result(LIMIT_S).duration_s == 1.0

    def test_a_hung_process_is_killed_and_replaced(
        self, voice: VoiceProcess, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(order, "SHORTEST_LIMIT_S", 0.5)
        voice.voices()
        with pytest.raises(VoiceFailed, match="took too long"):
            voice.render(replace(HUM, text="hang")).result(LIMIT_S)
        assert voice.render(HUM).result(LIMIT_S).duration_s == 1.0

    def test_an_engine_that_fails_costs_one_prompt_and_keeps_the_text_secret(
        self, voice: VoiceProcess, caplog: pytest.LogCaptureFixture
    ) -> None:
        with pytest.raises(VoiceFailed, match="RuntimeError"):
            voice.render(replace(HUM, text="fail")).result(LIMIT_S)
        assert "synthesize" in caplog.text
        (child,) = children()
        assert voice.render(HUM).result(LIMIT_S).duration_s == 1.0
        assert children() == [child]

    def test_what_is_heard_now_overtakes_what_is_heard_later(
        self, voice: VoiceProcess, tmp_path: Path
    ) -> None:
        done: list[str] = []
        gate = tmp_path / "gate"
        held = voice.render(replace(HUM, text=f"wait for {gate}"))
        later = [voice.prefetch(replace(HUM, text=f"later {i}")) for i in range(2)]
        now = voice.render(replace(HUM, text="now"))
        for future in later:
            future.add_done_callback(lambda _: done.append("later"))
        now.add_done_callback(lambda _: done.append("now"))
        gate.touch()
        for future in (held, now, *later):
            future.result(LIMIT_S)
        assert done == ["now", "later", "later"]

    def test_cancelled_prompts_are_not_rendered_but_the_one_at_work_is_kept(
        self, voice: VoiceProcess, tmp_path: Path
    ) -> None:
        gate = tmp_path / "gate"
        voice.voices()
        held = voice.render(replace(HUM, text=f"wait for {gate}"))
        waiting = voice.prefetch(replace(HUM, text="waiting"))
        voice.cancel_all()
        gate.touch()
        for future in (held, waiting):
            with pytest.raises(CancelledError):
                future.result(LIMIT_S)
        assert voice.render(HUM).result(LIMIT_S).duration_s == 1.0

    def test_closing_in_the_middle_cancels(self, voice: VoiceProcess) -> None:
        voice.voices()
        hanging = voice.render(replace(HUM, text="hang"))
        voice.close()
        assert hanging.cancelled()
        assert voice.render(HUM).cancelled()

    def test_closing_ends_the_wait_for_voices(
        self, voice: VoiceProcess, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(VOICES, "moody", "fakes.voice_engines:Stuck")
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(voice.voices, LIMIT_S)
            voice.close()
            with pytest.raises(NoVoice):
                waiting.result(LIMIT_S / 2)

    def test_a_prompt_can_be_asked_for_from_the_answer_to_another(
        self, voice: VoiceProcess
    ) -> None:
        second: list[object] = []
        first = voice.render(HUM)
        first.add_done_callback(lambda _: second.append(voice.render(replace(HUM, text="second"))))
        first.result(LIMIT_S)
        assert voice.render(replace(HUM, text="second")).result(LIMIT_S).duration_s == 1.0
        assert second

    def test_the_interrupt_key_does_not_reach_the_process(self, voice: VoiceProcess) -> None:
        voice.voices()
        (child,) = children()
        os.kill(child.pid, signal.SIGINT)
        assert voice.render(HUM).result(LIMIT_S).duration_s == 1.0
        assert children() == [child]


def test_the_process_loads_neither_qt_nor_a_database(
    voice: VoiceProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VOICES, "moody", "fakes.voice_engines:Moody")
    voice.render(SpeechRequest(PROMPT, "hibari:heart")).result(LIMIT_S)
    voice.render(SpeechRequest(PROMPT, "system:gmw/en-us")).result(LIMIT_S)
    listing = tmp_path / "modules"
    voice.render(replace(HUM, text=f"modules to {listing}")).result(LIMIT_S)
    loaded = {name.partition(".")[0] for name in listing.read_text().split()}
    assert {"hibari", "pyttsx3"} <= loaded
    assert not loaded & {"PySide6", "shiboken6", "sqlalchemy", "alembic"}


def test_an_engine_that_kills_its_process_leaves_the_others(
    voice: VoiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(VOICES):
        monkeypatch.delitem(VOICES, name)
    monkeypatch.setitem(VOICES, "missing", "fakes.voice_engines:Missing")
    monkeypatch.setitem(VOICES, "stillborn", "fakes.voice_engines:Stillborn")
    monkeypatch.setitem(VOICES, "moody", "fakes.voice_engines:Moody")
    assert [found.id for found in voice.voices(LIMIT_S)] == ["moody:one"]
    assert voice.render(SpeechRequest("hum", "")).result(LIMIT_S).duration_s == 1.0


def test_without_any_voice_the_reason_is_told(
    voice: VoiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(VOICES):
        monkeypatch.delitem(VOICES, name)
    monkeypatch.setitem(VOICES, "missing", "fakes.voice_engines:Missing")
    monkeypatch.setitem(VOICES, "stillborn", "fakes.voice_engines:Stillborn")
    with pytest.raises(NoVoice, match="No module named 'moody'"):
        voice.voices(LIMIT_S)
    with pytest.raises(NoVoice):
        voice.render(SpeechRequest("hum", "missing:one")).result(LIMIT_S)
    with pytest.raises(NoVoice):
        voice.render(SpeechRequest("hum", "missing:one")).result(LIMIT_S)


PARENT = """
    import sys
    from pathlib import Path
    from tpm_interview.domain.sound import SpeechRequest
    from tpm_interview.speech.voices.process import VoiceProcess

    if __name__ == "__main__":
        voice = VoiceProcess(Path(sys.argv[1]))
        voice.render(SpeechRequest("Speak up.", "")).result(60)
        voice.render(SpeechRequest("Speak up.", "system:gmw/en-us")).result(60)
        heavy = {"PySide6", "sqlalchemy", "hibari", "pyttsx3", "numpy"}
        print("loaded", sorted(heavy & set(sys.modules)), flush=True)
        voice.render(SpeechRequest("speak without end " * 500, "hibari:heart"))
        sys.stdin.read()
"""


def test_the_process_keeps_stdout_clean_and_dies_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-W", "error", script, tmp_path / "cache"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "loaded []\n"
        family = psutil.Process(parent.pid).children()
        parent.kill()
        gone, alive = psutil.wait_procs(family, timeout=10)
        assert gone
        assert not alive
        assert parent.stdout.read() == ""
