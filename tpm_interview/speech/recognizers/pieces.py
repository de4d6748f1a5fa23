"""Where to cut a recording into the pieces that the prompted pass reads.

The prompt works only at the start of what Whisper reads at once, so each piece stays under its
30 s; a cut lies in a pause. Cuts only divide: no sound is left out at them.
"""

from collections.abc import Sequence

from tpm_interview.speech.recognizers.vad import FRAME_S, STARTS

SHORTEST = round(10.0 / FRAME_S)
LONGEST = int(26.0 / FRAME_S)
PAUSE = round(0.5 / FRAME_S)


def next_cut(probabilities: Sequence[float], start: int) -> int | None:
    """The frame at which the piece that begins at frame `start` ends; None while it is open.

    It ends in the middle of the first pause of 0.5 s once it is 10 s long, at 26 s at the latest
    (then where speech is least likely). More frames never change an answer once given.
    """
    quiet = 0
    for index in range(start + SHORTEST - PAUSE, min(len(probabilities), start + LONGEST)):
        quiet = quiet + 1 if probabilities[index] < STARTS else 0
        if quiet >= PAUSE and index >= start + SHORTEST:
            return index - PAUSE // 2
    if len(probabilities) < start + LONGEST:
        return None
    return min(range(start + SHORTEST, start + LONGEST), key=lambda at: probabilities[at])
