"""A sound card that is not there: a private PulseAudio server with a microphone and speakers.

libpulse reads its environment once per process, so the code under test runs in a child that
gets `VirtualAudio.env`; `Child` starts one and reads the lines it prints.
"""

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
FORGOTTEN_AFTER_S = 300
"""A server that a killed test run left behind ends by itself after so long without a client."""


def missing_programs() -> tuple[str, ...]:
    """What must be installed for the virtual sound card; empty where all is there."""
    return tuple(program for program in PROGRAMS if shutil.which(program) is None)


class VirtualAudio:
    """Server, microphone "VirtualMic" and speakers "VirtualSpeakers", for a `with` statement.

    With `rate_hz=16000` everything runs at 16 kHz mono, so that a 16 kHz mono 16-bit file comes
    through bit for bit. Null sinks have `norewinds=1`: without it sound arrives 1.9 s late.
    """

    MICROPHONE = "VirtualMic"
    SPEAKERS = "VirtualSpeakers"

    def __init__(self, rate_hz: int = 48_000, microphone: bool = True) -> None:
        self._rate_hz = rate_hz
        self._microphone = microphone
        self._folder = Path(tempfile.mkdtemp(prefix="virtual-audio-"))
        self._socket = self._folder / "socket"
        self._plugged: list[str] = []
        self._server: subprocess.Popen[bytes] | None = None
        self.env = os.environ | {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_RUNTIME_PATH": str(self._folder / "runtime"),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "XDG_RUNTIME_DIR": str(self._folder),
        }

    def __enter__(self) -> Self:
        try:
            self._start_server()
            self._load(
                "module-null-sink",
                "sink_name=speakers",
                f"rate={self._rate_hz}",
                f"channels={self._channels}",
                "norewinds=1",
                f"sink_properties=device.description={self.SPEAKERS}",
            )
            self._pactl("set-default-sink", "speakers")
            if self._microphone:
                self.plug()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def plug(self, name: str = "mic", described: str = MICROPHONE) -> None:
        """Plug a microphone in; it becomes the default. `play` speaks into the one named."""
        feed = self._load(
            "module-null-sink",
            f"sink_name={name}_feed",
            f"rate={self._rate_hz}",
            "channels=1",
            "norewinds=1",
            f"sink_properties=device.description={described}Feed",
        )
        source = self._load(
            "module-remap-source",
            f"source_name={name}",
            f"master={name}_feed.monitor",
            f"source_properties=device.description={described}",
        )
        self._plugged += [feed, source]
        self._pactl("set-default-source", name)
        self._pactl("set-default-sink", "speakers")

    def unplug(self) -> None:
        """Pull every microphone out, as a cable would."""
        while self._plugged:
            self._pactl("unload-module", self._plugged.pop())

    def play(self, wav: Path, name: str = "mic") -> subprocess.Popen[bytes]:
        """Speak a file into a microphone at its own speed; wait on what comes back."""
        return subprocess.Popen(["paplay", f"--device={name}_feed", str(wav)], env=self.env)

    @contextlib.contextmanager
    def record_speakers(self, wav: Path) -> Iterator[None]:
        """Everything the speakers play inside the `with` goes to `wav` (16-bit mono)."""
        command = [
            *("parec", "--device=speakers.monitor", "--verbose", "--latency-msec=20"),
            *("--file-format=wav", "--format=s16le", "--channels=1", f"--rate={self._rate_hz}"),
            str(wav),
        ]
        with subprocess.Popen(command, env=self.env, stderr=subprocess.PIPE) as recorder:
            assert recorder.stderr is not None
            for line in recorder.stderr:
                if b"Connected to device" in line:
                    break
            quiet = threading.Thread(target=recorder.stderr.read, daemon=True)
            quiet.start()
            try:
                yield
            finally:
                recorder.send_signal(signal.SIGTERM)
                recorder.wait(PATIENCE_S)
                quiet.join(PATIENCE_S)

    def kill_server(self) -> None:
        """The sound server crashes."""
        assert self._server is not None
        self._server.kill()
        self._server.wait(PATIENCE_S)

    def freeze_server(self) -> None:
        """The sound server hangs: it lives, but answers nothing."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    @property
    def _channels(self) -> int:
        return 1 if self._rate_hz == 16_000 else 2

    def _start_server(self) -> None:
        command = [
            *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--log-level=notice"),
            *(f"--exit-idle-time={FORGOTTEN_AFTER_S}", "--log-target=stderr"),
            *("-L", f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"),
        ]
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen(
                command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE_S
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self._folder / "log").read_text())
            time.sleep(0.02)

    def _answers(self) -> bool:
        if not self._socket.exists():
            return False
        asked = subprocess.run(["pactl", "info"], env=self.env, capture_output=True, check=False)
        return asked.returncode == 0

    def _load(self, *module: str) -> str:
        return self._pactl("load-module", *module)

    def _pactl(self, *words: str) -> str:
        command = ["pactl", *words]
        asked = subprocess.run(
            command, env=self.env, check=True, text=True, capture_output=True, timeout=PATIENCE_S
        )
        return asked.stdout.strip()

    def _end(self) -> None:
        if self._server is not None:
            self._server.send_signal(signal.SIGCONT)
            self._server.kill()
            self._server.wait(PATIENCE_S)
        shutil.rmtree(self._folder, ignore_errors=True)


class Child:
    """A Python process that runs `source` and prints one JSON value a line; for a `with`.

    `source` sees its arguments in `sys.argv[1:]` and can import the project and `fakes`.
    """

    def __init__(self, source: str, *arguments: str, env: dict[str, str]) -> None:
        paths = (CHECKOUT, CHECKOUT / "tests", env.get("PYTHONPATH", ""))
        self._process = subprocess.Popen(
            [sys.executable, "-c", source, *arguments],
            env=env | {"PYTHONPATH": os.pathsep.join(str(path) for path in paths if path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait(PATIENCE_S)
        for reader in self._readers:
            reader.join(PATIENCE_S)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    @property
    def stderr(self) -> str:
        return "".join(self._errors)

    def said(self, patience_s: float = PATIENCE_S) -> Any:  # whatever JSON the child printed
        """The next line, as JSON. AssertionError if the child ends or says nothing for so long."""
        try:
            line = self._lines.get(timeout=patience_s)
        except queue.Empty:
            raise AssertionError(f"nothing said for {patience_s} s; {self.stderr}") from None
        if line is None:
            raise AssertionError(f"the child ended; {self.stderr}")
        return json.loads(line)

    def tell(self, word: str) -> None:
        """Write a line to the child's standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()

    def end(self, patience_s: float = PATIENCE_S) -> int:
        """Wait for the child to end by itself; its exit code."""
        code = self._process.wait(patience_s)
        for reader in self._readers:
            reader.join(patience_s)
        return code

    def _read_lines(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        self._errors += self._process.stderr
