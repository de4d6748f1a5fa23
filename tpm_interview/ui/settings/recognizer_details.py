"""What a recognizer still needs: a command, a folder, or a server and a yes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.recognizers import RecognizerCheck
from tpm_interview.ui.settings.named_row import named
from tpm_interview.ui.settings.recognizer_words import SERVER, WITH_FOLDER, is_address
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Tick, column, holder, row, selectable, text

FIELD_PX = 360


class RecognizerDetails(QWidget):
    """Shows what the recognizer looked at needs; nothing for one that has it all.

    Signals:
        folder_chosen: Path of a model folder.
        server_changed: Address and model name of a server.
        consent_changed: Whether recordings may go to that server.
    """

    folder_chosen = Signal(str)
    server_changed = Signal(str, str)
    consent_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._remedy = selectable(text("", "body", Role.WindowText))
        self._path = text("", "body", Role.WindowText)
        choose = Button(self.tr("Choose model folder"), "plain", "folder-open")
        choose.clicked.connect(self._ask_folder)
        self._folder = holder(column(self._path, row(choose, None)))
        self._url, self._model = QLineEdit(), QLineEdit()
        self._consent = _Consent()
        self._server = holder(
            column(
                named(self.tr("Address"), self._url),
                named(self.tr("Model"), self._model),
                self._consent,
            )
        )
        self._url.setPlaceholderText("https://example.org/v1")
        self._model.setPlaceholderText("whisper-1")
        for field, name in ((self._url, self.tr("Address")), (self._model, self.tr("Model"))):
            field.setFixedWidth(FIELD_PX)
            field.setAccessibleName(name)
            field.editingFinished.connect(self._tell_server)
        self.setLayout(column(self._remedy, self._folder, self._server))
        self._consent.changed.connect(self.consent_changed)

    def show_recognizer(self, check: RecognizerCheck, settings: RecognizerSettings) -> None:
        is_server = check.name == SERVER
        self._remedy.setText(self._remedy_words(check))
        self._remedy.setVisible(bool(check.remedy) and not is_server)
        self._folder.setVisible(check.name in WITH_FOLDER)
        told = settings.model_folder or self.tr("No model folder is chosen.")
        self._path.setText(told)
        self._server.setVisible(is_server)
        _show_text(self._url, settings.server_url)
        _show_text(self._model, settings.server_model)
        self._consent.set_server(settings.server_url, settings.server_consent)
        self.setVisible(bool(check.remedy) or is_server or check.name in WITH_FOLDER)

    def _remedy_words(self, check: RecognizerCheck) -> str:
        if check.remedy.startswith("pip "):
            return self.tr("To install it, run: {0}").format(check.remedy)
        return check.remedy

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose model folder"))
        if folder:
            self.folder_chosen.emit(folder)

    def _tell_server(self) -> None:
        self.server_changed.emit(self._url.text().strip(), self._model.text().strip())


class _Consent(QWidget):
    """Names exactly where the sound goes, and asks.

    Signals:
        changed: Whether it may.
    """

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._told = text("", "body", Role.WindowText)
        self._tick = Tick(self.tr("I agree: send my recordings to this address"))
        self._tick.toggled.connect(self.changed)
        self.setLayout(column(self._told, self._tick))

    def set_server(self, url: str, agreed_to: str) -> None:
        can_agree = is_address(url)
        told = self.tr(
            "Every answer you record is then sent to {0} to be written down. Whoever runs that"
            " server can hear it, read it and keep it; what was sent cannot be taken back."
        )
        nowhere = self.tr("Name a server first: an address that begins with http:// or https://.")
        self._told.setText(told.format(url) if can_agree else nowhere)
        self._tick.setEnabled(can_agree)
        self._tick.blockSignals(True)
        self._tick.setChecked(can_agree and url == agreed_to)
        self._tick.blockSignals(False)


def _show_text(field: QLineEdit, words: str) -> None:
    """Not while the candidate writes in it."""
    if not field.hasFocus():
        field.setText(words)
