"""What the candidate says of fillers, in a library, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.rehearsed import NOW
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.review_change import ReviewAction, TakesChanged
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.services.facts import fillers_of
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.storage.library import Library

SAID = ("So", "um", "we", "moved", "the", "date.")


class Marked:
    """One take whose words are half a second long, and what counts as its fillers."""

    def __init__(self, library: Library) -> None:
        self.library, self.changes = library, ReviewChanges()
        self.marking = FillerMarking(library, self.changes)
        plan, asked = DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("slip", "Why?")]
        session = library.sessions.begin(plan, asked, NOW)
        self.id = library.sessions.begin_take(session.prompts[0].id, NOW).id
        library.sessions.finish_take(self.id, 3.0, TakeState.RECORDED)
        words = tuple(Word(text, i / 2, i / 2 + 0.4) for i, text in enumerate(SAID))
        said = Transcript(Version.RECOGNIZED, NOW, words)
        library.sessions.add_transcript(self.id, said, TakeState.RECOGNIZED)

    def fillers(self) -> tuple[Filler, ...]:
        beside = self.library.annotations.of_takes([self.id])[self.id]
        return fillers_of(self.library.sessions.take(self.id), beside)

    def counted(self) -> list[tuple[int, float, FillerSource]]:
        return [(each.first, each.at_s, each.source) for each in self.fillers()]


UM = (1, 0.5, FillerSource.HEARD)
WE = (2, 1.0, FillerSource.MARKED)


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[Marked]:
    with Library.open(tmp_path / "library") as library:
        yield Marked(library)


def test_a_filler_that_was_heard_is_taken_back_and_comes_again(marked: Marked) -> None:
    assert marked.counted() == [UM]
    marked.marking.take_back(marked.id, marked.fillers()[0])
    assert marked.counted() == []
    marked.marking.mark(marked.id, 0.5)
    assert marked.counted() == [UM]


def test_a_word_is_marked_and_the_mark_goes_without_a_trace(marked: Marked) -> None:
    marked.marking.mark(marked.id, 1.0)
    assert marked.counted() == [UM, WE]
    marked.marking.take_back(marked.id, marked.fillers()[1])
    assert marked.counted() == [UM]
    assert marked.library.annotations.of_takes([marked.id])[marked.id].fillers == ()


def test_a_mark_a_little_beside_its_word_is_found_again(marked: Marked) -> None:
    marked.marking.mark(marked.id, 1.03)
    assert marked.counted() == [UM, WE]
    marked.marking.take_back(marked.id, marked.fillers()[1])
    assert marked.counted() == [UM]


def test_a_moment_without_a_word_is_marked_to_the_millisecond(marked: Marked) -> None:
    marked.marking.mark(marked.id, 1.2504)
    assert marked.counted() == [UM, (-1, 1.25, FillerSource.MARKED)]
    marked.marking.take_back(marked.id, marked.fillers()[1])
    assert marked.counted() == [UM]


def test_every_change_is_told_and_can_be_taken_back(marked: Marked) -> None:
    told: list[TakesChanged] = []
    marked.changes.subscribe(told.append)
    marked.marking.mark(marked.id, 1.0)
    marked.marking.take_back(marked.id, marked.fillers()[0])
    assert marked.counted() == [WE]
    for counted in ([UM, WE], [UM]):
        done = marked.changes.undo()
        assert done
        assert done.action is ReviewAction.FILLER
        assert marked.counted() == counted
    marked.changes.redo()
    assert marked.counted() == [UM, WE]
    assert {change.take_ids for change in told} == {(marked.id,)}
    assert len(told) == 5


def test_marking_what_counts_already_changes_nothing(marked: Marked) -> None:
    marked.marking.mark(marked.id, 0.5)
    marked.marking.mark(marked.id, 1.0)
    marked.marking.mark(marked.id, 1.0)
    marked.changes.undo()
    assert marked.counted() == [UM]
    assert marked.changes.undoable is None
