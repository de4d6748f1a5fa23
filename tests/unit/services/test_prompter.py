"""Speaking prompts and lighting their words."""

import pytest

from fakes.voice import FakePlayer, FakeVoice
from tpm_interview.domain.errors import NoSpeaker, VoiceFailed
from tpm_interview.domain.settings import VoiceSettings
from tpm_interview.services.prompter import (
    PromptEnded,
    Prompter,
    PrompterEvent,
    PromptStarted,
    PromptUnspoken,
)

TEXT = "Why do you want this role?"


class Stage:
    """A prompter on fakes, and what it told."""

    def __init__(self, *, muted: bool = False) -> None:
        self.voice, self.player = FakeVoice(), FakePlayer()
        self.prompter = Prompter(self.voice, self.player, VoiceSettings(muted=muted))
        self.events: list[PrompterEvent] = []
        self.prompter.subscribe(self.events.append)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_prompt_is_rendered_played_and_ended(stage: Stage) -> None:
    stage.prompter.speak(TEXT)
    assert stage.player.is_playing
    stage.prompter.ended()
    assert stage.events == [PromptStarted(TEXT), PromptEnded(TEXT)]


def test_the_lit_word_follows_the_sound(stage: Stage) -> None:
    stage.prompter.speak(TEXT)
    stage.player.position_s = 1.2
    assert stage.prompter.lit_word == 2
    stage.prompter.stop()
    assert stage.prompter.lit_word == -1


def test_only_the_newest_prompt_is_played(stage: Stage) -> None:
    stage.voice.at_once = False
    stage.prompter.speak("An old prompt.")
    stage.prompter.speak(TEXT)
    stage.voice.finish()
    assert stage.events == [PromptStarted(TEXT)]
    assert len(stage.player.loaded) == 1


def test_stop_holds_even_while_the_voice_still_renders(stage: Stage) -> None:
    stage.voice.at_once = False
    stage.prompter.speak(TEXT)
    stage.prompter.stop()
    stage.voice.finish()
    assert not stage.player.is_playing
    assert stage.events == []


def test_a_voice_that_fails_leaves_the_prompt_to_be_read(stage: Stage) -> None:
    stage.voice.fails = VoiceFailed()
    stage.prompter.speak(TEXT)
    (event,) = stage.events
    assert isinstance(event, PromptUnspoken)
    assert isinstance(event.error, VoiceFailed)


def test_a_missing_speaker_leaves_the_prompt_to_be_read(stage: Stage) -> None:
    stage.player.refuses = NoSpeaker()
    stage.prompter.speak(TEXT)
    (event,) = stage.events
    assert isinstance(event, PromptUnspoken)
    assert isinstance(event.error, NoSpeaker)


def test_a_muted_voice_renders_nothing() -> None:
    stage = Stage(muted=True)
    stage.prompter.prefetch(TEXT)
    stage.prompter.speak(TEXT)
    assert stage.voice.requests == stage.voice.prefetched == []
    assert stage.events == [PromptUnspoken(TEXT, None)]


def test_voice_and_speed_are_those_of_the_settings(stage: Stage) -> None:
    stage.prompter.use(VoiceSettings(voice="system:en-us", speed=0.8))
    stage.prompter.prefetch(TEXT)
    (request,) = stage.voice.prefetched
    assert (request.voice, request.speed) == ("system:en-us", 0.8)
