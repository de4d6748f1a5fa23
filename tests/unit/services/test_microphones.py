"""The microphone check, on a microphone under the test's control."""

import pytest

from fakes.sounds import tone
from fakes.sources import FakeSource
from tpm_interview.domain.errors import MicrophoneLost, NoMicrophone, UserError
from tpm_interview.domain.sound import Loudness, MicrophoneFinding
from tpm_interview.services import microphones
from tpm_interview.services.microphones import CHECK_S, MicrophoneMonitor
from tpm_interview.services.sources import OpenSource

SYLLABLE = tone(200, 0.3, amplitude=0.3) + tone(200, 0.2, amplitude=0.03)


class Stand:
    """A monitor, what it told, and the sources it opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.levels: list[float] = []
        self.checked: list[tuple[bytes, MicrophoneFinding]] = []
        self.lost: list[UserError] = []
        self.names: list[str] = []
        self.sources: list[FakeSource] = []
        self.refuses: UserError | None = None
        monkeypatch.setattr(microphones, "opener", self._opener)
        self.monitor = MicrophoneMonitor(
            self.levels.append,
            lambda pcm, finding: self.checked.append((pcm, finding)),
            self.lost.append,
        )

    def _opener(self, name: str) -> OpenSource:
        self.names.append(name)
        self.sources.append(FakeSource(self.refuses))
        return self.sources[-1]


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Stand:
    return Stand(monkeypatch)


def test_every_piece_of_sound_gives_a_level(stand: Stand) -> None:
    stand.monitor.open("")
    stand.sources[0].sound(bytes(3200))
    stand.sources[0].sound(tone(200, 0.1, amplitude=1.0))
    assert stand.levels == [pytest.approx(-96.0), pytest.approx(-3.0, abs=0.1)]
    assert stand.checked == []


def test_a_check_keeps_four_seconds_and_judges_them_once(stand: Stand) -> None:
    stand.monitor.open("")
    stand.sources[0].sound(b"\x01\x02" * 1600)  # before the check: not kept
    stand.monitor.check()
    for _ in range(10):
        stand.sources[0].sound(SYLLABLE)
    ((pcm, finding),) = stand.checked
    assert pcm == (SYLLABLE * 8)[: int(CHECK_S * 32_000)]
    assert finding.loudness is Loudness.GOOD


def test_a_second_check_begins_anew(stand: Stand) -> None:
    stand.monitor.open("")
    stand.monitor.check()
    stand.sources[0].sound(SYLLABLE * 4)
    stand.monitor.check()
    stand.sources[0].sound(bytes(4 * 32_000))
    ((pcm, finding),) = stand.checked
    assert pcm == bytes(4 * 32_000)
    assert finding.loudness is Loudness.SILENT


def test_another_microphone_takes_the_place_of_the_one_before(stand: Stand) -> None:
    stand.monitor.open("Jabra")
    stand.monitor.check()
    stand.monitor.open("Desk")
    assert stand.names == ["Jabra", "Desk"]
    assert [source.is_open for source in stand.sources] == [False, True]
    stand.sources[1].sound(bytes(4 * 32_000))
    assert stand.checked == []


def test_a_microphone_that_cannot_be_opened_is_told_and_leaves_none_open(stand: Stand) -> None:
    stand.monitor.open("Jabra")
    stand.refuses = NoMicrophone("Desk")
    with pytest.raises(NoMicrophone):
        stand.monitor.open("Desk")
    assert not any(source.is_open for source in stand.sources)
    stand.monitor.close()


def test_a_microphone_pulled_out_is_told(stand: Stand) -> None:
    stand.monitor.open("")
    stand.sources[0].lose()
    assert [type(error) for error in stand.lost] == [MicrophoneLost]
