"""The history of a question, and its takes held against one another."""

from collections.abc import Mapping, Sequence

from tpm_interview.analysis.comparison import (
    fact_rows,
    numbers_only_here,
    phrases_only_here,
    word_kinds,
)
from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.comparison import (
    MOST_COMPARED,
    Asked,
    ComparedTake,
    Comparison,
    Headline,
    PastTake,
)
from tpm_interview.domain.session import Take
from tpm_interview.services.facts import delivery, filler_counts, fillers_of, long_pauses
from tpm_interview.services.take_facts import take_facts
from tpm_interview.storage.library import Library


class Comparing:
    """Methods may be called from any thread; takes in the trash are left out everywhere."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._store = library.question_history

    def asked(self, take_id: int) -> Asked:
        """What a take answers. An id that does not exist is a LookupError."""
        return self._store.asked(take_id)

    def history(self, asked: Asked) -> tuple[PastTake, ...]:
        """All takes of a question, oldest first, as read without their words."""
        return self._store.takes(asked)

    def headlines(self, take_ids: Sequence[int]) -> Mapping[int, Headline]:
        """The measurements of a page of takes by their ids; reads all of their words."""
        beside = self._library.annotations.of_takes(take_ids)
        takes = self._store.with_words(take_ids)
        return {take.id: _headline(take, beside[take.id]) for take in takes}

    def compare(self, take_ids: Sequence[int]) -> Comparison:
        """Takes of one question beside one another, in the order of the ids.

        What is gone meanwhile is left out, so that fewer than two may be there. More ids than
        four, or takes of several questions, are a ValueError.
        """
        if len(take_ids) > MOST_COMPARED:
            raise ValueError(f"{len(take_ids)} takes are too many")
        past = self._store.past(take_ids)
        asked = {self._store.asked(each.take_id) for each in past}
        if len(asked) > 1:
            raise ValueError("takes of several questions")
        takes = self._store.with_words([each.take_id for each in past])
        if len(takes) < 2:
            return Comparison(next(iter(asked), Asked("", "")), ())
        beside = self._library.annotations.of_takes([take.id for take in takes])
        facts = fact_rows([take_facts(take, None, beside[take.id]) for take in takes])
        return Comparison(asked.pop(), _columns(past, takes), facts)


def _columns(past: Sequence[PastTake], takes: Sequence[Take]) -> tuple[ComparedTake, ...]:
    words = [take.transcript.words if take.transcript else () for take in takes]
    kinds = word_kinds(words)
    made = []
    for index, (each, take) in enumerate(zip(past, takes, strict=True)):
        others = [*words[:index], *words[index + 1 :]]
        made.append(
            ComparedTake(
                past=each,
                take=take,
                pauses=long_pauses(take),
                kinds=kinds[index],
                phrases=phrases_only_here(words[index], others),
                numbers=numbers_only_here(words[index], others),
            )
        )
    return tuple(made)


def _headline(take: Take, beside: Annotations) -> Headline:
    measured, transcript = delivery(take), take.transcript
    if measured is None or transcript is None:
        return Headline()
    longest = measured.longest_pause
    counted = filler_counts(transcript.words, fillers_of(take, beside))
    return Headline(
        words_per_minute=measured.words_per_minute,
        longest_pause_s=longest.length_s if longest else None,
        fillers_per_100=counted.per_100,
    )
