"""Samples lost while recording from a virtual microphone with three busy processes beside.

Usage: python benchmarks/recording_under_load.py [SECONDS]   (120 if not given; needs PulseAudio)
Prints {"seconds": ..., "samples_lost": ...}; -1 when even the start was not found again.
"""

import json
import multiprocessing
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fakes.sounds import pcm_of, wav_file
from fakes.virtual_audio import Child, VirtualAudio

RATE_HZ = 16_000
BUSY_PROCESSES = 3

RECORDER = """
import json, sys
from tpm_interview.speech.microphone import Microphone

heard, lost = [], []
microphone = Microphone("", heard.append, lost.append)
microphone.open()
print(json.dumps("READY"), flush=True)
sys.stdin.readline()
microphone.close()
with open(sys.argv[1], "wb") as file:
    file.write(b"".join(heard))
print(json.dumps([str(error) for error in lost]), flush=True)
"""


def be_busy() -> None:
    while True:
        sum(n * n for n in range(100_000))


def noise(seconds: int) -> bytes:
    """Bytes that repeat nowhere, none of the samples silent."""
    chance = random.Random(7)
    return bytes(byte | 1 for byte in chance.randbytes(seconds * RATE_HZ * 2))


def samples_lost(spoken: bytes, heard: bytes) -> int:
    """How many samples of `spoken` are missing, a gap rounded up to 10 ms."""
    step = RATE_HZ // 100 * 2
    at = heard.find(spoken[:step])
    if at < 0:
        return -1
    lost = 0
    for start in range(0, len(spoken), step):
        piece = spoken[start : start + step]
        if heard[at : at + len(piece)] == piece:
            at += len(piece)
            continue
        found = heard.find(piece, max(0, at - step))
        if found < 0:
            lost += len(piece) // 2
        else:
            at = found + len(piece)
    return lost


def record(seconds: int, folder: Path) -> int:
    spoken = noise(seconds)
    wav, out = wav_file(folder / "spoken.wav", spoken), folder / "heard.raw"
    with VirtualAudio(rate_hz=RATE_HZ) as audio, Child(RECORDER, str(out), env=audio.env) as child:
        child.said()
        audio.play(wav).wait()
        child.tell("close")
        if errors := child.said():
            print(errors, file=sys.stderr)
    return samples_lost(pcm_of(wav), out.read_bytes())


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    busy = [multiprocessing.Process(target=be_busy, daemon=True) for _ in range(BUSY_PROCESSES)]
    for process in busy:
        process.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            lost = record(seconds, Path(folder))
    finally:
        for process in busy:
            process.kill()
            process.join()
    print(json.dumps({"seconds": seconds, "samples_lost": lost}))


if __name__ == "__main__":
    main()
