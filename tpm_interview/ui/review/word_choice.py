"""Which words are chosen, from one held fast to one that moves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordChoice:
    """Words `first` to `last`, both included, as indexes."""

    anchor: int
    moved: int

    @property
    def first(self) -> int:
        return min(self.anchor, self.moved)

    @property
    def last(self) -> int:
        return max(self.anchor, self.moved)

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last
