"""What a file would bring into the bank, held against what is there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tpm_interview.analysis.near_duplicates import NearDuplicates
from tpm_interview.domain.drafts import merged
from tpm_interview.domain.found import Found
from tpm_interview.domain.offer import Duplicate, Offer, Twin
from tpm_interview.domain.question import OTHER, Competency, Level, Question
from tpm_interview.domain.wording import slug

_IN_FILE = "line "


def offers(
    found: Iterable[Found], here: Sequence[Question], slugs: Mapping[str, str]
) -> tuple[Offer, ...]:
    """Each found question with what it repeats: of the bank `here`, or further up in the file.

    `slugs` are those of competencies by folded name.
    """
    return tuple(_offers(found, {each.id: each for each in here}, slugs))


def _offers(
    found: Iterable[Found], here: Mapping[str, Question], slugs: Mapping[str, str]
) -> Iterator[Offer]:
    known = NearDuplicates((each.id, each.text) for each in here.values())
    earlier: dict[str, Found] = {}
    for number, each in enumerate(found):
        if each.id in here:
            yield Offer(each, _repeats(each, here[each.id], slugs))
            continue
        closest = known.closest(each.text)
        if closest is None:
            yield Offer(each)
        elif closest.key in here:
            yield Offer(each, _repeats(each, here[closest.key], slugs))
        else:
            first = earlier[closest.key]
            yield Offer(each, Duplicate(Twin.ALIKE, first.text, line=first.line))
        key = f"{_IN_FILE}{number}"
        earlier[key] = each
        known.add(key, each.text)


def _repeats(found: Found, old: Question, slugs: Mapping[str, str]) -> Duplicate:
    new = question(found, old.id, slugs)
    nothing_new = old.text == new.text and merged(old, new) == old
    return Duplicate(Twin.SAME if nothing_new else Twin.ALIKE, old.text, old.id)


def question(found: Found, id: str, slugs: Mapping[str, str]) -> Question:
    """A found question as one of the bank."""
    return Question(
        id=id,
        text=found.text,
        competency=competency_slug(found.competency, slugs),
        kind=found.kind,
        level=found.level or Level.ANY,
        origin=found.origin,
        source=found.source,
        follow_ups=found.follow_ups,
        key_points=found.key_points,
        tips=found.tips,
        tags=found.tags,
        answer_s=found.answer_s,
        hidden=found.hidden,
        based_on=found.based_on,
    )


def competency_slug(name: str, slugs: Mapping[str, str]) -> str:
    """That of a known competency, by name or slug; else one made from the name."""
    known = slugs.get(name.casefold())
    return known or slug(name) or OTHER.slug


def slugs_by_name(competencies: Sequence[Competency]) -> dict[str, str]:
    """For `competency_slug`: both names and slugs lead to slugs."""
    by_slug = {each.slug: each.slug for each in competencies}
    return {**by_slug, **{each.name.casefold(): each.slug for each in competencies}}
