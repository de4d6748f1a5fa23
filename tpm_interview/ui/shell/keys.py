"""Every key of the app, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

Keys = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that work at one place or moment, each with what it does."""

    name: str
    keys: Keys


def tr(words: str) -> str:
    return QCoreApplication.translate("Keys", words)


def everywhere() -> KeyGroup:
    keys = (
        (tr("Space"), tr("The next step: the amber button")),
        (tr("Enter"), tr("Press the button that has the focus")),
        (tr("Tab"), tr("Go to the next button")),
        (tr("Ctrl+1 to 9"), tr("Go to a page")),
        ("Ctrl+K", tr("Find anything you said")),
        ("Ctrl+Z", tr("Undo; redo with Shift")),
        ("?", tr("This sheet")),
    )
    return KeyGroup(tr("Everywhere"), keys)


def rehearse() -> tuple[KeyGroup, ...]:
    asked = (
        ("R", tr("Replay the question")),
        ("P", tr("Pause the voice, or let it go on")),
        ("M", tr("Mute or unmute the voice")),
        ("H", tr("Hint")),
        ("S", tr("Skip the question")),
        ("Ctrl+T", tr("Type the answer instead")),
        ("Esc", tr("Leave; everything is kept")),
    )
    answering = (
        ("W", tr("Hide or show the live words")),
        ("Ctrl+T", tr("Type the answer instead")),
        ("Ctrl+Enter", tr("Finish a typed answer")),
    )
    after = (
        (tr("1 to 4"), tr("Your own mark")),
        ("T", tr("Take it again")),
        ("F", tr("Answer the follow-up")),
        ("N", tr("Next without a mark")),
    )
    welcome = (
        ("V", tr("Hear the voice")),
        (tr("Backspace"), tr("Back to the step before")),
    )
    return (
        KeyGroup(tr("While a question is asked"), asked),
        KeyGroup(tr("While you answer"), answering),
        KeyGroup(tr("After an answer"), after),
        KeyGroup(tr("Welcome"), welcome),
    )


def review() -> tuple[KeyGroup, ...]:
    hear = (
        (tr("Space, K"), tr("Play or pause")),
        ("J, L", tr("Back or on by 5 s; arrows too")),
        ("[, ]", tr("The loop begins, ends here")),
        ("R", tr("Repeat the sentence, or no more")),
        ("S", tr("Skip pauses")),
        ("+, -, 0", tr("Zoom; see all of it")),
        ("O", tr("Follow the sound again")),
    )
    keep = (
        ("N", tr("Mark this moment")),
        ("F", tr("A filler here, or none")),
        ("E, V", tr("Edit the words; versions")),
        ("G", tr("Recognize again; Shift+G: pause it")),
        (tr("1 to 4"), tr("Your own mark")),
        ("B", tr("Best take of its question")),
        ("Del", tr("To the trash")),
    )
    look = (
        ("T, C, H", tr("Transcript, compare, history")),
        ("I", tr("What the facts mean")),
        ("X, M", tr("Export; mentor's notes")),
        (".", tr("More that can be done")),
        ("Ctrl+F", tr("Search; Down: to the hits")),
        (tr("Enter"), tr("Go to the hit or the word")),
        ("Esc", tr("Back to all sessions")),
    )
    return (
        KeyGroup(tr("Hear"), hear),
        KeyGroup(tr("Correct and keep"), keep),
        KeyGroup(tr("Look and find"), look),
    )


def questions() -> tuple[KeyGroup, ...]:
    one = (
        ("R, H", tr("Rehearse it; hear it")),
        ("T, A", tr("Tags; add to a set")),
        ("X, Del", tr("Hide or show; delete")),
        ("U, O", tr("Restore; show original")),
    )
    all_of_them = (
        ("Ctrl+F", tr("Search")),
        ("Ctrl+N, E", tr("New question; edit it")),
        ("Ctrl+I, E, L", tr("Import, export, sets")),
    )
    return (KeyGroup(tr("The chosen questions"), one), KeyGroup(tr("The page"), all_of_them))
