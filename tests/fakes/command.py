"""The command line as real processes, with no sound server and a library of one's own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "tpm_interview")


def environment(library: Path) -> dict[str, str]:
    return {**os.environ, "TPM_INTERVIEW_LIBRARY": str(library), "PULSE_SERVER": "unix:/nowhere"}


def ran(
    library: Path,
    *words: str | Path,
    before: tuple[str, ...] = (),
    code: int = 0,
    extra: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """A command that ended, with that exit code and without a trace."""
    done = subprocess.run(
        [*before, *COMMAND, *map(str, words)],
        env={**environment(library), **(extra or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, done.stderr
    return done


def told(library: Path, *words: str | Path, before: tuple[str, ...] = ()) -> Any:
    return json.loads(ran(library, *words, "--json", before=before).stdout)


def refused(library: Path, *words: str | Path, **how: Any) -> str:
    """What a command that the candidate can mend says: one sentence and one remedy."""
    done = ran(library, *words, code=1, **how)
    lines = [line for line in done.stderr.splitlines() if not line.startswith("Session ")]
    assert len(lines) == 2, done.stderr
    return "\n".join(lines)
