"""The size a window had when it was closed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.settings import WindowSettings


def restore(window: QWidget, wanted: WindowSettings) -> None:
    """Give a window that is not shown yet its size, no larger than the screen it will be on."""
    size = QSize(wanted.width, wanted.height)
    window.resize(size.boundedTo(window.screen().availableSize()))
    if wanted.maximized:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def as_left(window: QWidget) -> WindowSettings:
    """What `restore` needs to make the window as it is now."""
    size = window.normalGeometry().size() if window.isMaximized() else window.size()
    return WindowSettings(size.width(), size.height(), window.isMaximized())
