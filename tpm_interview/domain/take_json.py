"""What programs read of a take, the same in an export and from the command line."""

from collections.abc import Mapping
from typing import Any

from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.transcript import Word

Json = Mapping[str, Any]  # a JSON object's values are of any type


def beside_json(beside: Annotations) -> Json:
    """The candidate's own; what mentors sent is not in it."""
    return {
        "starred": beside.is_starred,
        "note": beside.note,
        "marks": [{"at_s": round(mark.at_s, 3), "text": mark.text} for mark in beside.marks],
        "ratings": [
            {"rating": each.rating, "rated_at": each.rated_at.isoformat()}
            for each in beside.ratings
        ],
    }


def word_json(word: Word) -> Json:
    return {
        "text": word.text,
        "start_s": round(word.start_s, 3),
        "end_s": round(word.end_s, 3),
        "probability": round(word.probability, 3),
    }
