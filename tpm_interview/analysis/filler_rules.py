"""When a word fills: a table, read from the top; of each phrase the first rule that fits decides.

What comes before and after is plain text in lower case: a comma stands for any break inside a
sentence, an um or uh included, and a full stop for the end of a sentence. `before` must match
right before the phrase, `after` right after it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FillerRule:
    """One context of a phrase, as regular expressions; empty ones match anything."""

    phrase: str
    name: str
    is_filler: bool
    before: str = ""
    after: str = ""


_BE = r"(?:am|is|are|was|were|be|been|being|it's|that's|he's|she's|they're|we're|i'm|you're)"
_PERSON = r"(?:i|you|we|they|he|she|who|people|customers|users|teams?|everyone|everybody)"
_NUMBER = (
    r"(?:\d\S*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|half|almost|about|around|over)"
)
_AMOUNT = (
    r"an? (?:\w+ )?(?:second|minute|hour|day|week|month|quarter|year|hundred|thousand|million|"
    r"couple|few|dozen|lot|bunch|ton)"
)
_DEGREE = r"(?:really|so|very|super|totally|completely|pretty|quite|too|all|literally|just)"
_EXCLAIMED = r"(?:okay|ok|oh|no|yes|yeah|wait|hey|wow|why|what|how|hello|sure|fine)"
_DETERMINER = (
    r"(?:an?|the|this|that|these|those|some|any|no|what|which|every|each|one|two|other|another|"
    r"same|different|certain|new|right|wrong|all|many|few|several|first|second|best|worst|only)"
)
_FACT = r"(?:that|the|who|what|when|where|why|how|whether|if|about|more|it|him|her|them|this)"

FILLER_RULES = (
    FillerRule("you know", "asks or depends", False, r"(?:how|what|when|if|as|do|did|would|can) "),
    FillerRule(
        "you know",
        "somebody is told",
        False,
        r"(?:let|sure|make|that|who|more|people|\w+one|\w+body) ",
    ),
    FillerRule("you know", "knows a fact", False, after=rf" {_FACT}\b"),
    FillerRule("you know", "elsewhere", True),
    FillerRule("i mean", "what is meant", False, r"(?:what|that|which|do|did|by \w+) "),
    FillerRule("i mean", "means something", False, after=r" (?:it|that|to|by|what)\b"),
    FillerRule("i mean", "elsewhere", True),
    FillerRule("kind of", "a kind of thing", False, rf"{_DETERMINER} "),
    FillerRule("kind of", "elsewhere", True),
    FillerRule("sort of", "a sort of thing", False, rf"{_DETERMINER} "),
    FillerRule("sort of", "elsewhere", True),
    FillerRule("basically", "anywhere", True),
    FillerRule(
        "actually", "against what was thought", False, r"(?:what|who|which|how|not|n't|never|to) "
    ),
    FillerRule("actually", "asked after", False, r"\b(?:whether|if)(?: \w+){1,3} "),
    FillerRule("actually", "elsewhere", True),
    FillerRule("like", "between two breaks", True, r"[,.] ", r" [,.]"),
    FillerRule("like", "is alike", False, r"(?:feel|look|sound|seem|act|work|smell)(?:s|ed)? "),
    FillerRule("like", "felt", False, r"(?:felt|feeling|looking|sounding|working|acting) "),
    FillerRule(
        "like", "wanted", False, r"(?:would|'d|really|do|did|does|n't|not|also|always|to|rather) "
    ),
    FillerRule("like", "such a thing", False, r"(?:\w+thing|things?|more|much|exactly|what) "),
    FillerRule("like", "this and that", False, after=r" (?:this|that|these|those|me|us|ours)\b"),
    FillerRule("like", "what is it like", False, r"what \w+ \w+ "),
    FillerRule("like", "somebody likes", False, rf"(?:^|[^\w])\b{_PERSON} "),
    FillerRule("like", "before what is named", True, r"\b(?:this|these|those|no|some|an?|the) "),
    FillerRule("like", "then a number", True, after=rf" (?:, )?(?:{_NUMBER}\b|{_AMOUNT}\b)"),
    FillerRule("like", "then a degree", True, after=rf" {_DEGREE}\b"),
    FillerRule("like", "was like, why", True, rf"\b{_BE} ", rf" (?:[,.]|{_EXCLAIMED}\b)"),
    FillerRule("like", "begins", True, r"(?:^|[.,] |\b(?:and|but|so|because|or) )"),
    FillerRule("like", "then a break", True, after=r" [,.]"),
    FillerRule("like", "elsewhere", False),
    FillerRule("right", "asks for a nod", True, r", ", r" (?:[,.]|$)"),
    FillerRule("right", "begins", True, r"\. ", r" [,.]"),
    FillerRule("right", "elsewhere", False),
    FillerRule("well", "between two breaks", True, r"[,.] ", r" ,"),
    FillerRule("well", "begins", True, r"\. ", r" (?!known\b|done\b|before\b|after\b|over\b)"),
    FillerRule("well", "and well", True, r"\b(?:and|but|so|oh|because) ", r" ,"),
    FillerRule("well", "elsewhere", False),
    FillerRule("so", "between two breaks", True, r", ", r" [,.]"),
    FillerRule("so", "and so", True, r"\band ", r" ,"),
    FillerRule("so", "elsewhere", False),
)
