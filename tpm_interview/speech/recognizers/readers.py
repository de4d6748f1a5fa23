"""The three ways Whisper goes through a growing recording: windows, prompted pieces, a glance."""

from collections.abc import Callable, Iterable, Iterator
from math import inf

from tpm_interview.domain.transcript import Word
from tpm_interview.speech.recognizers import windows
from tpm_interview.speech.recognizers.partial import EVERY_S, agreed
from tpm_interview.speech.recognizers.pieces import next_cut
from tpm_interview.speech.recognizers.sound import Sound
from tpm_interview.speech.recognizers.suppress import LEAST_SPEECH, is_invented
from tpm_interview.speech.recognizers.vad import FRAME_S, SpeechTrack
from tpm_interview.speech.recognizers.whisper import FILLER_PROMPT, Segment, WhisperEngine


class CleanWindows:
    """What was said, window by window; `words` never change once read."""

    def __init__(self, engine: WhisperEngine, sound: Sound, track: SpeechTrack) -> None:
        self._engine, self._sound, self._track = engine, sound, track
        self.words: list[Word] = []
        self.at_s = 0.0
        self.is_complete = False

    def step(self, is_ended: bool) -> bool:
        """Read one window, or the tail of an ended recording; whether there was one."""
        if self.is_complete:
            return False
        if windows.is_full(self.at_s, self._sound.audio_s):
            self._read_window()
            return True
        if is_ended:
            self._read_tail()
            return True
        return False

    def _read_window(self) -> None:
        end_s = self.at_s + windows.WINDOW_S
        read: list[Segment] = []
        if self._track.highest(self.at_s, end_s) >= LEAST_SPEECH:
            heard = self._sound.between(self.at_s, end_s)
            read = list(self._engine.segments(heard, self.at_s, goes_on=lambda _: False))
            self.words += kept_words(read, self._track)
        self.at_s = windows.next_start_s(self.at_s, read[-1].end_s if read else None)

    def _read_tail(self) -> None:
        if self._track.highest(self.at_s, self._sound.audio_s) >= LEAST_SPEECH:
            heard = self._sound.between(self.at_s)
            found = self._engine.segments(heard, self.at_s, goes_on=more_speech(self._track))
            self.words += kept_words(found, self._track)
        self.at_s = self._sound.audio_s
        self.is_complete = True


class PromptedPieces:
    """The same speech read with a disfluent prompt, for its fillers."""

    def __init__(self, engine: WhisperEngine, sound: Sound, track: SpeechTrack) -> None:
        self._engine, self._sound, self._track = engine, sound, track
        self._frame = 0
        self.words: list[Word] = []
        self.is_complete = False

    @property
    def at_s(self) -> float:
        """Where the open piece begins."""
        return self._frame * FRAME_S

    def step(self, is_ended: bool) -> bool:
        """Read one piece, the open one only of an ended recording; whether there was one."""
        if self.is_complete:
            return False
        cut = next_cut(self._track.probabilities, self._frame)
        if cut is not None:
            self._read(cut * FRAME_S)
            self._frame = cut
            return True
        if is_ended:
            self._read(self._sound.audio_s)
            self.is_complete = True
            return True
        return False

    def _read(self, end_s: float) -> None:
        if self._track.highest(self.at_s, end_s) >= LEAST_SPEECH:
            heard = self._sound.between(self.at_s, end_s)
            found = self._engine.segments(
                heard, self.at_s, prompt=FILLER_PROMPT, goes_on=more_speech(self._track, end_s)
            )
            self.words += kept_words(found, self._track)


class Glance:
    """Quick readings of the open piece every two seconds; `words` are what two agree on."""

    def __init__(self, engine: WhisperEngine, sound: Sound, track: SpeechTrack) -> None:
        self._engine, self._sound, self._track = engine, sound, track
        self._from_s = 0.0
        self._read_to_s = 0.0
        self._before: tuple[Word, ...] = ()
        self.words: tuple[Word, ...] = ()

    def step(self, from_s: float) -> bool:
        """Read the piece that begins at `from_s` if it has 2 s of news; whether it did."""
        if from_s != self._from_s:
            self._from_s, self._before, self.words = from_s, (), ()
        audio_s = self._sound.audio_s
        if audio_s - max(self._read_to_s, from_s) < EVERY_S:
            return False
        has_news = self._track.highest(max(self._read_to_s, from_s), audio_s) >= LEAST_SPEECH
        self._read_to_s = audio_s
        if has_news:
            found = self._engine.segments(
                self._sound.between(from_s), from_s, beam=1, goes_on=more_speech(self._track)
            )
            now = tuple(kept_words(found, self._track))
            self.words, self._before = agreed(self._before, now), now
        return has_news


def kept_words(segments: Iterable[Segment], track: SpeechTrack) -> Iterator[Word]:
    """Words of the segments that somebody spoke."""
    for segment in segments:
        highest = track.highest(segment.start_s, segment.end_s)
        if not is_invented(highest, segment.compression_ratio):
            yield from segment.words


def more_speech(track: SpeechTrack, end_s: float = inf) -> Callable[[float], bool]:
    """Whether anybody speaks after a moment, up to `end_s`."""
    return lambda at_s: track.highest(at_s, end_s) >= LEAST_SPEECH
