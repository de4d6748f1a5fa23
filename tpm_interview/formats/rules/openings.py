"""How sentences begin that ask for an answer, and how those begin that do not."""

import re


def _starts(*phrases: str) -> re.Pattern[str]:
    """Matches one of `phrases`, regular expressions in lower case, at the start of a sentence."""
    return re.compile(rf"(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)


_THING = (
    r"(?:an?|the|your|yours|one|two|three|four|five|\d+|some|any|all|each|this|that|these|those|me|us"
    r"|how|what|why|when|where|which|as many|both|at least|possible|different|types?|advantages)"
)
_BE = r"(?:is|are|was|were|'s|'re)"
_AUX = (
    r"(?:do|does|did|have|has|had|would|will|can|could|should|is|are|was|were|might|may|must|don't"
    r"|doesn't|didn't|wouldn't|shouldn't|'d)"
)
_SUBJECT = (
    r"(?:you|your|i|we|our|they|their|he|she|it|its|the|an?|this|that|these|those|there|some|most|one"
    r"|someone|anyone|people|teams?|companies|project|projects|\w+ing)"
)
_ASKED = (
    r"(?:what|how|who|which|where|why) (?!(?:i|we|they|he|she|it)[' ])"
    rf"(?:[\w'/-]+ ){{0,5}}?(?:{_AUX}|if|makes?|happens|steps|changes)"
)

PROMPT = _starts(
    r"tell (?:me|us|the|your|about)",
    r"(?:walk|talk|take|run|guide|lead) (?:me|us) (?:through|about|over)",
    r"talk (?:about|through|to me|to us|us|me)",
    r"speak (?:about|on) (?:an?|the|your|one|how|what|why)",
    r"(?:describe|explain|summari[sz]e|define|discuss|elaborate|differentiate|distinguish)",
    r"(?:compare|contrast) \w+ \w+",
    r"(?:give|provide|offer|cite) (?:me|us)",
    r"(?:give|provide|offer|cite|share) (?:an?|one|two|three|some|your|specific)"
    r"(?: [\w-]+){0,2} (?:examples?|instances?|overview|summary|story|stories|reasons?|estimates?)",
    r"(?:give|provide|cite) examples?",
    r"(?:choose|pick|take|select) (?:an?|one|any|some\w*) .{3,200}?\b(?:and|then) (?:tell|explain"
    r"|describe|walk|convince|show|talk)",
    r"(?:now |then )?argue",
    r"(?:imagine|suppose|supposing|assume|assuming|pretend|picture|visuali[sz]e|envision)",
    r"(?:let us|let's) (?:say|assume|suppose|imagine|talk|discuss|pretend|role-?play)",
    r"say (?:that )?(?:you|your|an?|we)",
    r"(?:sell|pitch|convince|persuade|teach|show|help|coach|brief|ask) (?:me|us)(?! anything)",
    rf"(?:design|estimate|name|list|outline|draw|sketch|state|share|rank|rate|pitch) {_THING}",
    rf"(?:write|create|build|plan|propose|calculate|prioriti[sz]e|justify|critique) {_THING}",
    r"(?:rate|introduce|sell|describe) yourself",
    r"(?:identify|recall|recount|detail|illustrate|enumerate|evaluate|assess|analy[sz]e) " + _THING,
    r"(?:think|thinking) (?:of|about|back to) (?:an?|the|your|one|some)",
    r"given (?:that|an?|the|this|you|your|two)",
    r"consider (?:that|an?|this|you|your|two|the (?:following|case|scenario|situation))",
    r"i(?:'d| would)? (?:like|love|want) (?:you|to hear|to know)",
    r"(?:please|kindly) \w+",
    r"in your own words",
    r"help me understand",
    r"differences? between",
    r"(?:role[- ]?play) ",
    r"present (?:an?|your|one|the)|convey|paraphrase|defend",
)
"""An imperative, or another opening of a prompt that needs no question mark."""

ASKING = _starts(
    rf"(?:so |and |but |now |ok,? |then )?(?:what|who|where|when|why|how|which|whom){_BE}?",
    rf"{_AUX} {_SUBJECT}",
)
"""A word that opens a question; by itself enough only where a question mark follows."""

INVERTED = _starts(
    rf"what {_BE} (?!to |expected)\w+",
    rf"(?:what|which|how|whose|whom?|where|when|why) (?!i |we |they |he |she |it )"
    rf"(?:[\w'/-]+ ){{0,5}}?{_AUX} {_SUBJECT}",
    r"what (?:would|makes?|made|motivate[sd]?|drives?|drove|happens|happened|if|steps would)",
    r"what's \w+",
    r"how (?:many|much|long|often|well|comfortable|familiar|important|experienced|big|soon|far)",
    r"who (?:is|are|was|were|has|had|owns|decides|should|would) \w+",
    r"why (?:do|did|are|is|was|were|would|should|does|can|have|has|not|us|our|here|leave|now)",
    r"why (?:this|tpm|project|program|product|agile|should)(?! (?:question|matters|works))",
    r"(?:do|did|have|are|can|could|would|will|were|should|don't|haven't|aren't) (?:you|we)",
    r"(?:is|are) there",
    r"(?:if|when|after|before|as|with|at|in|on|during|once|from|for|given)\b.{3,200}?[,;:] ?"
    rf"(?:then |so )?(?:would|do|can|could|will|should|tell|describe|explain|walk|{_ASKED})",
    r"(?:in|to|by|for|from|at|on|with|under) (?:what|which|whom)",
)
"""A question by its word order alone, as where the question mark was forgotten."""

FIRST_PERSON = _starts(
    r"i(?:'m|'ve|'d|'ll)?(?!\.e|/o)",
    r"my|we(?:'re|'ve|'d)?|our",
    r"(?:in|at|on|during|for|with|as part of|throughout) (?:my|our|one of my)",
    r"(?:when|while|after|before|since|as|because|once|first,?|then,?|so|yes,?|well,?|no,?|to me,?)"
    r" (?:i|we|my|our)",
    r"(?:first|second|third|next|finally|then|also|overall|as a result|eventually|therefore),? i",
)
"""How answers begin."""

ADVICE = _starts(
    r"(?:remember|recall) (?:to|that)|(?:for )?(?:each|every) (?:question|one|prompt)",
    r"use|avoid|be|keep|make sure|ensure|don't|do not|try|focus on|start (?:with|by)|begin",
    r"(?:mention|show|highlight|emphasi[sz]e|demonstrate|quantify|include|choose|pick|select)",
    r"(?:prepare|practice|practise|rehearse|research|bring|learn|read|review|study|stay|speak|look)",
    r"(?:always|never|note that|it's important|it is important|structure your|tailor|stick to|aim)",
    r"(?:interviewers?|the interviewer|employers?|hiring managers?|recruiters?|they|candidates?)"
    r" (?:wants?|are|is|will|often|may|might|should|looks?|asks?|expects?|like|can)",
    r"you (?:should|can|may|might|could|will want|need to|must|want to)",
    r"(?:a|the) (?:good|strong|great|best|ideal|weak|bad|common) (?:answers?|response|candidate"
    r"|way to answer|mistake)",
    r"(?:this|the) question (?:is|tests?|assesses|helps|allows|lets|gives|checks|probes)",
    r"give (?:specific|concrete|numbers|credit)|talk less|answer (?:with|in|honestly)|listen|link",
    r"there(?:'s| is) no (?:right|wrong|single)",
)
"""How tips begin."""
