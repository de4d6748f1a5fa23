"""What programs read of a take."""

import json
from datetime import UTC, datetime

from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations, Mark, OwnRating
from tpm_interview.domain.take_json import beside_json, word_json
from tpm_interview.domain.transcript import Word

AT = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)


def test_programs_get_the_history_of_the_ratings() -> None:
    told = beside_json(
        Annotations(
            "Slower\n\nShorter",
            (Mark(65.0, "The vendor"), Mark(70.0)),
            ratings=(OwnRating(2, AT), OwnRating(3, AT.replace(day=14))),
            is_starred=True,
        )
    )
    assert (told["starred"], told["note"]) == (True, "Slower\n\nShorter")
    assert told["marks"] == [{"at_s": 65.0, "text": "The vendor"}, {"at_s": 70.0, "text": ""}]
    assert told["ratings"] == [
        {"rating": 2, "rated_at": "2026-05-13T12:00:00+00:00"},
        {"rating": 3, "rated_at": "2026-05-14T12:00:00+00:00"},
    ]


def test_where_nothing_was_said_by_hand_all_is_there_and_empty() -> None:
    told = json.dumps(beside_json(NO_ANNOTATIONS))
    assert json.loads(told) == {"starred": False, "note": "", "marks": [], "ratings": []}


def test_words_have_their_times_to_a_thousandth() -> None:
    assert word_json(Word("late", 0.12345, 0.4567, 0.98765)) == {
        "text": "late",
        "start_s": 0.123,
        "end_s": 0.457,
        "probability": 0.988,
    }
