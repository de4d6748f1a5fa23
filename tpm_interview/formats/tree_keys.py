"""What the keys of other people's JSON and YAML mean."""

import re
from enum import StrEnum, auto
from functools import lru_cache


class Role(StrEnum):
    """What stands under a key. NAMED holds a question, or names what lies inside."""

    ASKED = auto()
    NAMED = auto()
    COMPETENCY = auto()
    FOLLOW_UPS = auto()
    TIPS = auto()
    ANSWER = auto()
    TAGS = auto()
    LEVEL = auto()
    KIND = auto()
    ANSWER_S = auto()
    CHOICES = auto()
    GENERIC = auto()
    OTHER = auto()


_SYNONYMS = {
    Role.ASKED: "question q questiontext questiontitle questionbody interviewquestion prompt ask",
    Role.NAMED: "title text front name heading label content",
    Role.COMPETENCY: "category topic section competency subject area theme skill domain group"
    " subcategory categoryname topicname sectionname sectiontitle questioncategory",
    Role.FOLLOW_UPS: "followups followup followupquestions followupquestion probes probe"
    " probingquestions subquestions subquestion followon followons furtherquestions",
    Role.TIPS: "tips tip hints hint notes note advice explanation guidance whattolookfor",
    Role.ANSWER: "answer answers a back sampleanswer exampleanswer modelanswer response"
    " answertext idealanswer correctanswer solution",
    Role.TAGS: "tags tag labels keywords",
    Role.LEVEL: "level difficulty seniority experience experiencelevel grade",
    Role.KIND: "kind type questiontype",
    Role.ANSWER_S: "time seconds duration timelimit answertime answerseconds",
    Role.CHOICES: "options choices distractors alternatives id url link links href",
    Role.GENERIC: "questions items data list entries results rows records children cards"
    " interviewquestions bank questionbank prompts faq faqs qa values categories sections topics"
    " en de es fr it pt nl pl",
}
_ROLES = {word: role for role, words in _SYNONYMS.items() for word in words.split()}
_IN_SECONDS = re.compile(r"(?:answer|answer_time|time|duration|time_limit)[_\s-]s", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:q|question|prompt)?\d{1,6}")


@lru_cache(maxsize=1024)
def role_of(key: str) -> Role:
    """`key` in any spelling: "follow_ups", "followUps" and "Follow-ups" are the same."""
    if _IN_SECONDS.fullmatch(key):  # "answer_s" are no "answers"
        return Role.ANSWER_S
    return _ROLES.get(_squashed(key), Role.OTHER)


def is_numbered(key: str) -> bool:
    """Whether keys count questions: "1", "Q2", "question_3"."""
    return _NUMBERED.fullmatch(_squashed(key)) is not None


def _squashed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text[:80]).lower()
