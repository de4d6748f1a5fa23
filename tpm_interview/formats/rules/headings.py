"""What a heading says about the questions below it."""

import re

from tpm_interview.domain.wording import one_line
from tpm_interview.formats.rules.bare import bare
from tpm_interview.formats.rules.folding import fold

_DECORATION = re.compile(r"^[\W_]+|[^\w)+#%&]+$")
_PART = re.compile(
    r"(?:part|section|chapter|category|topic|theme|competency|round|stage|area|module)"
    r"\s*(?:\d+|[ivx]+|[a-h])?\s*(?:[:.-]+\s*|$)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s*[(\[]\s*\d+(?:\s+(?:questions?|items?))?\s*[)\]]?$", re.IGNORECASE)
_QUESTIONS = re.compile(
    r"\s*\b(?:based\s+|related\s+)?(?:job\s+|sample\s+)?(?:interview\s+)?(?:questions?|q'?s|q\s?&\s?as?)"
    r"(?:\s*(?:and|&)\s*(?:sample\s+|model\s+)?answers?)?(?:\s+(?:for|to ask)\b.*)?$",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"""(?:
        (?:the\ )?(?:top|best|most|common|\d+|list|sample|example|other|more|general|all)\b.*
      | (?:frequently|primary|additional|alternative)\b.*
      | (?:table\ of\ )?contents? | toc | index | intro(?:duction)? | overview | about\b.* | notes?
      | readme | resources? | references? | links? | further\ reading | faqs? | misc(?:ellaneous)?
      | answers? | questions? | interviews? | q\s?&\s?a | license | contributing | contributors?
      | (?:technical\ )?(?:program|project|product)\ managers? | tpms? | preparation | agenda
      | thanks?
      | how\ to\b.* | what\ (?:is|to)\b.* | untitled | sheet\s?\d* | page\s?\d*)""",
    re.VERBOSE | re.IGNORECASE,
)


def competency_of(heading: str) -> str:
    """The competency a heading names, as it is written there; empty where it names none."""
    name = bare(heading) or one_line(heading)
    name = _PART.sub("", _DECORATION.sub("", name), count=1)
    name = _DECORATION.sub("", _COUNT.sub("", _DECORATION.sub("", name)))
    name = re.sub(r"\s+-\s+all$", "", _QUESTIONS.sub("", fold(name)), flags=re.I).strip(" -:")
    if len(name) < 2 or len(name) > 80 or _GENERAL.fullmatch(fold(name)):
        return ""
    return name.capitalize() if name.isupper() and len(name) > 5 else name
