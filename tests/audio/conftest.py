"""The virtual sound card for all audio tests; without PulseAudio's programs they are skipped."""

from collections.abc import Iterator

import pytest

from fakes.virtual_audio import VirtualAudio, missing_programs


@pytest.fixture(autouse=True)
def _sound_programs() -> None:
    missing = missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (Debian: pulseaudio pulseaudio-utils)")


@pytest.fixture
def exact_audio() -> Iterator[VirtualAudio]:
    """Runs at 16 kHz mono, as recordings do: nothing is resampled on the way."""
    with VirtualAudio(rate_hz=16_000) as audio:
        yield audio


@pytest.fixture
def audio() -> Iterator[VirtualAudio]:
    """Runs at 48 kHz stereo, as most sound cards do."""
    with VirtualAudio(rate_hz=48_000) as audio:
        yield audio
