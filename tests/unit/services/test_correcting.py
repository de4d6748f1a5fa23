from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fakes.rehearsed import NOW, Rehearsed, said
from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.errors import LibraryReadOnly, NoWordsLeft
from tpm_interview.domain.review_change import ReviewAction, ReviewDone
from tpm_interview.domain.search_query import parse
from tpm_interview.domain.session import TakeState
from tpm_interview.domain.take_export import TakeChoice
from tpm_interview.domain.take_versions import WordDraft
from tpm_interview.domain.transcript import Span, Transcript, Version, Word, WordSource
from tpm_interview.services.correcting import Correcting
from tpm_interview.services.facts import delivery
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.search import SearchService
from tpm_interview.services.take_choice import TakeReader
from tpm_interview.storage import opening
from tpm_interview.storage.database import Database
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.library import Library

HEARD = "we my grated the cluster um in a week"
MEANT = "we migrated the cluster um in a week"


class Correction:
    """A take of a real library, and what corrects it; the clock stands."""

    def __init__(self, library: Library) -> None:
        database = Database(open_engine(library.folder / opening.DATABASE, Access.WRITE))
        self.library = library
        self.rehearsed = Rehearsed(library, database)
        self.changes = ReviewChanges()
        self.now = NOW + timedelta(days=1)
        self.service = Correcting(library, self.changes, lambda: self.now)
        self.take_id = self.rehearsed.say(HEARD)
        self.close = database.close

    def text(self) -> str:
        return self.library.sessions.take(self.take_id).text

    def kinds(self) -> list[Version]:
        return [each.transcript.version for each in self.service.versions(self.take_id)]

    def counting(self) -> Transcript:
        (found,) = [each for each in self.service.versions(self.take_id) if each.counts]
        assert found.transcript == self.library.sessions.take(self.take_id).transcript
        return found.transcript

    def heard_again(self, text: str) -> None:
        heard = said(text, Version.RECOGNIZED)
        self.library.sessions.add_transcript(self.take_id, heard, TakeState.RECOGNIZED)

    def found(self, typed: str) -> bool:
        query = parse(typed)
        return bool(SearchService(self.library).find(query, 5).hits)


@pytest.fixture
def correction(tmp_path: Path) -> Iterator[Correction]:
    with Library.open(tmp_path / "library") as library:
        made = Correction(library)
        yield made
        made.close()


def test_an_edit_counts_and_keeps_what_was_heard(correction: Correction) -> None:
    assert correction.service.edit(correction.take_id, MEANT).is_changed
    assert correction.text() == MEANT
    assert correction.kinds() == [Version.LIVE, Version.EDITED]
    changed = correction.counting().words[1]
    assert (changed.text, changed.start_s, changed.end_s) == ("migrated", 0.5, 1.5)


def test_an_edit_keeps_speech_recognizer_and_model(correction: Correction) -> None:
    words = (Word("So", 0.0, 0.4), Word("um", 0.5, 0.7, 0.5, WordSource.FILLER))
    heard = Transcript(Version.RECOGNIZED, NOW, words, (Span(0, 0.7),), "whisper-tiny.en", "tiny")
    correction.library.sessions.add_transcript(correction.take_id, heard, TakeState.RECOGNIZED)
    correction.service.edit(correction.take_id, "So, um.")
    made = correction.counting()
    assert (made.speech, made.recognizer, made.model) == (heard.speech, "whisper-tiny.en", "tiny")
    assert made.made_at == correction.now
    assert made.words[1].source is WordSource.FILLER


def test_where_nothing_changed_nothing_is_stored(correction: Correction) -> None:
    assert not correction.service.edit(correction.take_id, f"  {HEARD}\n").is_changed
    assert correction.kinds() == [Version.LIVE]
    assert correction.changes.undoable is None


def test_a_text_without_words_is_refused_and_nothing_changes(correction: Correction) -> None:
    with pytest.raises(NoWordsLeft):
        correction.service.edit(correction.take_id, " ")
    assert correction.kinds() == [Version.LIVE]
    assert correction.changes.undoable is None


def test_an_edit_is_taken_back_and_made_again_by_name(correction: Correction) -> None:
    correction.service.edit(correction.take_id, MEANT)
    assert correction.changes.undo() == ReviewDone(ReviewAction.EDIT)
    assert (correction.text(), correction.kinds()) == (HEARD, [Version.LIVE])
    correction.changes.redo()
    assert correction.text() == MEANT
    correction.changes.undo()
    assert correction.kinds() == [Version.LIVE]


def test_an_older_version_counts_again_and_none_is_lost(correction: Correction) -> None:
    correction.service.edit(correction.take_id, MEANT)
    first, _ = correction.service.versions(correction.take_id)
    correction.service.go_back(correction.take_id, first.id)
    assert correction.text() == HEARD
    assert correction.counting().words == first.transcript.words
    assert correction.kinds() == [Version.LIVE, Version.EDITED, Version.EDITED]
    assert correction.changes.undo() == ReviewDone(ReviewAction.GO_BACK)
    assert correction.text() == MEANT


def test_steps_can_be_taken_back_in_a_row_and_made_again(correction: Correction) -> None:
    take_id = correction.take_id
    correction.service.edit(take_id, MEANT)
    correction.service.go_back(take_id, correction.service.versions(take_id)[0].id)
    correction.service.edit(take_id, "we moved it")
    for text in (HEARD, MEANT, HEARD):
        correction.changes.undo()
        assert correction.text() == text
    for text in (MEANT, HEARD, "we moved it"):
        correction.changes.redo()
        assert correction.text() == text


def test_going_back_to_what_counts_changes_nothing(correction: Correction) -> None:
    (only,) = correction.service.versions(correction.take_id)
    correction.service.go_back(correction.take_id, only.id)
    assert correction.kinds() == [Version.LIVE]


def test_a_clock_set_back_does_not_hide_an_edit(correction: Correction) -> None:
    correction.service.edit(correction.take_id, MEANT)
    correction.now = datetime(2020, 1, 1, tzinfo=UTC)
    correction.service.edit(correction.take_id, "we moved it")
    assert correction.text() == "we moved it"


def test_what_is_recognized_meanwhile_stands_among_the_versions(correction: Correction) -> None:
    (base,) = correction.service.versions(correction.take_id)
    correction.heard_again("we migrated a cluster")
    made = correction.service.edit(correction.take_id, MEANT, base.id)
    assert made.newer is not None
    assert made.newer.transcript.text == "we migrated a cluster"
    assert correction.text() == MEANT
    assert correction.counting().words[1].start_s == 0.5


def test_an_unchanged_text_lets_a_newer_recognition_count(correction: Correction) -> None:
    (base,) = correction.service.versions(correction.take_id)
    correction.heard_again("we migrated a cluster")
    assert not correction.service.edit(correction.take_id, HEARD, base.id).is_changed
    assert correction.text() == "we migrated a cluster"


def test_a_base_that_was_taken_back_gives_way_to_what_counts(correction: Correction) -> None:
    correction.service.edit(correction.take_id, "we moved it")
    gone = correction.service.versions(correction.take_id)[-1].id
    correction.changes.undo()
    correction.service.edit(correction.take_id, MEANT, gone)
    assert correction.counting().words[1].start_s == 0.5


def test_search_finds_what_was_meant_and_no_longer_what_was_heard(correction: Correction) -> None:
    correction.service.edit(correction.take_id, MEANT)
    assert correction.found("migrated")
    assert not correction.found('"my grated"')
    correction.changes.undo()
    assert not correction.found('"we migrated"')
    assert correction.found("grated")


def test_facts_and_exports_follow_the_edit(correction: Correction) -> None:
    long = f"{HEARD} {'and then we told the whole team about it ' * 3}"
    take_id = correction.rehearsed.say(long)
    before = delivery(correction.library.sessions.take(take_id))
    correction.service.edit(take_id, long.replace(" um", ""))
    after = delivery(correction.library.sessions.take(take_id))
    assert before is not None
    assert after is not None
    assert (before.hesitations, after.hesitations) == (1, 0)
    reader = TakeReader(correction.library, lambda: NOW)
    ((exported,),) = [
        each.takes for each in reader.read(TakeChoice(take_ids=(take_id,)), True).prompts
    ]
    assert " um " not in exported.take.text
    assert [each.version for each in exported.versions] == [Version.LIVE, Version.EDITED]


def test_a_typed_answer_is_edited_without_times(correction: Correction) -> None:
    session = correction.library.sessions.get(1)
    typed = correction.library.sessions.type_answer(session.prompts[0].id, "I cut it", NOW, 9)
    correction.service.edit(typed.id, "I cut the scope")
    take = correction.library.sessions.take(typed.id)
    assert (take.text, take.state) == ("I cut the scope", TakeState.TYPED)
    assert take.transcript is not None
    assert set(take.transcript.words) == {
        Word(text, 0.0, 0.0, source=WordSource.TYPED) for text in ("I", "cut", "the", "scope")
    }


def test_back_to_a_version_without_words_the_take_is_silent(correction: Correction) -> None:
    take_id = correction.rehearsed.say("")
    correction.library.sessions.add_transcript(take_id, said(""), TakeState.SILENT)
    heard = said("now there are words", Version.RECOGNIZED)
    correction.library.sessions.add_transcript(take_id, heard, TakeState.RECOGNIZED)
    correction.service.go_back(take_id, correction.service.versions(take_id)[0].id)
    assert correction.library.sessions.take(take_id).state is TakeState.SILENT
    correction.changes.undo()
    assert correction.library.sessions.take(take_id).state is TakeState.RECOGNIZED


def test_differences_lead_from_one_version_to_the_other(correction: Correction) -> None:
    found = correction.service.differences(said("so we moved"), said("So they moved it"))
    kinds = DifferenceKind
    assert [each.kind for each in found] == [kinds.SAME, kinds.REPLACED, kinds.SAME, kinds.ADDED]


def test_what_is_not_saved_is_there_in_the_next_run(correction: Correction) -> None:
    draft = WordDraft(correction.take_id, 1, "we migr\u00e4ted\nthe")
    correction.service.keep_draft(WordDraft(correction.take_id, 1, "we"))
    correction.service.keep_draft(draft)
    correction.library.close()
    with Library.open(correction.library.folder) as library:
        again = Correcting(library, ReviewChanges())
        assert again.draft(correction.take_id) == draft
        again.forget_draft(correction.take_id)
        assert again.draft(correction.take_id) is None
        again.forget_draft(correction.take_id)


def test_a_library_that_is_only_read_stays_as_it_is(correction: Correction) -> None:
    with Library.open(correction.library.folder, read_only=True) as library:
        service = Correcting(library, correction.changes)
        assert service.is_read_only
        with pytest.raises(LibraryReadOnly):
            service.edit(correction.take_id, MEANT)
        assert correction.changes.undoable is None


def test_what_does_not_exist_is_a_bug(correction: Correction) -> None:
    with pytest.raises(LookupError):
        correction.service.edit(999, "so")
    with pytest.raises(LookupError):
        correction.service.go_back(correction.take_id, 999)
