"""Word errors and fillers of a text against its reference."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import jiwer
from whisper_normalizer.english import EnglishTextNormalizer

from tpm_interview.speech.recognizers.merge import is_filler

_normalized = EnglishTextNormalizer()


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one text or of many. A filler is kept where the alignment has it in both."""

    errors: int
    words: int
    fillers: int
    fillers_kept: int
    fillers_false: int

    @property
    def wer(self) -> float:
        """Word errors per hundred words of the reference, fillers removed by the normalizer."""
        return 100 * self.errors / max(1, self.words)

    def told(self) -> dict[str, Any]:
        written = self.fillers_kept + self.fillers_false
        return {
            "wer": round(self.wer, 2),
            "words": self.words,
            "fillers_said": self.fillers,
            "fillers_kept": self.fillers_kept,
            "fillers_false": self.fillers_false,
            "kept_percent": _percent(self.fillers_kept, self.fillers),
            "false_percent": _percent(self.fillers_false, written),
        }


def scored(reference: str, text: str) -> Score:
    normal, heard = _normalized(reference), _normalized(text)
    output = jiwer.process_words(normal, heard)
    errors = output.substitutions + output.deletions + output.insertions
    said, kept, false = _fillers(reference, text)
    return Score(errors, len(normal.split()), said, kept, false)


def summed(scores: Iterable[Score]) -> Score:
    found = list(scores)
    return Score(
        sum(s.errors for s in found),
        sum(s.words for s in found),
        sum(s.fillers for s in found),
        sum(s.fillers_kept for s in found),
        sum(s.fillers_false for s in found),
    )


def _fillers(reference: str, text: str) -> tuple[int, int, int]:
    """Fillers said, kept and false, by aligning the texts with every filler as one and the same."""
    said, heard = _marked(reference), _marked(text)
    output = jiwer.process_words(" ".join(said), " ".join(heard) or "-")
    kept = sum(
        said[chunk.ref_start_idx + step] == "uh"
        for chunk in output.alignments[0]
        if chunk.type == "equal"
        for step in range(chunk.ref_end_idx - chunk.ref_start_idx)
    )
    return said.count("uh"), kept, heard.count("uh") - kept


def _marked(text: str) -> list[str]:
    words = ("".join(c for c in word.lower() if c.isalnum() or c == "'") for word in text.split())
    return ["uh" if is_filler(word) else word for word in words if word]


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
