"""The view of sets over a real library."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fakes.screen_reader import button, texts
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import Kind, Level, Origin, Question
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.storage.library import Library
from tpm_interview.ui.questions.sets.controller import SetsController
from tpm_interview.ui.questions.sets.order import dropped, moved, reordered, without
from tpm_interview.ui.questions.sets.view import SetsView

QUESTIONS = tuple(
    Question(id, f"What about {id}?", "risk", Kind.METHOD, Level.ANY, Origin.OWN)
    for id in ("apples", "bees", "clouds", "dates", "elms")
)
IDS = tuple(each.id for each in QUESTIONS)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass
class Shelf:
    """The view and all that it stands on."""

    qtbot: QtBot
    view: SetsView
    controller: SetsController
    library: Library
    sets: QuestionSets
    changes: BankChanges

    def open(self) -> None:
        self.view.resize(936, 600)
        self.view.show()
        self.qtbot.waitUntil(self.view.isActiveWindow)
        self.controller.open()

    def open_acme(self, *ids: str) -> None:
        self.sets.add("Acme", ids)
        self.open()
        self.wait_for_rows(*ids)

    def rows(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.view.order.rows.rows)

    def names(self) -> list[str]:
        return [row.words for row in self.view.shelf.list.rows.rows]

    def stored(self) -> tuple[str, ...]:
        return self.sets.named("Acme").question_ids

    def wait_for_rows(self, *ids: str) -> None:
        self.qtbot.waitUntil(lambda: self.rows() == ids)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in texts(self.view))

    def put(self, *questions: Question) -> None:
        self.library.questions.carry_out(BankEdit(questions))


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Shelf]:
    view = SetsView()
    qtbot.addWidget(view)
    with Library.open(tmp_path / "library") as library:
        library.questions.carry_out(BankEdit(QUESTIONS))
        changes = BankChanges(library)
        sets, bank = QuestionSets(library, changes), QuestionBank(library, tmp_path)
        controller = SetsController(view, bank, sets, changes)
        yield Shelf(qtbot, view, controller, library, sets, changes)
        controller.close()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_without_sets_the_view_says_what_they_are_for_and_makes_the_first(shelf: Shelf) -> None:
    shelf.open()
    shelf.wait_for("No sets yet")
    assert "Acme, second round" in texts(shelf.view)
    QTest.keyClick(shelf.view, Qt.Key.Key_N, CTRL)
    QTest.keyClicks(focused(), "Acme, second round")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    shelf.qtbot.waitUntil(lambda: shelf.names() == ["Acme, second round"])
    shelf.wait_for("Nothing in it yet")
    shelf.qtbot.waitUntil(shelf.view.adder.field.hasFocus)
    assert not button(shelf.view, "Rehearse in order").isEnabled()


def test_a_set_without_a_name_is_refused_and_the_field_stays(shelf: Shelf) -> None:
    shelf.open()
    shelf.wait_for("No sets yet")
    QTest.keyClick(shelf.view, Qt.Key.Key_N, CTRL)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    shelf.wait_for("This set has no name")
    assert shelf.view.shelf.is_naming


def test_escape_ends_the_naming_and_stays_in_the_view(shelf: Shelf) -> None:
    left: list[bool] = []
    shelf.controller.closed.connect(lambda: left.append(True))
    shelf.open()
    shelf.wait_for("No sets yet")
    QTest.keyClick(shelf.view, Qt.Key.Key_N, CTRL)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    shelf.wait_for("No sets yet")
    assert left == []
    QTest.keyClick(shelf.view, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_search_finds_questions_and_enter_adds_them(shelf: Shelf) -> None:
    shelf.open_acme("apples")
    QTest.keyClick(shelf.view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "clouds")
    shelf.wait_for("1 found")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    shelf.wait_for_rows("apples", "clouds")
    QTest.keyClick(shelf.view.adder.field, Qt.Key.Key_Z, CTRL)
    shelf.wait_for_rows("apples")
    assert shelf.view.adder.field.text() == "clouds"


def test_down_goes_to_what_was_found_and_enter_takes_it(shelf: Shelf) -> None:
    shelf.open_acme()
    QTest.keyClick(shelf.view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "what")
    shelf.wait_for("5 found")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    shelf.wait_for_rows("bees")


def test_alt_and_arrows_move_what_is_chosen(shelf: Shelf) -> None:
    shelf.open_acme(*IDS)
    shelf.view.order.setFocus()
    shelf.view.order.choose("dates", ["clouds"])
    QTest.keyClick(focused(), Qt.Key.Key_Up, ALT)
    shelf.wait_for_rows("apples", "clouds", "dates", "bees", "elms")
    assert shelf.view.order.chosen_keys() == ("clouds", "dates")
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    shelf.wait_for_rows(*IDS)


def test_dragging_puts_the_chosen_ones_where_they_are_dropped(shelf: Shelf) -> None:
    shelf.open_acme(*IDS)
    order = shelf.view.order
    order.choose("apples", ["bees"])
    place = order.visualRect(order.rows.index(3))
    data = order.rows.mimeData(order.selectedIndexes())
    event = QDropEvent(
        QPointF(place.center() + QPoint(0, 10)),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    order.dropEvent(event)
    shelf.wait_for_rows("clouds", "dates", "apples", "bees", "elms")


def test_delete_takes_the_chosen_ones_out_and_undo_puts_them_back(shelf: Shelf) -> None:
    shelf.open_acme(*IDS)
    shelf.view.order.setFocus()
    shelf.view.order.choose("bees", ["dates"])
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    shelf.wait_for_rows("apples", "clouds", "elms")
    shelf.wait_for("Undo change set")
    QTest.keyClick(shelf.view, Qt.Key.Key_Z, CTRL)
    shelf.wait_for_rows(*IDS)
    QTest.keyClick(shelf.view, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    shelf.wait_for_rows("apples", "clouds", "elms")


def test_what_lies_in_the_trash_keeps_its_place_when_the_rest_is_moved(shelf: Shelf) -> None:
    shelf.put(replace(QUESTIONS[1], trashed_at=datetime(2026, 1, 1, tzinfo=UTC)))
    shelf.sets.add("Acme", IDS)
    shelf.open()
    shelf.wait_for_rows("apples", "clouds", "dates", "elms")
    shelf.view.order.setFocus()
    shelf.view.order.choose("elms")
    QTest.keyClick(focused(), Qt.Key.Key_Up, ALT)
    shelf.wait_for_rows("apples", "clouds", "elms", "dates")
    assert shelf.stored() == ("apples", "bees", "clouds", "elms", "dates")
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    shelf.wait_for_rows("apples", "clouds", "dates")
    shelf.put(QUESTIONS[1])
    shelf.controller.refresh()
    shelf.wait_for_rows("apples", "bees", "clouds", "dates")


def test_a_set_is_renamed_in_place(shelf: Shelf) -> None:
    shelf.open_acme("bees")
    QTest.keyClick(shelf.view, Qt.Key.Key_F2)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    shelf.controller.refresh()  # the same sets once more: the field stays
    editor.setText("Initech")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    shelf.qtbot.waitUntil(lambda: shelf.names() == ["Initech"])


def test_a_set_is_deleted_and_brought_back_with_its_questions(shelf: Shelf) -> None:
    shelf.open_acme("bees", "apples")
    shelf.view.shelf.list.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    shelf.wait_for("No sets yet")
    assert "Undo delete set" in texts(shelf.view)
    QTest.keyClick(shelf.view, Qt.Key.Key_Z, CTRL)
    shelf.wait_for_rows("bees", "apples")


def test_r_asks_in_order_what_an_interviewer_would_ask(shelf: Shelf) -> None:
    shelf.put(replace(QUESTIONS[0], hidden=True))
    shelf.open_acme("dates", "apples", "bees")
    assert "1 hidden and not asked" in texts(shelf.view)
    with shelf.qtbot.waitSignal(shelf.controller.rehearse_requested) as asked:
        QTest.keyClick(shelf.view, Qt.Key.Key_R)
    assert asked.args == [("dates", "bees")]


def test_u_asks_the_same_questions_shuffled(shelf: Shelf) -> None:
    shelf.open_acme(*IDS)
    with shelf.qtbot.waitSignal(shelf.controller.rehearse_requested) as asked:
        QTest.keyClick(shelf.view, Qt.Key.Key_U)
    assert sorted((asked.args or [()])[0]) == sorted(IDS)


def test_letters_typed_into_the_search_field_are_no_commands(shelf: Shelf) -> None:
    asked: list[object] = []
    shelf.controller.rehearse_requested.connect(asked.append)
    shelf.open_acme(*IDS)
    QTest.keyClick(shelf.view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "rur")
    assert shelf.view.adder.field.text() == "rur"
    assert asked == []


def test_another_set_shows_its_own_questions(shelf: Shelf) -> None:
    shelf.sets.add("Initech", ["elms"])
    shelf.open()
    shelf.wait_for_rows("elms")
    made = shelf.sets.add("Acme", ["bees", "elms"])
    shelf.controller.open(made.id)
    shelf.wait_for_rows("bees", "elms")
    shelf.view.shelf.list.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    shelf.wait_for_rows("elms")


SETS = st.lists(st.integers(0, 30).map(str), unique=True, max_size=12)


@given(stored=SETS, data=st.data())
def test_an_order_changes_only_what_is_shown(stored: list[str], data: st.DataObject) -> None:
    hidden = data.draw(st.sets(st.sampled_from(stored))) if stored else set()
    shown = data.draw(st.permutations([id for id in stored if id not in hidden]))
    made = reordered(stored, shown)
    assert [id for id in made if id not in hidden] == shown
    assert [(i, id) for i, id in enumerate(made) if id in hidden] == [
        (i, id) for i, id in enumerate(stored) if id in hidden
    ]


@given(shown=SETS, step=st.sampled_from([-1, 1]), data=st.data())
def test_moving_keeps_every_question_and_the_order_of_the_chosen(
    shown: list[str], step: int, data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from(shown))) if shown else set()
    before = data.draw(st.integers(0, len(shown)))
    for made in (moved(shown, chosen, step), dropped(shown, chosen, before)):
        assert sorted(made) == sorted(shown)
        assert [id for id in made if id in chosen] == [id for id in shown if id in chosen]
        assert without(made, chosen) == without(shown, chosen)


def test_a_block_at_the_end_stays_together() -> None:
    assert moved("abcd", {"c", "d"}, 1) == ("a", "b", "c", "d")
    assert moved("abcd", {"b", "d"}, 1) == ("a", "c", "b", "d")
    assert moved("abcd", {"b", "c"}, -1) == ("b", "c", "a", "d")
    assert dropped("abcd", {"a", "c"}, 4) == ("b", "d", "a", "c")
