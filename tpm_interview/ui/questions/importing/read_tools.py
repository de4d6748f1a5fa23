"""How a file was read, and reading it in another way."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.found import Field, Findings, Reading
from tpm_interview.ui.questions.importing.columns_panel import ColumnsPanel
from tpm_interview.ui.questions.importing.words import ENCODINGS, encoding_name, format_name
from tpm_interview.ui.widgets import Button, Choice, FlowLayout, Segments, column
from tpm_interview.ui.widgets.buttons import check_quietly

FOUND, LEFT_OUT = "found", "left-out"
TABS_PX = 36
"""As high as the buttons beside them."""


class ReadTools(QWidget):
    """The two tabs, format, encoding, and what the columns hold.

    Signals:
        tab_chosen: FOUND or LEFT_OUT.
        reading_requested: The `Reading` that the candidate wants instead.
    """

    tab_chosen = Signal(str)
    reading_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._reading = Reading()
        self.tabs = Segments(((FOUND, ""), (LEFT_OUT, "")))
        self._format = Choice(self.tr("Format"))
        self._encoding = Choice(self.tr("Encoding"))
        self._columns = Button(self.tr("Columns  (K)"), "bare", "columns", "K")
        self._columns.setCheckable(True)
        self.panel = ColumnsPanel()
        self.tabs.setFixedHeight(TABS_PX)
        flow = FlowLayout()
        for each in (self.tabs, self._format, self._encoding, self._columns):
            flow.addWidget(each)
        self.setLayout(column(flow, self.panel))
        self.tabs.chosen.connect(self.tab_chosen)
        self._format.chosen.connect(self._read_as)
        self._encoding.chosen.connect(self._read_in)
        self._columns.toggled.connect(self.panel.setVisible)
        self.panel.changed.connect(self._read_columns)

    def set_findings(self, findings: Findings, reading: Reading, formats: tuple[str, ...]) -> None:
        """What was read and how; the columns stand open where a header was not found."""
        is_same_table = self._reading.fields != reading.fields or self.panel.isVisible()
        self._reading = reading
        names = [(each, format_name(each)) for each in formats]
        self._format.set_choices(names, findings.format)
        known = dict.fromkeys((findings.encoding, *ENCODINGS))
        by_name = {encoding_name(each): each for each in reversed(known)}
        encodings = [(each, name) for name, each in reversed(by_name.items())]
        self._encoding.set_choices(encodings, findings.encoding)
        self._encoding.setVisible(bool(findings.encoding))
        columns = findings.columns
        self._columns.setVisible(columns is not None)
        if columns is not None:
            self.panel.set_columns(columns)
        is_open = columns is not None and (is_same_table or not columns.has_header)
        check_quietly(self._columns, is_open)
        self.panel.setVisible(is_open)

    def set_counts(self, found: int, left_out: int) -> None:
        self.tabs.button(FOUND).setText(self.tr("Questions ({0})").format(f"{found:,}"))
        self.tabs.button(LEFT_OUT).setText(self.tr("Left out ({0})").format(f"{left_out:,}"))

    def _read_as(self, format: object) -> None:
        reading = replace(self._reading, format=str(format), fields=None, has_header=None)
        self.reading_requested.emit(reading)

    def _read_in(self, encoding: object) -> None:
        self.reading_requested.emit(replace(self._reading, encoding=str(encoding)))

    def _read_columns(self, fields: tuple[Field, ...], has_header: bool) -> None:
        reading = replace(self._reading, fields=fields, has_header=has_header)
        self.reading_requested.emit(reading)
