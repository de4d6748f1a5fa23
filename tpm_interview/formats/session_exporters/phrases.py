"""What is said about a take in every format that people read."""

from collections.abc import Iterator

from tpm_interview.domain.clock import clock
from tpm_interview.domain.mentor import MentorRating
from tpm_interview.domain.session import PromptKind, TakeState
from tpm_interview.domain.take_export import ExportedPrompt, ExportedTake, Fact, TakesExport
from tpm_interview.formats.spoken_lines import paragraphs

_WITHOUT_WORDS = {
    TakeState.RECORDING: "This recording was not finished.",
    TakeState.RECORDED: "This recording is not written down yet.",
    TakeState.SILENT: "No speech was heard in this take.",
}


def count(export: TakesExport) -> str:
    takes = sum(1 for _ in export.takes)
    return "1 take" if takes == 1 else f"{takes} takes"


def about_prompt(prompt: ExportedPrompt) -> str:
    kind = "Follow-up in a" if prompt.kind is PromptKind.FOLLOW_UP else "Asked in a"
    return f"{kind} {prompt.mode.value} session, {prompt.session_started_at:%Y-%m-%d %H:%M}"


def about_take(exported: ExportedTake, *, shows_rating: bool = True) -> str:
    """Without the candidate's own rating and star it tells a mentor nothing beforehand."""
    take = exported.take
    parts = [f"Take {take.number}", f"{take.started_at:%Y-%m-%d %H:%M}", clock(take.duration_s)]
    if shows_rating and take.rating is not None:
        parts.append(f"own rating {take.rating} of 4")
    if shows_rating and exported.annotations.is_starred:
        parts.append("starred")
    if take.audio_file is None:
        parts.append("typed" if take.state is TakeState.TYPED else "without a recording")
    return ", ".join(parts)


def without_words(exported: ExportedTake) -> str:
    """Why there is no text; empty where there is some."""
    if exported.take.text:
        return ""
    return _WITHOUT_WORDS.get(exported.take.state, "Nothing was written down.")


def about_fact(fact: Fact) -> str:
    """What is usual, how it is measured and where that comes from; may be empty."""
    parts = (fact.norm, fact.formula, fact.source)
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


def fact_line(fact: Fact) -> str:
    return f"{fact.name.capitalize()}: {fact.shown}. {about_fact(fact)}".rstrip()


def told_paragraphs(exported: ExportedTake) -> Iterator[str]:
    """The text of the answer, or why there is none."""
    if not exported.timed_words:
        yield exported.take.text or without_words(exported)
    for paragraph in paragraphs(exported.timed_words, exported.long_pauses):
        yield " ".join(word.text for word in paragraph.words)


def about_mentor(rating: MentorRating) -> str:
    mark = "" if rating.rating is None else f": {rating.rating} of 4"
    return f"{rating.mentor or 'A mentor'}, {rating.rated_at:%Y-%m-%d}{mark}"


def mentor_lines(rating: MentorRating) -> Iterator[str]:
    """One line a criterion, then the comment on the whole."""
    for each in rating.criteria:
        if not each.is_empty:
            mark = "" if each.mark is None else f" {each.mark} of 4"
            yield f"{each.name.capitalize()}:{mark} {each.comment}".rstrip()
    if rating.comment:
        yield rating.comment
