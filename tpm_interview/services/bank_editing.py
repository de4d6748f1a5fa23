"""What the candidate does to the question bank; every change can be taken back by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex

from tpm_interview.domain.bank_edit import Action, BankEdit
from tpm_interview.domain.drafts import merged, tidied
from tpm_interview.domain.question import OTHER, Competency, Origin, Question, QuestionSet
from tpm_interview.domain.wording import one_line, slug
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.rehearsal import Clock, utc_now
from tpm_interview.storage.library import Library

KEPT_IN_TRASH = timedelta(days=30)


class BankEditor:
    """Adds, edits, hides, deletes, tags and merges questions.

    Methods may be called from any thread, and raise LibraryReadOnly or DiskFull with nothing
    changed. All but erasing can be taken back through `BankChanges`.
    """

    def __init__(self, library: Library, changes: BankChanges, clock: Clock = utc_now) -> None:
        self._store = library.questions
        self._changes = changes
        self._clock = clock

    # Questions

    def save(self, draft: Question, competency: Competency | None = None) -> Question:
        """Adds a draft whose id is empty, else edits the question of this id; what is stored.

        A shipped question stays as it is: the candidate gets a copy of their own, which takes its
        place in every set, and the original is hidden. Only its tags are changed in place.
        `competency` is one that may be new. Raises
        EmptyQuestion, TextTooLong, UnknownQuestion.
        """
        question = tidied(draft)
        new = (competency or OTHER,) if competency or question.competency == OTHER.slug else ()
        if not question.id:
            question = replace(question, id=new_id(question.text))
            self._changes.make(BankEdit((question,), competencies=new), Action.ADD)
            return question
        changed = edited(self._store.get(question.id), question)
        if not changed:
            return question
        action = Action.EDIT if len(changed) == 1 else Action.COPY
        sets = self._sets_with(changed[0].id, question.id)
        self._changes.make(BankEdit(changed, sets=sets, competencies=new), action)
        return changed[0]

    def hide(self, ids: Sequence[str], hidden: bool = True) -> None:
        """Hidden questions are never drawn; `hidden` False shows them again."""
        action = Action.HIDE if hidden else Action.SHOW
        self._change(ids, lambda each: replace(each, hidden=hidden), action)

    def delete(self, ids: Sequence[str]) -> None:
        """Moves questions to the trash."""
        at = self._clock()
        self._change(ids, lambda each: replace(each, trashed_at=at), Action.DELETE)

    def restore(self, ids: Sequence[str]) -> None:
        """Takes questions out of the trash."""
        self._change(ids, lambda each: replace(each, trashed_at=None), Action.RESTORE)

    def tag(self, ids: Sequence[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        gone = set(remove)
        new = [tag for tag in map(one_line, add) if tag]

        def tagged(question: Question) -> Question:
            tags = dict.fromkeys((*question.tags, *new))
            return replace(question, tags=tuple(tag for tag in tags if tag not in gone))

        self._change(ids, tagged, Action.TAG)

    def merge(self, into: str, question: Question) -> Question:
        """Gives the question `into` what only the other has; the other goes to the trash.

        The other may be a draft that is not stored yet. What is stored comes back, and takes the
        place of both in every set. Raises UnknownQuestion.
        """
        kept = self._store.get(into)
        changed = edited(kept, merged(kept, tidied(question)))
        stored = changed[0] if changed else kept
        sets = self._sets_with(stored.id, into, question.id)
        if question.id:
            other = replace(self._store.get(question.id), trashed_at=self._clock())
            self._changes.make(BankEdit((*changed, other), sets=sets), Action.MERGE)
        elif changed:
            self._changes.make(BankEdit(changed, sets=sets), Action.MERGE)
        return stored

    # Trash

    def purge(self, ids: Sequence[str] | None = None) -> int:
        """Erases what is in the trash, or of it only `ids`; how many. Cannot be taken back.

        Questions that came with the app are hidden instead: a shipped file would bring them again.
        """
        wanted = None if ids is None else set(ids)
        trash = [each for each in self._store.trash() if wanted is None or each.id in wanted]
        self._erase(trash)
        return len(trash)

    def purge_expired(self) -> None:
        """Erases what has been in the trash for longer than `KEPT_IN_TRASH`."""
        before = self._clock() - KEPT_IN_TRASH
        trash = self._store.trash()
        self._erase([each for each in trash if each.trashed_at and each.trashed_at < before])

    def _erase(self, trash: Sequence[Question]) -> None:
        if not trash:
            return
        hidden = tuple(
            replace(each, hidden=True, trashed_at=None) for each in trash if not each.is_own
        )
        self._changes.erase(BankEdit(hidden, gone=tuple(each.id for each in trash if each.is_own)))

    def _sets_with(self, new: str, *old: str) -> tuple[QuestionSet, ...]:
        """Sets that change when the question `new` takes the place of others, once in each."""
        made = []
        for each in self._store.sets():
            ids = dict.fromkeys(new if id in old else id for id in each.question_ids)
            if tuple(ids) != each.question_ids:
                made.append(replace(each, question_ids=tuple(ids)))
        return tuple(made)

    def _change(
        self, ids: Sequence[str], change: Callable[[Question], Question], action: Action
    ) -> None:
        wanted = set(ids)
        old = [each for each in self._store.everything() if each.id in wanted]
        changed = tuple(new for each in old if (new := change(each)) != each)
        if changed:
            self._changes.make(BankEdit(changed), action, len(changed))


def new_id(text: str) -> str:
    """An id that no other question has, made from the first words."""
    return f"{slug(text)[:40].strip('-')}-{token_hex(4)}"


def edited(old: Question, new: Question) -> tuple[Question, ...]:
    """What an edit stores: nothing, the new content, or an own copy and its hidden original."""
    if new == old:
        return ()
    if old.is_own or replace(old, tags=new.tags) == new:
        return (new,)
    copy = replace(
        new, id=new_id(new.text), origin=Origin.OWN, source=None, based_on=old.id, hidden=False
    )
    return copy, replace(old, hidden=True)
