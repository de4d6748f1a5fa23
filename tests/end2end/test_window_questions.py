"""A candidate's own questions at the real window, with keys alone."""

from pathlib import Path

from fakes.screen import VirtualScreen
from fakes.window_driver import WindowDriver
from tpm_interview.domain.question import Origin, Question
from tpm_interview.storage.library import Library

LIST = """## Delivery

- Tell me about a release you rolled back.
  - Who decided it?
- What belongs into a go-live checklist?
"""


def mine(library: Path) -> list[Question]:
    with Library.open(library, read_only=True) as opened:
        own = (Origin.OWN, Origin.IMPORTED)
        return [each for each in opened.questions.all() if each.origin in own]


def test_questions_are_written_imported_undone_and_rehearsed_as_a_set(
    screen: VirtualScreen, window_env: dict[str, str], library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "acme.md"
    file.write_text(LIST, encoding="utf-8")
    with WindowDriver(library, window_env) as window:
        window.until("questions fit")
        screen.press("ctrl+3")
        window.until("88 questions")
        screen.press("ctrl+n")
        window.until("New question", "Save  (Ctrl+S)")
        screen.type("How do you tell a sponsor no?")
        screen.press("ctrl+s")
        window.until("89 questions", "Undo add question")
        screen.press("ctrl+i")
        window.until("Choose a file")
        window.drop(file)
        window.until("2 questions in acme.md", "Import 2 questions")
        screen.press("ctrl+Return")
        window.until("91 questions", "Undo import 2 questions")
        assert [each.text for each in mine(library)] == [
            "How do you tell a sponsor no?",
            "Tell me about a release you rolled back.",
            "What belongs into a go-live checklist?",
        ]
        screen.press("ctrl+z")
        window.until("89 questions")
        screen.press("ctrl+shift+z")
        window.until("91 questions")
        screen.press("ctrl+l")
        window.until("No sets yet")
        screen.press("ctrl+n")
        screen.type("Acme")
        screen.press("Return")
        window.until("Set added")
        screen.press("ctrl+f")
        screen.type("rolled back")
        window.until("1 found")
        screen.press("Return")
        window.until("Set changed", "One question")
        screen.press("Escape")
        assert window.close_window() == 0
    with WindowDriver(library, window_env) as window:
        window.until("None: draw questions", "questions fit", "No microphone was found")
        screen.click(*window.where("None: draw questions"))
        window.until("Acme  (one question)")
        screen.press("Down", "Down", "Return")
        window.until("All of them, in this order:", "Tell me about a release you rolled back.")
        screen.click(*window.where("Start practice"))
        window.until("Question 1 of", "Tell me about a release you rolled back.")
        screen.press("Escape")
        window.until("Resume")
        assert window.close_window() == 0
    assert len(mine(library)) == 3
