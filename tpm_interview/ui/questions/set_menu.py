"""A menu of the sets that questions can be put into."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from tpm_interview.domain.question import QuestionSet


def open_set_menu(
    at: QWidget,
    sets: Sequence[QuestionSet],
    chosen: Callable[[QuestionSet], object],
    new: Callable[[], object],
) -> QMenu:
    """Opens it over the widget `at`; the newest set stands first, a new one last."""
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in reversed(sets):
        action = menu.addAction(each.name.replace("&", "&&"))
        action.triggered.connect(lambda _=False, each=each: chosen(each))
    if sets:
        menu.addSeparator()
    words = QCoreApplication.translate("SetMenu", "New set...")
    menu.addAction(words).triggered.connect(lambda _=False: new())
    menu.popup(at.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    menu.setActiveAction(menu.actions()[0])
    return menu
