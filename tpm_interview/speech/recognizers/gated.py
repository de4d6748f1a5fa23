"""A Whisper model that asks before each further window whether it is worth reading."""

import threading
from collections.abc import Callable
from typing import Any

from faster_whisper import WhisperModel

from tpm_interview.speech.recognizers.features import BlockwiseFeatures

READERS = 2
"""How many threads may read at once: the last words and their fillers."""


class WindowsRead(Exception):
    """Enough was read; ends the segments early."""


class GatedWhisper(WhisperModel):  # type: ignore[misc]  # faster-whisper has no types
    """faster-whisper would go on to the last breath of silence, 0.3 s of work for each window.

    Its segments come lazily, but the first one of a further window only after that was read; the
    one moment in between is when the window is encoded.

    Two threads may read at the same time, each with a question of its own.
    """

    def __init__(self, path: str, threads: int, files: dict[str, bytes] | None) -> None:
        super().__init__(
            path,
            device="cpu",
            compute_type="int8",
            cpu_threads=threads,
            num_workers=READERS,
            local_files_only=True,
            files=files,
        )
        self.feature_extractor = BlockwiseFeatures(**self.feat_kwargs)
        self._asks = threading.local()

    def ask(self, may_read: Callable[[], bool]) -> None:
        """What this thread is to ask before its next window."""
        self._asks.may_read = may_read

    def encode(self, features: Any) -> Any:
        if not self._asks.may_read():
            raise WindowsRead
        return super().encode(features)
