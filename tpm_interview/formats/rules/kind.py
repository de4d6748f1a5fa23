"""What sort of answer a question wants, guessed from its words."""

import re
from functools import lru_cache

from tpm_interview.domain.question import Kind
from tpm_interview.formats.rules.folding import fold


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})")


_REVERSE_HEADING = _any(
    r"(?:questions?|q'?s) to ask\b",
    r"questions? for (?:the |your |an? )?(?:interviewer|employer|recruiter|hiring"
    r"|company|panel|us\b|them)",
    r"reversed? interview",
    r"(?:you can|to) ask (?:the )?(?:company|interviewer|employer|us\b|them)",
    r"(?:your|candidate'?s?'?) questions",
)
_SELF_HEADING = _any(r"ask yourself", r"self[- ](?:query|reflection|assessment|check)")
_REVERSE = _any(
    r"questions? (?:do you have )?for (?:me|us)\b",
    r"(?:like|enjoy)\w* (?:most |best )?about working here",
    r"next steps? in (?:the|this|your) (?:interview|hiring|process)",
    r"(?:would|like to) (?:you )?ask (?:me|us)\b",
    r"do(?:es)? success look like (?:in|for) (?:this|the) (?:role|position|team|first)",
    r"your company (?:measure|handle|support|manage)",
)
_BEHAVIORAL = _any(
    r"(?:an?|the last|the first|one|any|another) (?:\w+ )?(?:time|instance|occasion|incident)s?\b",
    r"(?:have|did) you ever",
    r"(?:give|share|provide|offer|cite) (?:me |us )?(?:\w+ ){0,3}(?:examples?|story)",
    r"examples? of (?:an?|when|how you)\b",
    r"(?:tell|talk) (?:me |us )?about (?:an?|the|one|two|some\w*) ",
    r"(?:tell|talk) (?:me |us )?about your (?:most|last|worst|best|first|\w+est)",
    r"(?:walk|take) (?:me|us) through (?:an?|one|two|the (?:most|last|worst|best|\w+est)) ",
    r"(?:describe|share|discuss|recount) (?:one|two|the (?:most|last|worst|best|\w+est)) ",
    r"(?:describe|share|discuss) an? (?:\w+ )?(?:situation|project|conflict|decision|failure"
    r"|success|challenge|disagreement|mistake|moment|serious|difficult|crisis)",
    r"(?:what|which|how|when|why|where|who) (?:[\w']+ ){0,5}did you (?!choose|become|get into|hear"
    r"|decide to become|apply|leave|want)",
    r"what came of it",
    r"(?:most|least) (?:challenging|difficult|complex|proud|stressful)",
    r"(?:biggest|greatest|hardest|worst|proudest|toughest) ",
    r"in the past\b",
    r"(?<!have )you (?:had|were|led|made|worked|failed|disagreed|missed|managed|gave)\b",
)
_MOTIVATION = _any(
    r"why (?:do you (?:want|like)|did you (?:choose|become|apply|leave|decide)|us\b|this|our)",
    r"why (?:are you (?:leaving|interested|here|looking|the)|should (?:we|i) (?:hire|choose))",
    r"why (?:would you (?:want|like|leave)|(?:tpm|project|program|product)\b|do we want)",
    r"motivat|passion|inspire|excite|appeal|enjoy|attract|hope to|want to work|drives you",
    r"see yourself|salary|compensation|notice period|dream job|willing to",
    r"(?:career|long[- ]term|short[- ]term) (?:goals?|plans?|aspirations?)|your (?:own )?goals?\b",
    r"ideal (?:job|role|company|team|manager|boss)|looking for in|interests? you",
    r"know about (?:us|our)|(?:fits?|suits?) you\b|next (?:role|job|step in your)",
)
_BACKGROUND = _any(
    r"about yourself|(?:introduce|describe) yourself|(?:three|3) words",
    r"through your (?:resume|r\wsum\w|cv|background|career|experience|work history)",
    r"how (?:many|long)\b.*\b(?:you|your)\b",
    r"certificat|certified|degree\b|your (?:\w+ )?(?:background|experience|education|hobbies)",
    r"your (?:\w+ )?(?:strengths?|weakness\w*|qualification\w*|skills?|current|resume)",
    r"experience (?:do you|you|with)|what (?:[\w-]+ ){0,3}(?:tools?|software)\b.*\byou\b",
    r"are you (?:familiar|comfortable|certified)|do you (?:have|hold|know|speak)\b",
    r"have you (?:used|worked|managed|led|been|had|taken|studied|done)",
    r"(?:colleagues?|co-?workers?|manager|boss|team|friends) (?:would )?(?:say|describe)|rate your",
    r"largest (?:project|team|budget)|how did you (?:hear|become|get into)",
)
_METHOD = _any(
    r"how (?:\w+ )?(?:do|would|will|can|could|should|might|have|has|does) (?:you|we|i|your|an?)\b",
    r"what (?:[\w']+ ){0,4}(?:do|would|will|could|should|can) (?:you|i|we)\b",
    r"imagine|suppose|if (?:you|your|the|an?)\b|let'?s (?:say|assume)|(?:walk|take) (?:me|us)",
    r"your (?:\w+ ){0,2}(?:approach|process|method|strategy|style|philosophy|way|steps|plan)",
    r"how (?:to|you)\b|you (?:are|have|join|see|find|need|discover)\b|you're",
    r"(?:design|estimate|prioriti[sz]e|plan|create|sell|pitch) (?:an?|the|me|your|this)\b",
)
_KNOWLEDGE = re.compile(
    r"(?:what (?:is|are|does|do (?!you|we|i\b))|what's|define|differen"
    r"|explain (?!how you|your|an?\b)"
    r"|compare|contrast|name|list|when (?:should|would|is|does|do)"
    r"|why (?:is|are|does|do (?!you|we))"
    r"|how (?:does|is|are|do (?!you|i\b|we))"
    r"|describe (?:the (?!\w+est\b|most|last)|what))"
    r"(?!.*\b(?:your|would you do|do you do|have you|you ever|yourself)\b)"
)
_RULES = (
    (Kind.REVERSE, _REVERSE),
    (Kind.MOTIVATION, _MOTIVATION),
    (Kind.BEHAVIORAL, _BEHAVIORAL),
    (Kind.BACKGROUND, _BACKGROUND),
    (Kind.METHOD, _METHOD),
)


def kind_of(text: str, heading: str = "") -> Kind:
    """The likely kind of a bare question; `heading` is what it stands under, if anything."""
    named = _kind_below(heading) if heading else None
    if named is not None:
        return named
    said = fold(text).lower()
    if _KNOWLEDGE.match(said) and not _REVERSE.search(said):
        return Kind.KNOWLEDGE
    return next((kind for kind, rule in _RULES if rule.search(said)), Kind.KNOWLEDGE)


# Many questions stand below one heading.
@lru_cache(maxsize=8)
def _kind_below(heading: str) -> Kind | None:
    if _REVERSE_HEADING.search(heading.lower()):
        return Kind.REVERSE
    return Kind.SELF_QUERY if _SELF_HEADING.search(heading.lower()) else None
