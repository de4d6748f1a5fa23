"""What a press, a drag and a release on the waveform mean; pixels only."""

from tpm_interview.ui.widgets.waveform_paint import FLAG_PX

DRAG_PX = 6
_GRIP_PX = 5

Ends = tuple[float, float]


class WaveformMouse:
    """A drag makes a loop, or moves the end of the loop it begins at; else it is a click."""

    def __init__(self) -> None:
        self.release()

    @property
    def dragged(self) -> Ends | None:
        """The ends of the loop being dragged, the earlier first; None while it is but a click."""
        if not self.is_pressed or self.moves_window:
            return None
        if abs(self._to_x - self._pressed_x) < DRAG_PX:
            return None
        first, last = sorted((self._fixed_x, self._to_x))
        return first, last

    def press(self, x: float, is_overview: bool, loop: Ends | None) -> None:
        """`loop` are the places of the loop that is there."""
        self.is_pressed, self.moves_window = True, is_overview
        self._pressed_x = self._to_x = self._fixed_x = x
        end = self.end_at(x, loop)
        if loop is not None and end is not None:
            self._fixed_x = loop[1 - end]

    def move(self, x: float) -> None:
        self._to_x = x

    def release(self) -> None:
        self.is_pressed, self.moves_window = False, False
        self._pressed_x = self._to_x = self._fixed_x = 0.0

    def end_at(self, x: float, loop: Ends | None) -> int | None:
        """Which end of the loop is under the mouse: 0, 1 or none."""
        if loop is None:
            return None
        end = 0 if abs(x - loop[0]) <= abs(x - loop[1]) else 1
        return end if abs(x - loop[end]) <= _GRIP_PX else None

    def is_on_flag(self, x: float, flag_x: float) -> bool:
        return flag_x - 3 <= x <= flag_x + FLAG_PX
