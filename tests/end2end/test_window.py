"""A candidate at the window: a real one, with keys, a voice to hear, a microphone to speak to."""

import os
from pathlib import Path

from fakes.screen import VirtualScreen
from fakes.speech_maker import spoken
from fakes.virtual_audio import VirtualAudio
from fakes.window_driver import WindowDriver
from tpm_interview.domain.session import Mode
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.file_transcription import FileTranscriber
from tpm_interview.speech.audio_files import read_pcm
from tpm_interview.storage.library import Library

ANSWER = "I asked the payments team for two dates and told the steering group the same afternoon."


def test_a_question_is_heard_answered_written_down_and_found_again(
    screen: VirtualScreen, audio: VirtualAudio, library: Path, tmp_path: Path
) -> None:
    env = {**os.environ, **audio.env, **screen.env}
    heard = tmp_path / "heard.wav"
    with WindowDriver(library, env) as window:
        window.until("Start practice", "VirtualMic", "questions fit")
        with audio.record_speakers(heard):
            screen.press("space")
            window.until("Question 1 of 5", "Speaking.")
            prompt = _prompt(library)
            window.until_gone("Speaking.")
        screen.press("space")
        window.until("Finish answer")
        audio.play(spoken(ANSWER, tmp_path)).wait(60)
        window.until("payments team")
        screen.press("space")
        assert "words/min" not in window.until("How was it?")
        screen.press("3")
        window.until("What you said", "steering group", "Speaking rate")
        screen.press("Escape")
        window.until("Resume")
        assert window.close_window() == 0
    assert _overlap(prompt, heard) > 0.6
    with WindowDriver(library, env) as window:
        window.until("Resume")
        screen.press("ctrl+2")
        window.until("steering group", prompt[:30])
        with audio.record_speakers(tmp_path / "again.wav"):
            screen.press("space")
            window.until("Pause")
            window.until("Play")
        assert window.close_window() == 0
    assert _overlap(ANSWER, tmp_path / "again.wav") > 0.8
    log = (library / "log" / "tpm-interview.log").read_text("utf-8")
    assert "Opened the library" in log
    assert not any(word in log for word in ("payments", "steering", prompt[:20]))


def _prompt(library: Path) -> str:
    with Library.open(library, read_only=True) as opened:
        (session,) = opened.sessions.newest(1)
        assert session.plan.mode is Mode.PRACTICE
        return session.prompts[0].text


def _overlap(text: str, sound: Path) -> float:
    """Share of the words of `text` that a recognizer hears in `sound`."""
    assert read_pcm(sound)
    with FileTranscriber(RecognizerSettings()) as transcriber:
        heard = transcriber.recognize(sound).text
    wanted, got = _words(text), _words(heard)
    return len(wanted & got) / len(wanted)


def _words(text: str) -> set[str]:
    return {word.strip(".,?!;:\u201c\u201d").casefold() for word in text.split()}
