"""Work that tells how far it is, and is stopped."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tpm_interview.domain.progress import Cancelled, unheard
from tpm_interview.ui.background import Background
from tpm_interview.ui.stoppable import watched


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_steps_of_less_than_a_percent_are_not_shown(qtbot: QtBot, background: Background) -> None:
    shown: list[float] = []
    on_progress = watched(threading.Event(), background, shown.append)

    def work() -> None:
        for step in range(10_001):
            on_progress(step / 10_000)

    with qtbot.waitCallback() as done:
        background.run(work, done)
    assert len(shown) == 101
    assert shown[-1] == 1.0


def test_work_that_is_stopped_ends_at_its_next_step(background: Background) -> None:
    stop = threading.Event()
    on_progress = watched(stop, background, unheard)
    on_progress(0.1)
    stop.set()
    with pytest.raises(Cancelled):
        on_progress(0.1)
