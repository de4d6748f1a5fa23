"""Where the library lies when nobody says otherwise."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tpm_interview.domain.errors import LibraryUnavailable

NAME = "TPM Interview"
VARIABLE = "TPM_INTERVIEW_LIBRARY"


def library_folder(chosen: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder chosen, else the one the environment names, else the user's own data folder.

    Raises LibraryUnavailable where there is no home folder to put it in.
    """
    named = environment.get(VARIABLE, "")
    if chosen is not None:
        return _expanded(chosen)
    if named.strip():
        return _expanded(Path(named))
    return _default(environment)


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError as error:
        raise LibraryUnavailable("there is no home folder") from error


def _default(environment: Mapping[str, str]) -> Path:
    from platformdirs import user_data_path

    if sys.platform != "win32" and not _has_home(environment):
        raise LibraryUnavailable("there is no home folder: HOME is not set")
    return user_data_path(NAME, appauthor=False)


def _has_home(environment: Mapping[str, str]) -> bool:
    names = ("HOME",) if sys.platform == "darwin" else ("XDG_DATA_HOME", "HOME")
    return any(Path(environment.get(name, "")).is_absolute() for name in names)
