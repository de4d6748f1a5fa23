"""Voice engines that hang, die or fail, for the voice process; and pyttsx3 engines of elsewhere."""

import os
import signal
import sys
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np

from tpm_interview.domain.sound import SpokenWord, VoiceInfo
from tpm_interview.speech.voices.registry import Synthesis
from tpm_interview.speech.voices.spoken_form import Respelling


class Moody:
    """Does what its text says: "hang", "die", "fail", "list" its modules; else a second of hum."""

    packages = ()
    revision = 1
    respellings: tuple[Respelling, ...] = ()

    def voices(self) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo("moody:one", "One", "en-US"),)

    def synthesize(
        self, text: str, voice: str, speed: float, volume: float, out: Path
    ) -> Synthesis:
        if text == "hang":
            threading.Event().wait()
        if text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "fail":
            raise RuntimeError(text)
        if text.startswith("wait for "):
            while not Path(text.removeprefix("wait for ")).exists():
                threading.Event().wait(0.01)
        if text.startswith("modules to "):
            Path(text.removeprefix("modules to ")).write_text("\n".join(sys.modules))
        sys.stdout.write(f"Audio saved to {out}\n")
        sys.stdout.flush()
        hum(out)
        return Synthesis(1.0, (SpokenWord(0, len(text), 0.0),))


class Stillborn(Moody):
    """Ends its process when it starts, as libespeak-ng does on bad data."""

    def __init__(self) -> None:
        os._exit(1)


class Stuck(Moody):
    """Never comes to an end of starting."""

    def __init__(self) -> None:
        threading.Event().wait()


class Missing(Moody):
    """Is not installed."""

    def __init__(self) -> None:
        raise ImportError("No module named 'moody'")


def hum(out: Path, seconds: float = 1.0, rate_hz: int = 8000) -> None:
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(_hum(seconds, rate_hz).tobytes())


def hum_as_aiff(out: Path, seconds: float = 1.0, rate_hz: int = 22_050) -> None:
    """What NSSpeechSynthesizer writes, whatever the file is called."""
    with av.open(str(out), "w", format="aiff") as file:
        stream = file.add_stream("pcm_s16be", rate=rate_hz, layout="mono")
        frame = av.AudioFrame.from_ndarray(_hum(seconds, rate_hz)[np.newaxis], "s16", "mono")
        frame.sample_rate = rate_hz
        for part in (frame, None):
            file.mux(stream.encode(part))


def _hum(seconds: float, rate_hz: int) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    moments = np.arange(int(seconds * rate_hz)) / rate_hz
    return (8000 * np.sin(2 * np.pi * 200 * moments)).astype(np.int16)


class SystemVoice:
    """A pyttsx3 `Voice`."""

    def __init__(self, id_: str, name: str | None, languages: list[str | None]) -> None:
        self.id = id_
        self.name = name
        self.languages = languages


class ForeignEngine:
    """A pyttsx3 2.99 `Engine` of Windows ("sapi5") or macOS ("nsss"): one text, then used up."""

    made: list["ForeignEngine"] = []

    def __init__(self, driver_name: str, voices: list[SystemVoice]) -> None:
        self.driver_name = driver_name
        self._voices = voices
        self.properties: dict[str, object] = {}
        self._queued: list[tuple[str, str]] = []
        self._listeners: dict[str, Callable[..., None]] = {}
        self._is_used_up = False
        ForeignEngine.made.append(self)

    def connect(self, topic: str, listener: Callable[..., None]) -> None:
        self._listeners[topic] = listener

    def getProperty(self, name: str) -> object:
        return self._voices if name == "voices" else self.properties[name]

    def setProperty(self, name: str, value: object) -> None:
        self.properties[name] = value

    def save_to_file(self, text: str, filename: str) -> None:
        self._queued.append((text, filename))

    def runAndWait(self) -> None:
        if self._is_used_up:
            return  # 2.99 speaks only the first
        self._is_used_up = True
        text, filename = self._queued[0]
        if text == "fail":
            self._listeners["error"](name=None, exception=OSError(text))
        elif self.driver_name == "nsss":
            hum_as_aiff(Path(filename))
        elif text != "nothing":
            hum(Path(filename), rate_hz=22_050)
