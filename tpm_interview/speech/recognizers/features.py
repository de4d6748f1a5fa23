"""Whisper's log-mel features block by block: 15 minutes at once would take 0.8 GB."""

from typing import Any

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor

from tpm_interview.speech.recognizers.sound import Samples

BLOCK = 3000
"""Frames at once: 30 s."""


class BlockwiseFeatures(FeatureExtractor):  # type: ignore[misc]  # faster-whisper has no types
    """The same numbers as faster-whisper's own extractor, in bounded working memory."""

    def __call__(self, waveform: Samples, padding: int = 160, chunk_length: Any = None) -> Any:
        """Features of the whole recording; `chunk_length` is the model's own and never changes."""
        edge = self.n_fft // 2
        frames = (len(waveform) + padding) // self.hop_length
        log_mel = np.empty((len(self.mel_filters), frames), np.float32)
        for first in range(0, frames, BLOCK):
            last = min(first + BLOCK, frames)
            stretch = _stretch(
                waveform,
                first * self.hop_length - edge,
                (last - 1) * self.hop_length + edge,
                len(waveform) + padding,
            )
            log_mel[:, first:last] = self._log_mel(stretch)
        np.maximum(log_mel, log_mel.max() - 8.0, out=log_mel)
        log_mel += 4.0
        log_mel /= 4.0
        return log_mel

    def _log_mel(self, stretch: Samples) -> Any:
        window = np.hanning(self.n_fft + 1)[:-1].astype(np.float32)
        transform = self.stft(
            stretch, self.n_fft, self.hop_length, window=window, center=False, return_complex=True
        ).astype(np.complex64)
        mel = self.mel_filters @ (np.abs(transform) ** 2)
        return np.log10(np.clip(mel, 1e-10, None))


def _stretch(waveform: Samples, start: int, end: int, length: int) -> Samples:
    """Samples start..end of the sound, silent up to `length` and mirrored at both edges."""
    inner = waveform[max(0, start) : min(end, len(waveform))]
    silence = np.zeros(max(0, min(end, length) - max(len(waveform), start, 0)), np.float32)
    parts = [inner, silence]
    if start < 0:
        parts.insert(0, _padded(waveform, 1 - start)[-start:0:-1])
    if end > length:
        back = _stretch(waveform, length - 1 - (end - length), length - 1, length)
        parts.append(back[::-1])
    return np.concatenate(parts)


def _padded(waveform: Samples, count: int) -> Samples:
    head = waveform[:count]
    return np.pad(head, (0, count - len(head)))
