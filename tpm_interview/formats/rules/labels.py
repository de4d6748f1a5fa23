"""Labels and forms of lines in a list that nobody asks: links, tips, answers, directions."""

import re

_END = r"[*_]*\s*\#?\d*\s*(?:\([^()]{0,60}\)\s*)?[:-]+"


def _labelled(*names: str, end: str = _END) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(names)}){end}", re.IGNORECASE)


URL = re.compile(r"(?:https?|ftp)://|www\.\w|\bmailto:", re.IGNORECASE)
WHOLE_LINK = re.compile(r"\W*!?\[[^\[\]]*\]\([^()]*\)\W*")
LINK_LABEL = re.compile(
    r"""\W*(?: (?:see(?:\ also)?|sources?|links?|references?|resources?|further\ reading|credits?
        |more\ info|image|video|article|photo)\s*: | (?:read|learn|find\ out|see|click|view)\ more
        | (?:click|tap)\ here | (?:back|go|jump|return)\ to\ (?:the\ )?(?:top|toc|contents?)
        | \W*\u2b06 | (?:more|here|link|source)\W*$ )""",
    re.VERBOSE | re.IGNORECASE,
)
ANSWER_LABEL = _labelled(
    r"a(?=\s*\d*:)|ans|candidate|interviewee|me",
    r"(?:[\w-]+ ){0,3}(?:answers?|response|reply)(?: \w+)?",
)
PART_LABEL = _labelled(r"s|t|r|situation|task|action|result|outcome|context|impact|example|tldr")
TIP_LABEL = _labelled(
    r"(?:[\w-]+ )?(?:tips?|hints?|advice|notes?|nb|n\.b\.)",
    r"(?:good|bad|positive|warning|green|red|yellow) (?:signs?|flags?|signals?)",
    r"(?:look|listen|watch|looking|listening) (?:out )?for",
    r"(?:key|talking|main|important) (?:points?|takeaways?|things?|elements?|skills?)",
    r"(?:why|what|how)(?: \w+){0,2} (?:ask|asks|asked|look|looks|looking|want|wants|to|assess|test"
    r"|tests|matters|works|wants|cover|covers|measures?)(?: \w+){0,6}",
    r"goals?|purpose|rationale|intent|evaluation|rubric|criteria|warning|important|remember|caution",
    r"(?:common )?pitfalls?|do|don'?ts?|dos?|framework|approach|structure",
)
TIP_QUESTION = re.compile(
    r"""\W*(?: why\ (?:do\ |does\ |would\ |did\ |are\ )?(?:they|interviewers?|employers?|recruiters?
        |hiring\ managers?|the\ interviewer|companies|an\ interviewer)\ (?:\w+\ )?ask
      | why\ (?:(?:this|the)\ question|it\ (?:is\ asked|matters|works)|you'?(?:re|\ are)\ asked)
      | what\ (?:is|are|do|does)?\s*(?:they|interviewers?|employers?|recruiters?|hiring\ managers?
        |(?:the|an)\ interviewers?|this\ question)
        \ (?:\w+\ ){0,2}?
        (?:look|want|ask|assess|test|evaluat|hear|seek|know)\w*
      | what\ (?:this|the)\ question\ (?:is|tests|assesses|reveals)
      | how\ (?:to|should\ you|do\ you|can\ you|you\ should|you\ can|best\ to)\ (?:best\ )?
        (?:answer|respond\ to|approach|tackle)\ (?:it|this|these|that|the|such|behaviou?ral)
        (?:\ (?:kinds?\ of|types?\ of))?\ ?(?:questions?|one|interview)?\W*$
      | how\ to\ answer )""",
    re.VERBOSE | re.IGNORECASE,
)
STAGE = re.compile(
    r"""\W*(?: (?:the\ )?(?:interviewers?|panel(?:ists?)?|moderator|facilitator)\ ?[:-]?[ ]
        (?!who|what|how|why|is\b|are\b|do\b|can\b|did\b|has\b|wants|expects|looks|likes|needs)
        (?:then\ |now\ |briefly\ |will\ )?
        (?!questions)(?:[a-z]{2,}s|pause|introduce|welcome|explain|ask|take|allow|thank|nod)\b(?!:)
      | (?:take|make)\ notes | pause(?:\ for|\ here|s)?\b
      | (?:wait|allow)\ (?:for|\d|the\ candidate)
      | (?:ask|prompt|invite|let|thank|give|remind|encourage|allow|observe|introduce|welcome|hand)
        \ (?:the\ )?(?:candidate|interviewee|applicant)s?
      | introduce\ (?:the\ panel|everyone|the\ team\b) | begin\ by\ introducing | end\ of\b
      | (?:start|stop)\ (?:the\ )?(?:timer|recording|clock) | break\b.{0,20}$ | score\b.{0,40}$
      | (?:time|duration|timing)\s*(?:limit)?\s*: .* | \d+\s*(?:min|mins|minutes|sec|seconds)\W*$
      | (?:do\ not|don't)\ (?:prompt|help|interrupt)\b | move\ on\ to\b | to\ be\ continued )""",
    re.VERBOSE | re.IGNORECASE,
)
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>|\*[^*]+\*\s*(?:\([^()]*\))")
HEADING_QUESTION = re.compile(
    r"""\W*(?: (?:any|got|have|more|other|further)\ (?:any\ |more\ )?(?:questions|feedback|ideas)
      | (?:frequently|most)\ asked\b.* | (?:ready|interested|enjoyed?\ this|found\ this\ useful
      |want\ (?:more|to\ contribute|to\ learn\ more)|need\ (?:more\ )?help|stuck|still\ have)\b.*
      | who\ (?:is|are)\ this\ (?:for|list|guide).*
      | what(?:'s|\ is|\ else\ is)\ (?:inside|next|new)
      | (?:found|spotted)\ an?\b.* | how\ (?:can\ i|to|do\ i)\ (?:contribute|use\ this).*
      | (?:did|was)\ this\b.{0,20}(?:help|useful).* )\W*""",
    re.VERBOSE | re.IGNORECASE,
)


def has_url(text: str) -> bool:
    lower = text.lower()
    is_likely = "://" in lower or "www." in lower or "mailto:" in lower
    return is_likely and bool(URL.search(text))
