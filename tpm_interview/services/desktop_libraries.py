"""What the window needs from the system, checked before Qt could abort over it."""

import ctypes
import os
import sys
from dataclasses import dataclass

ANY_PLATFORM = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
)
X_WINDOW = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)


@dataclass(frozen=True, slots=True)
class DesktopProblem:
    """Why no window can open here, and what helps."""

    message: str
    remedy: str


def desktop_problem() -> DesktopProblem | None:
    """The reason that a Qt window cannot open on this system; None when all is there."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if not platform and not has_screen:
        return DesktopProblem(
            "There is no screen to open a window on.",
            "Start it from a desktop, or see 'tpm-interview --help' for what works without one.",
        )
    wants_x = platform.startswith("xcb") or (not platform and "DISPLAY" in os.environ)
    missing = missing_packages(ANY_PLATFORM + (X_WINDOW if wants_x else ()))
    if not missing:
        return None
    return DesktopProblem(
        "The window needs system libraries that are not installed.",
        "Run: sudo apt install " + " ".join(missing),
    )


def missing_packages(libraries: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Debian's packages of those libraries that cannot be loaded."""
    return tuple(package for library, package in libraries if not _loads(library))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
