"""How far a 30 s window carries: Whisper's own rule, followed while the answer still grows."""

WINDOW_S = 30.0
LEAST_STEP_S = 5.0


def is_full(start_s: float, audio_s: float) -> bool:
    """Whether a whole window lies unread."""
    return start_s + WINDOW_S <= audio_s


def next_start_s(start_s: float, last_end_s: float | None) -> float:
    """Where the window after the one at `start_s` begins.

    At the end of the last segment read (`last_end_s`, from the recording's start), because what
    follows it was cut off by the window's edge; past the window where nothing was read. Always
    between 5 and 30 s on, so that no sound is skipped and every window gets ahead.
    """
    if last_end_s is None:
        return start_s + WINDOW_S
    return start_s + min(max(last_end_s - start_s, LEAST_STEP_S), WINDOW_S)
