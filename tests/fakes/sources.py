"""A microphone under the test's control."""

from tpm_interview.domain.errors import MicrophoneLost, UserError
from tpm_interview.services.sources import OnLost, OnSound, SoundSource


class FakeSource:
    """Sounds when told to; `refuses` is raised when it is opened."""

    def __init__(self, refuses: UserError | None = None) -> None:
        self._refuses = refuses
        self._on_sound: OnSound | None = None
        self._on_lost: OnLost | None = None
        self.is_open = False

    def __call__(self, on_sound: OnSound, on_lost: OnLost) -> SoundSource:
        self._on_sound, self._on_lost = on_sound, on_lost
        return self

    def open(self) -> None:
        if self._refuses is not None:
            raise self._refuses
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def sound(self, pcm: bytes) -> None:
        assert self._on_sound is not None
        self._on_sound(pcm)

    def lose(self) -> None:
        assert self._on_lost is not None
        self._on_lost(MicrophoneLost())
