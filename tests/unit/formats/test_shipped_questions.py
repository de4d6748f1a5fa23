"""The questions that come with the app, against the lines of the source document they rest on."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from tpm_interview import bundled
from tpm_interview.domain.question import LEVELS, Kind, Origin, Question
from tpm_interview.formats.bank_yaml import Bank, read_bank

SHIPPED = bundled.folder("questions")
SEED_LINES = Path(__file__).parents[2] / "data" / "seed_lines.txt"
STEP_5 = "5. Practice answering the interview questions related to technical project managers."
STEP_6 = "6. Apply for jobs related to Technical Project Management."
LONGEST_SPOKEN = 40
COMMON_WORDS = {"a", "and", "do", "for", "how", "in", "is", "it", "of", "that", "the", "to", "you"}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(SHIPPED)


@pytest.fixture(scope="module")
def seed(bank: Bank) -> dict[str, list[str]]:
    """The quoted lines of the source document under their headings."""
    headings = {question.source.section for question in bank.questions if question.source}
    sections: dict[str, list[str]] = {}
    for line in SEED_LINES.read_text(encoding="utf-8").splitlines():
        if line in headings:
            current = sections[line] = []
        else:
            current.append(one_spaced(line))
    assert set(sections) == headings
    return sections


def one_spaced(text: str) -> str:
    return " ".join(text.split())


def of_origin(bank: Bank, origin: Origin) -> list[Question]:
    return [question for question in bank.questions if question.origin is origin]


def bullets(lines: list[str]) -> set[str]:
    return {line.removeprefix("● ") for line in lines if line.startswith("● ")}


def spoken(bank: Bank) -> list[str]:
    """All that the voice may say, but for what is quoted word for word."""
    verbatim = Origin.SEED_VERBATIM, Origin.SEED_SELF_QUERY
    texts = [question.text for question in bank.questions if question.origin not in verbatim]
    return texts + [text for question in bank.questions for text in question.follow_ups]


def test_interview_questions_of_the_source_stand_word_for_word(
    bank: Bank, seed: dict[str, list[str]]
) -> None:
    texts = [question.text for question in of_origin(bank, Origin.SEED_VERBATIM)]
    assert len(texts) == 3
    assert set(texts) == bullets(seed[STEP_5])


def test_self_queries_of_the_source_stand_word_for_word_and_are_never_asked(
    bank: Bank, seed: dict[str, list[str]]
) -> None:
    queries = of_origin(bank, Origin.SEED_SELF_QUERY)
    assert len(queries) == 2
    assert {query.text for query in queries} == bullets(seed[STEP_6])
    assert [question for question in bank.questions if not question.is_asked] == queries
    assert all(query.kind is Kind.SELF_QUERY for query in queries)


def test_at_least_sixty_questions_come_from_the_article(bank: Bank) -> None:
    assert len(of_origin(bank, Origin.SEED_DERIVED)) >= 60


def test_every_quote_stands_in_its_section(bank: Bank, seed: dict[str, list[str]]) -> None:
    strays = [
        question.id
        for question in bank.questions
        if question.source is None
        or not any(
            one_spaced(question.source.quote) in line for line in seed[question.source.section]
        )
    ]
    assert strays == []


def test_every_question_has_follow_ups_key_points_and_tips(bank: Bank) -> None:
    for question in bank.questions:
        assert len(question.follow_ups) == 2, question.id
        assert 3 <= len(question.key_points) <= 5, question.id
        assert all(2 <= len(point.cues) <= 4 for point in question.key_points), question.id
        assert question.tips, question.id
        assert question.tags, question.id


def test_all_kinds_and_levels_are_asked(bank: Bank) -> None:
    assert {question.kind for question in bank.questions} == set(Kind)
    assert {question.level for question in bank.questions} == set(LEVELS)


def test_nothing_is_said_twice(bank: Bank) -> None:
    said = Counter(
        text.casefold()
        for question in bank.questions
        for text in (
            question.text,
            *question.follow_ups,
            *question.tips,
            *(point.point for point in question.key_points),
            *(cue for point in question.key_points for cue in point.cues),
        )
    )
    assert [text for text, count in said.items() if count > 1] == []


def test_no_two_questions_are_nearly_the_same(bank: Bank) -> None:
    words = {
        question.id: set(re.findall(r"[a-z]+", question.text.lower())) - COMMON_WORDS
        for question in bank.questions
    }
    alike = [
        (one, other)
        for (one, its), (other, theirs) in combinations(words.items(), 2)
        if len(its & theirs) > len(its | theirs) / 2
    ]
    assert alike == []


def test_prompts_are_easy_to_say_and_to_hear(bank: Bank) -> None:
    odd = [
        text
        for text in spoken(bank)
        if re.search(r"[^A-Za-z0-9 ,.:?'-]", text)
        or len(text.split()) > LONGEST_SPOKEN
        or text[-1] not in ".?"
    ]
    assert odd == []


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_text_is_in_double_quotes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = [line for line in text.splitlines() if " #" in line]
    assert bare == [], "a hash after a space begins a comment where the quotes are forgotten"
    assert [node.value for node in values(YAML(typ="safe", pure=True).compose(text))] == []


def values(node: Node) -> list[ScalarNode]:
    """The values below `node`, keys aside, that are text without double quotes."""
    if isinstance(node, ScalarNode):
        is_quoted = node.style == '"' or str(node.tag).endswith(":int")
        return [] if is_quoted else [node]
    below = [pair[1] for pair in node.value] if isinstance(node, MappingNode) else node.value
    return [value for child in below for value in values(child)]
