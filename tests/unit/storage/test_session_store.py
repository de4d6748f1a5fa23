from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import event

from tpm_interview.domain.errors import UnknownSession
from tpm_interview.domain.practice import Answers, Mark
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, PromptKind, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.storage import opening
from tpm_interview.storage.library import Library
from tpm_interview.storage.session_store import SessionStore

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
PLAN = DEFAULT_PLANS[Mode.MOCK]
WHY, HOW = NewPrompt("why", "Why?"), NewPrompt("how", "How?")


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def sessions(library: Library) -> SessionStore:
    return library.sessions


def test_a_session_comes_back_as_it_was_begun(sessions: SessionStore) -> None:
    begun = sessions.begin(PLAN, [WHY, HOW], NOW)
    assert begun.plan == PLAN
    assert begun.started_at == NOW
    assert [prompt.position for prompt in begun.prompts] == [0, 1]
    assert sessions.get(begun.id) == begun


def test_times_come_back_in_utc(sessions: SessionStore) -> None:
    abroad = NOW.astimezone(timezone(timedelta(hours=9)))
    begun = sessions.begin(PLAN, [], abroad)
    assert sessions.get(begun.id).started_at == NOW
    assert sessions.get(begun.id).started_at.tzinfo is UTC


def test_a_time_without_a_zone_is_a_bug(sessions: SessionStore) -> None:
    with pytest.raises(Exception, match="time zone"):
        sessions.begin(PLAN, [], NOW.replace(tzinfo=None))
    assert sessions.count() == 0


def test_an_unknown_session_is_told_by_number(sessions: SessionStore) -> None:
    with pytest.raises(UnknownSession, match="7"):
        sessions.get(7)
    with pytest.raises(UnknownSession, match="7"):
        sessions.end(7, NOW)
    with pytest.raises(UnknownSession, match="7"):
        sessions.add_prompt(7, WHY, 1)


def test_a_follow_up_comes_right_behind_its_question(sessions: SessionStore) -> None:
    begun = sessions.begin(PLAN, [WHY, HOW], NOW)
    other = sessions.begin(PLAN, [WHY, HOW], NOW)
    follow_up = NewPrompt("why", "Since when?", PromptKind.FOLLOW_UP)
    added = sessions.add_prompt(begun.id, follow_up, begun.prompts[0].id)
    prompts = sessions.get(begun.id).prompts
    assert [prompt.text for prompt in prompts] == ["Why?", "Since when?", "How?"]
    assert [prompt.position for prompt in prompts] == [0, 1, 2]
    assert prompts[1] == added
    assert sessions.get(other.id) == other


def test_pages_are_newest_first(sessions: SessionStore) -> None:
    numbers = [sessions.begin(PLAN, [WHY], later(minute)).id for minute in (1, 3, 2)]
    assert sessions.count() == 3
    assert [session.id for session in sessions.newest(2)] == [numbers[1], numbers[2]]
    assert [session.id for session in sessions.newest(2, offset=2)] == [numbers[0]]


def test_a_page_holds_takes_with_rating_and_transcript(sessions: SessionStore) -> None:
    begun = sessions.begin(PLAN, [WHY, HOW], NOW)
    first = sessions.type_answer(begun.prompts[0].id, "because", NOW, 3.0)
    second = sessions.type_answer(begun.prompts[0].id, "therefore", NOW, 4.0)
    sessions.rate(second.id, 4, NOW)
    (session,) = sessions.newest(5)
    assert [take.text for take in session.takes] == ["because", "therefore"]
    assert session.prompts[0].takes == (first, sessions.take(second.id))
    assert session == sessions.get(begun.id)


def test_a_page_takes_the_same_few_statements_however_much_it_holds(folder: Path) -> None:
    folder.mkdir()
    database = opening.database_to_write(folder)
    sessions = SessionStore(database)
    counts = []
    for _ in range(2):
        for _ in range(4):
            begun = sessions.begin(PLAN, [WHY, HOW], NOW)
            for prompt in begun.prompts:
                take = sessions.type_answer(prompt.id, "because", NOW, 1.0)
                sessions.rate(take.id, 1, NOW)
        seen: list[str] = []

        def note(*arguments: object, seen: list[str] = seen) -> None:
            seen.append(str(arguments[2]))

        event.listen(database.engine, "before_cursor_execute", note)
        sessions.newest(100)
        event.remove(database.engine, "before_cursor_execute", note)
        counts.append(len(seen))
    database.close()
    assert counts[0] == counts[1] <= 8


def test_more_takes_than_a_statement_holds_still_come(sessions: SessionStore) -> None:
    begun = sessions.begin(PLAN, [WHY], NOW)
    for _ in range(510):
        sessions.type_answer(begun.prompts[0].id, "because", NOW, 1.0)
    assert {take.text for take in sessions.get(begun.id).takes} == {"because"}


def test_the_newest_session_with_an_open_prompt_can_be_resumed(sessions: SessionStore) -> None:
    assert sessions.unfinished() is None
    older = sessions.begin(PLAN, [WHY], NOW)
    answered = sessions.begin(PLAN, [WHY, HOW], later(1))
    sessions.type_answer(answered.prompts[0].id, "because", later(1), 1.0)
    assert sessions.unfinished() == sessions.get(answered.id)
    sessions.skip(answered.prompts[1].id)
    assert sessions.get(answered.id).prompts[1].skipped
    assert sessions.unfinished() == older
    sessions.end(older.id, later(2))
    assert sessions.unfinished() is None
    assert sessions.get(older.id).ended_at == later(2)


def test_answers_are_counted_by_question_without_follow_ups(sessions: SessionStore) -> None:
    begun = sessions.begin(PLAN, [WHY, HOW], NOW)
    follow_up = sessions.add_prompt(
        begun.id, NewPrompt("how", "Oh?", PromptKind.FOLLOW_UP), begun.prompts[1].id
    )
    for prompt in (begun.prompts[0], begun.prompts[0], follow_up):
        sessions.type_answer(prompt.id, "because", NOW, 1.0)
    assert sessions.times_answered() == {"why": 2}


def test_answers_tell_of_the_newest_take_and_of_the_marks_in_force(
    sessions: SessionStore,
) -> None:
    begun = sessions.begin(PLAN, [WHY, HOW], NOW)
    first = sessions.type_answer(begun.prompts[0].id, "Late.", later(1), 10)
    sessions.type_answer(begun.prompts[0].id, "Less late.", later(2), 10)
    sessions.rate(first.id, 1, later(3))
    sessions.rate(first.id, 4, later(4))
    assert sessions.answers() == {"why": Answers(2, later(2), (Mark(later(1), 4),))}


def test_skipping_what_is_not_there_is_a_bug(sessions: SessionStore) -> None:
    with pytest.raises(LookupError):
        sessions.skip(7)


def test_everything_is_there_after_a_restart(folder: Path) -> None:
    with Library.open(folder) as library:
        begun = library.sessions.begin(PLAN, [WHY], NOW)
        take = library.sessions.begin_take(begun.prompts[0].id, NOW)
        library.sessions.finish_take(take.id, 2.0, TakeState.RECORDED)
        said = Transcript(Version.LIVE, NOW, (Word("so", 0.1, 0.25, 0.5),))
        library.sessions.add_transcript(take.id, said, TakeState.RECOGNIZED)
        before = library.sessions.get(begun.id)
    with Library.open(folder) as library:
        assert library.sessions.get(begun.id) == before
        assert before.takes[0].transcript == said
