"""The window around the pages: rail, status line, key sheet."""

from tpm_interview.ui.shell.main_window import MainWindow
from tpm_interview.ui.shell.rail import Place

__all__ = ["MainWindow", "Place"]
