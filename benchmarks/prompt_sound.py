"""From "ask this prompt" to its first sound, with the voice warm, and with the prompt prefetched.

Usage: python benchmarks/prompt_sound.py [VOICE]   (the natural voice if not given)
Prints medians in ms over 15 prompts of 25 words never rendered before, and the voice process's
peak memory. First sound is the player's own position leaving 0 on a virtual speaker; without
PulseAudio only the rendering is measured.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fakes.virtual_audio import VirtualAudio, missing_programs
from tpm_interview.domain.sound import SpeechRequest, SpokenPrompt
from tpm_interview.speech.player import Player
from tpm_interview.speech.voices.process import VoiceProcess

PROMPTS = 15
TEXT = (
    "Tell me about a time when project number {} you led fell behind its schedule. "
    "What did you do first, and who helped you recover?"
)
LOOK_EVERY_S = 0.0005
PATIENCE_S = 5.0


def measured(voice_id: str, has_speaker: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        voice = VoiceProcess(Path(folder))
        voice.voices()
        figures = {"voice_start_ms": milliseconds(started)}
        player = Player() if has_speaker else None
        requests = [SpeechRequest(TEXT.format(n), voice_id) for n in range(2 * PROMPTS + 1)]
        heard(voice.render(requests.pop()), player, 0.0)
        warm = [timed(voice, request, player) for request in requests[:PROMPTS]]
        for request in requests[PROMPTS:]:
            voice.prefetch(request).result()
        prefetched = [timed(voice, request, player) for request in requests[PROMPTS:]]
        for name, times in (("warm", warm), ("prefetched", prefetched)):
            rendered, sounding = zip(*times, strict=True)
            figures[f"{name}_render_ms"] = statistics.median(rendered)
            if player is not None:
                figures[f"{name}_first_sound_ms"] = statistics.median(sounding)
        figures["voice_peak_rss_mb"] = max(map(peak_rss_mb, psutil.Process().children()))
        if player is not None:
            player.close()
        voice.close()
    return {name: round(figure, 1) for name, figure in figures.items()}


def timed(
    voice: VoiceProcess, request: SpeechRequest, player: Player | None
) -> tuple[float, float]:
    """Milliseconds until the file is there and until it sounds."""
    asked = time.perf_counter()
    return heard(voice.render(request), player, asked)


def heard(future: Future[SpokenPrompt], player: Player | None, asked: float) -> tuple[float, float]:
    spoken = future.result()
    rendered_ms = milliseconds(asked)
    if player is None:
        return rendered_ms, rendered_ms
    player.load(spoken.path)
    player.play(0.0)
    deadline = time.perf_counter() + PATIENCE_S
    while player.position_s == 0:
        if time.perf_counter() > deadline:
            raise TimeoutError("the player does not move")
        time.sleep(LOOK_EVERY_S)
    sounding_ms = milliseconds(asked)
    player.stop()
    return rendered_ms, sounding_ms


def milliseconds(since: float) -> float:
    return 1000 * (time.perf_counter() - since)


def peak_rss_mb(process: psutil.Process) -> float:
    """Highest memory so far (Linux), else what it is now."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return float(process.memory_info().rss) / 1e6
    lines = status.read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000


def main() -> int:
    voice_id = sys.argv[1] if len(sys.argv) > 1 else ""
    if sys.argv[2:] == ["--inside"]:
        print(json.dumps(measured(voice_id, has_speaker=True)))
        return 0
    if missing := missing_programs():
        print(json.dumps({**measured(voice_id, False), "missing": missing}))
        return 0
    with VirtualAudio() as audio:  # libpulse reads its environment once, so in a new process
        command = [sys.executable, __file__, voice_id, "--inside"]
        return subprocess.run(command, env=audio.env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
