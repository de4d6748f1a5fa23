"""A flash card's two sides as a question of the bank."""

from collections.abc import Sequence

from tpm_interview.domain.found import Found
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.html_text import text_of_html
from tpm_interview.formats.long_text import pieces_of
from tpm_interview.formats.rules.bare import bare
from tpm_interview.formats.rules.kind import kind_of
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.tree_keys import Role, role_of

_LONGEST_SIDE = 40_000
_UNSORTED = "Default"
_MARKED_TAGS = {"marked", "leech"}


def sides_of(names: Sequence[str]) -> tuple[int, int]:
    """Which of a note's fields asks and which answers, by their names.

    Without telling names the first asks and the one after it answers.
    """
    roles = [role_of(name) for name in names]
    asking = (roles.index(role) for role in (Role.ASKED, Role.NAMED) if role in roles)
    front = next(asking, 0)
    return front, roles.index(Role.ANSWER) if Role.ANSWER in roles else front + 1


def add_card(
    front: str,
    back: str,
    line: int,
    collector: Collector,
    *,
    is_html: bool,
    deck: str = "",
    tags: str = "",
    place: str = "",
) -> None:
    """Adds a card that asks something, with its back as tips; else says why it does not.

    `deck` and `tags` are as Anki writes them: "Work::Risk", and words parted by spaces.
    """
    text = _plain(front, is_html)
    why = why_not(text)
    if why is not None:
        collector.skip(text, line, why, place)
        return
    competency = deck.rpartition("::")[2]
    text = bare(text)
    collector.add(
        Found(
            text,
            line,
            kind_of(text, competency),
            "" if competency == _UNSORTED else competency,
            place,
            tips=pieces_of(_plain(back, is_html)),
            tags=tuple(tag for tag in tags.split() if tag.lower() not in _MARKED_TAGS),
        )
    )


def _plain(side: str, is_html: bool) -> str:
    side = side[:_LONGEST_SIDE]
    return text_of_html(side) if is_html else side
