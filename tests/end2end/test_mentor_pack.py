"""The mentor pack in a real browser: heard, read along, filled in, sent back."""

import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from fakes.answered import spoken_take
from fakes.browser import Browser, browser, listening_place
from fakes.sounds import noise
from fakes.takes import CLOSING, IMAGE, SCRIPT, STEP_S, transcript, words_of
from tpm_interview.domain.mentor import Criterion
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.domain.take_export import TakeChoice
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.services.take_exporting import TakeExporting
from tpm_interview.storage.library import Library

AT = datetime(2026, 3, 1, 10, 30, 0, 123456, tzinfo=UTC)
LENGTH_S = 30
DRAWN_AHEAD_S = 0.005
"""The page lights a word that begins within the next frame's beginning."""
PLAIN = tuple(f"word{n}" + ("." if n % 8 == 7 else "") for n in range(70))
TITLE = f"Practice session of {AT.astimezone():%Y-%m-%d}"
_AUDIO = "const audio = document.querySelector('audio');"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is open in a browser, and the library that it came from."""

    browser: Browser
    library: Library
    place: str
    asked: list[str]

    def now(self) -> tuple[float, int]:
        """The sound's moment in seconds and the index of the word lit; -1 for none."""
        at_s, lit = self.browser.run(
            _AUDIO + "const words = [...document.querySelectorAll('span[data-s]')];"
            "return [audio.currentTime, words.findIndex((w) => w.classList.contains('now'))];"
        )
        return float(at_s), int(lit)

    def until_after(self, at_s: float) -> None:
        self.browser.until(lambda: self.now()[0] > at_s)

    def until_lit(self, word: int) -> None:
        self.browser.until(lambda: self.now()[1] == word)

    def all(self, selector: str) -> list[Any]:  # Any: selenium's element type is generic
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pack]:
    folder = tmp_path_factory.mktemp("pack")
    with (
        listening_place() as (place, asked),
        Library.open(folder / "library") as library,
        browser(folder) as opened,
    ):
        page = folder / "pack.html"
        rehearse(library, f"<img src={place}/prompt><link rel=stylesheet href={place}/style>")
        TakeExporting(library).export(page, TakeChoice(session_id=1))
        opened.driver.get(page.as_uri())
        yield Pack(opened, library, place, asked)


def rehearse(library: Library, harm: str) -> None:
    """One spoken take whose words, from the 70th on, would do harm; one typed."""
    session = library.sessions.begin(
        DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("why", harm), NewPrompt("how", SCRIPT)], AT
    )
    said = transcript(words_of(*PLAIN, SCRIPT, IMAGE, CLOSING, harm))
    spoken_take(library, session.prompts[0].id, said, AT, noise(LENGTH_S))
    library.sessions.type_answer(session.prompts[1].id, f"{SCRIPT} {IMAGE}", AT, 5)


def test_a_word_that_is_clicked_sounds_and_the_light_goes_on_from_there(pack: Pack) -> None:
    assert pack.browser.until(lambda: pack.browser.run(_AUDIO + "return audio.readyState === 4;"))
    length_s = pack.browser.run(_AUDIO + "return audio.duration;")
    assert length_s == pytest.approx(LENGTH_S, abs=0.05)
    pack.all("span[data-s]")[20].click()
    pack.browser.until(lambda: pack.now()[0] > 20 * STEP_S + 1)
    starts = [float(word.get_attribute("data-s")) for word in pack.all("span[data-s]")]
    for _ in range(5):
        before_s, _ = pack.now()
        pack.until_after(before_s + STEP_S)
        pack.browser.run(_AUDIO + "audio.pause();")
        at_s, _ = pack.now()
        # where the sound stands still, the word is exact, however late a busy machine draws
        wanted = sum(start <= at_s + DRAWN_AHEAD_S for start in starts) - 1
        pack.until_lit(wanted)
        pack.browser.run(_AUDIO + "audio.play();")
    assert wanted > 20


def test_the_keyboard_plays_from_a_paragraph_too(pack: Pack) -> None:
    buttons = pack.all(".said button.at")
    assert len(buttons) == 1
    buttons[0].send_keys(Keys.ENTER)
    pack.browser.until(lambda: 0 < pack.now()[0] < 5)
    assert pack.browser.run(_AUDIO + "return !audio.paused;")


def test_texts_that_would_do_harm_are_only_shown(pack: Pack) -> None:
    assert pack.browser.driver.title == TITLE
    assert [span.text for span in pack.all("span[data-s]")[70:73]] == [SCRIPT, IMAGE, CLOSING]
    assert pack.all("main img, main script, main link, main style, main iframe") == []
    assert SCRIPT in [heading.text for heading in pack.all("h2")]


def test_the_page_asks_nobody_for_anything(pack: Pack) -> None:
    page = pack.browser.driver.current_url
    assert pack.browser.addresses() == {page}
    assert pack.browser.complaints() == []
    assert pack.asked == []


def test_even_a_script_that_got_in_could_send_nothing(pack: Pack) -> None:
    urllib.request.urlopen(f"{pack.place}/alive")
    assert pack.asked.pop() == "/alive"
    blocked = pack.browser.driver.execute_async_script(
        "const [place, done] = arguments;"
        "const blocked = [];"
        "document.addEventListener('securitypolicyviolation', (event) => {"
        "  blocked.push(event.effectiveDirective);"
        "  if (new Set(blocked).size === 5) done(blocked);"
        "});"
        "fetch(`${place}/fetch`).catch(() => {});"
        "new Image().src = `${place}/image`;"
        "for (const [tag, kind] of [['script', 'src'], ['iframe', 'src']]) {"
        "  const made = document.createElement(tag);"
        "  made[kind] = `${place}/${tag}`;"
        "  document.body.append(made);"
        "}"
        "const inline = document.createElement('p');"
        "inline.setAttribute('onclick', 'document.title = `run`');"
        "document.body.append(inline);"
        "inline.click();",
        pack.place,
    )
    assert {"connect-src", "img-src", "script-src-elem", "frame-src"} < set(blocked)
    assert pack.browser.driver.title == TITLE
    assert pack.asked == []


def test_the_window_in_the_dark_has_a_dark_page(pack: Pack) -> None:
    seen = []
    for shade in ("light", "dark"):
        feature = {"name": "prefers-color-scheme", "value": shade}
        pack.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        seen.append(pack.browser.run("return getComputedStyle(document.body).backgroundColor;"))
    assert seen == ["rgb(246, 242, 234)", "rgb(26, 24, 21)"]


def test_an_empty_rubric_is_not_saved(pack: Pack) -> None:
    pack.all("#save")[0].click()
    assert pack.all("#status")[0].text == "Nothing is filled in yet."
    assert list(pack.browser.saved.iterdir()) == []


def test_what_the_mentor_saves_comes_back_into_the_library(pack: Pack) -> None:
    first = pack.all("article")[0]
    for place in (
        "[data-criterion=structure] [value='4']",
        "[data-criterion=clarity] [value='2']",
        "[data-whole] [value='3']",
    ):
        first.find_element(By.CSS_SELECTOR, place).click()
    areas = first.find_elements(By.CSS_SELECTOR, "textarea")
    areas[1].send_keys("No \u201cnumbers\u201d <b>yet</b>")
    areas[4].send_keys("Good.", Keys.ENTER, "Shorter!")
    pack.all("#mentor")[0].send_keys("Ada")
    pack.all("#save")[0].click()
    file = pack.browser.saved / "mentor-notes.json"
    pack.browser.until(file.exists)
    (notes,) = Mentoring(pack.library).take_in(file)
    assert (notes.take_id, notes.recorded_at) == (1, AT)
    assert (notes.rating.mentor, notes.rating.rating) == ("Ada", 3)
    assert notes.rating.comment == "Good.\nShorter!"
    assert notes.rating.criteria == (
        Criterion("structure", 4),
        Criterion("evidence", None, "No \u201cnumbers\u201d <b>yet</b>"),
        Criterion("clarity", 2),
    )
    assert pack.library.annotations.of_takes([1])[1].mentors == (notes.rating,)
    assert pack.all("#status")[0].text.startswith("Saved")
