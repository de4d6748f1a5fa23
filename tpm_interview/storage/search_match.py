"""Queries in FTS5's own language; every word stands in quotes, so none can break it."""

from collections.abc import Iterable, Sequence

from tpm_interview.domain.search import Term


def expression(terms: Sequence[Term], without: Sequence[Term], prompt: Iterable[Term] = ()) -> str:
    """What has every term, those of `prompt` in the prompt, and none of `without`.

    Empty where nothing is wanted: FTS5 cannot look for the absence of words alone.
    """
    wanted = [_term(term) for term in terms]
    wanted += [f"prompt : {_term(term)}" for term in prompt]
    if not wanted:
        return ""
    found = " AND ".join(wanted)
    return f"({found}) NOT {any_of(without)}" if without else found


def any_of(terms: Iterable[Term]) -> str:
    return f"({' OR '.join(_term(term) for term in terms)})"


def _term(term: Term) -> str:
    star = " *" if term.is_prefix else ""
    spellings = [f'"{words}"{star}' for words in (" ".join(term.words), *term.near)]
    return spellings[0] if len(spellings) == 1 else f"({' OR '.join(spellings)})"
