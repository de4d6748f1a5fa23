"""What writes the answers down."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.recognizers import RecognizerCheck
from tpm_interview.ui.settings.named_row import settings_card
from tpm_interview.ui.settings.recognizer_details import RecognizerDetails
from tpm_interview.ui.settings.recognizer_plate import RecognizerPlate
from tpm_interview.ui.settings.recognizer_words import is_remote
from tpm_interview.ui.widgets import Tick, column

FALLBACK = RecognizerSettings().name
"""What comes with the app."""


class RecognizerCard(QWidget):
    """One plate a recognizer; below them what the chosen one still needs.

    A recognizer is used from the moment it has all it needs; until then the one before stays.
    Whoever goes back from a server takes their yes back: arrow keys alone never send anything.

    Signals:
        changed: The `RecognizerSettings` wanted.
        live_words_changed: Whether words are to be shown while speaking.
    """

    changed = Signal(object)
    live_words_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._settings = RecognizerSettings()
        self._checks: dict[str, RecognizerCheck] = {}
        self._plates: dict[str, RecognizerPlate] = {}
        self._looked_at = self._settings.name
        self._group = QButtonGroup(self)
        self._list = column()
        self._details = RecognizerDetails()
        self._live = Tick(self.tr("Show words while I speak"))
        card = settings_card(self.tr("Recognizer"), self._list, self._details, self._live)
        self.setLayout(column(card))
        self._details.folder_chosen.connect(self._set_folder)
        self._details.server_changed.connect(self._set_server)
        self._details.consent_changed.connect(self._set_consent)
        self._live.toggled.connect(self.live_words_changed)

    def set_recognizers(self, checks: Sequence[RecognizerCheck]) -> None:
        """All there are, in the order to show; a chosen one that is complete now is used."""
        self._checks = {check.name: check for check in checks}
        for check in checks:
            if check.name not in self._plates:
                self._add_plate(check.name)
        self._show()
        self._use_if_complete()

    def set_settings(self, settings: RecognizerSettings, shows_live_words: bool) -> None:
        if settings.name != self._settings.name:
            self._looked_at = settings.name
        self._settings = settings
        self._live.blockSignals(True)
        self._live.setChecked(shows_live_words)
        self._live.blockSignals(False)
        self._show()

    def _add_plate(self, name: str) -> None:
        plate = self._plates[name] = RecognizerPlate(name)
        self._group.addButton(plate)
        self._list.addWidget(plate)
        plate.clicked.connect(lambda: self._choose(name))

    def _choose(self, name: str) -> None:
        self._looked_at = name
        self._show()
        self._use_if_complete()

    def _show(self) -> None:
        for name, plate in self._plates.items():
            plate.setChecked(name == self._looked_at)
            plate.set_state(self._checks[name].is_installed, name == self._settings.name)
        check = self._checks.get(self._looked_at)
        if check is not None:
            self._details.show_recognizer(check, self._settings)

    def _use_if_complete(self) -> None:
        check = self._checks.get(self._looked_at)
        if check is None or not check.is_installed or check.name == self._settings.name:
            return
        if is_remote(check.name):
            if self._has_consent():  # the check may be older than the last change
                self._change(replace(self._settings, name=check.name))
        else:
            self._change(replace(self._settings, name=check.name, server_consent=""))

    def _has_consent(self) -> bool:
        settings = self._settings
        return bool(settings.server_url) and settings.server_consent == settings.server_url

    def _set_folder(self, folder: str) -> None:
        self._change(replace(self._settings, model_folder=folder))

    def _set_server(self, url: str, model: str) -> None:
        """Another address needs a new yes; until then what comes with the app is used."""
        changed = replace(self._settings, server_url=url, server_model=model)
        if url != changed.server_consent:
            changed = self._without_consent(changed)
        self._change(changed)

    def _set_consent(self, agreed: bool) -> None:
        if agreed:
            self._change(replace(self._settings, server_consent=self._settings.server_url))
        else:
            self._change(self._without_consent(self._settings))

    def _without_consent(self, settings: RecognizerSettings) -> RecognizerSettings:
        name = FALLBACK if is_remote(settings.name) else settings.name
        return replace(settings, name=name, server_consent="")

    def _change(self, settings: RecognizerSettings) -> None:
        self._settings = settings
        self._show()
        self.changed.emit(settings)
