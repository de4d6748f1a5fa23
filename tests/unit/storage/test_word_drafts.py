"""Edits that are not saved yet."""

from fakes.spoken_library import add_takes
from tpm_interview.domain.take_versions import WordDraft
from tpm_interview.storage import erasing
from tpm_interview.storage.library import Library


def test_what_was_not_saved_of_an_erased_take_is_not_kept(library: Library) -> None:
    gone, there = add_takes(library, 2)
    erasing.decide(library.folder, whole=[gone])
    erasing.carry_on(library.folder)
    for take_id in (gone, there):
        library.word_drafts.keep(WordDraft(take_id, 1, "we migrated"))
    assert library.word_drafts.of_take(gone) is None
    assert library.word_drafts.of_take(there) == WordDraft(there, 1, "we migrated")
