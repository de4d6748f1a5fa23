"""Which part of a recording is in sight, and where on a line of pixels a moment lies."""

from dataclasses import dataclass, replace

CLOSEST_S = 4.0
"""As close as can be looked: closer, a recording shows no more than it did."""
ZOOM_STEP = 1.6
LEAD = 0.1
"""The playhead that ran out of sight comes back here, as a part of the width."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """`length_s` from `start_s` on are in sight, of a recording of `whole_s`."""

    whole_s: float = 0.0
    start_s: float = 0.0
    length_s: float = 0.0

    @classmethod
    def whole(cls, whole_s: float) -> "TimeWindow":
        return cls(whole_s, 0.0, whole_s)

    @property
    def end_s(self) -> float:
        return self.start_s + self.length_s

    @property
    def is_zoomed(self) -> bool:
        return self.length_s < self.whole_s

    def shows(self, at_s: float) -> bool:
        return self.start_s <= at_s <= self.end_s

    def x(self, at_s: float, width: float) -> float:
        return (at_s - self.start_s) / self.length_s * width if self.length_s else 0.0

    def time_s(self, x: float, width: float) -> float:
        """The moment at a place, never before the start or after the end of the recording."""
        at_s = self.start_s + x / max(1.0, width) * self.length_s
        return max(0.0, min(self.whole_s, at_s))

    def zoomed(self, steps: float, around_s: float) -> "TimeWindow":
        """Closer, or farther with negative steps; `around_s` stays where it is."""
        closest_s = min(CLOSEST_S, self.whole_s)
        length_s = min(self.whole_s, max(closest_s, self.length_s / ZOOM_STEP**steps))
        share = (around_s - self.start_s) / self.length_s if self.length_s else 0.0
        return replace(self, length_s=length_s).moved_to(around_s - share * length_s)

    def moved_to(self, start_s: float) -> "TimeWindow":
        return replace(self, start_s=max(0.0, min(self.whole_s - self.length_s, start_s)))

    def scrolled(self, by_s: float) -> "TimeWindow":
        return self.moved_to(self.start_s + by_s)

    def with_in_sight(self, at_s: float) -> "TimeWindow":
        """The same where the moment is in sight, else one that begins shortly before it."""
        if self.shows(at_s):
            return self
        return self.moved_to(at_s - LEAD * self.length_s)
