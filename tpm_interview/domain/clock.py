"""How moments in a recording and lengths are written."""


def clock(at_s: float) -> str:
    """Such as 1:05, with hours only where there are any: 1:15:03."""
    minutes, seconds = divmod(int(max(0.0, at_s)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
