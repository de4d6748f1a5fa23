"""The mentor pack as bytes; what a browser makes of it stands in the end-to-end tests."""

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

from fakes import takes
from tpm_interview.domain.mentor import CRITERIA
from tpm_interview.domain.take_export import Sound, TakesExport
from tpm_interview.domain.transcript import Word, WordSource
from tpm_interview.formats.session_exporters.mentor_pack import write
from tpm_interview.ui.theme.tokens import COLORS

SOUND = Sound("audio/mpeg", bytes(range(256)))


class Page(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, export: TakesExport) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(write(export).decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def sounding() -> TakesExport:
    take = takes.exported(takes.spoken(takes.words_of("We", "won.")))
    return takes.export_of(replace(take, sound=SOUND))


def test_the_sound_is_inside() -> None:
    (audio,) = Page(sounding()).all("audio")
    kind, _, content = (audio["src"] or "").partition(";base64,")
    assert kind == "data:audio/mpeg"
    assert b64decode(content) == SOUND.content


def test_the_policy_admits_the_one_script_and_the_one_style_only() -> None:
    text = write(sounding()).decode()
    (policy,) = (m.get("content") or "" for m in Page(sounding()).all("meta") if "http-equiv" in m)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["media-src"] == "data:"
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"


def test_the_policy_stands_before_all_that_it_rules() -> None:
    text = write(sounding()).decode()
    assert text.index("Content-Security-Policy") < text.index("<title") < text.index("<style")


def test_no_text_becomes_a_tag_or_an_attribute() -> None:
    harmless = Page(takes.export_of(takes.exported(takes.typed("We", "won."))))
    hostile = Page(takes.hostile_export())
    assert {tag for tag, _ in hostile.tags} <= {tag for tag, _ in Page(sounding()).tags}
    assert len(hostile.all("script")) == len(harmless.all("script")) == 1
    known = {
        *("aria-label", "autocomplete", "charset", "class", "content", "data-criterion"),
        *("data-recorded", "data-s", "data-take", "data-whole", "for", "http-equiv", "id", "lang"),
        *("maxlength", "name", "placeholder", "role", "rows", "scope", "tabindex", "type", "value"),
    }
    assert {name for _, attributes in hostile.tags for name in attributes} <= known
    assert "".join(hostile.texts).count("<script>") > 5


def test_nothing_in_the_page_names_another_place() -> None:
    text = write(sounding()).decode()
    assert re.findall(r"https?:|//[a-z]|url\(|@import|\bfetch\b|XMLHttp|WebSocket", text) == []


def test_a_rubric_asks_for_every_criterion_and_the_whole() -> None:
    page = Page(sounding())
    asked = [f.get("data-criterion") for f in page.all("fieldset")]
    assert asked == [*CRITERIA, None]
    marks = [f["value"] for f in page.all("input") if f["type"] == "radio"]
    assert marks == ["1", "2", "3", "4"] * 5
    assert all(area.get("aria-label") for area in page.all("textarea"))


def test_what_the_candidate_thinks_of_the_answer_is_not_told() -> None:
    take = takes.exported(takes.spoken(takes.words_of("We", "won.")), "my own words")
    marked = replace(take, annotations=replace(take.annotations, marks=()), facts=())
    text = write(takes.export_of(marked)).decode()
    assert "rating 3" not in text
    assert "starred" not in text
    assert "my own words" not in text


def test_fillers_and_unsure_words_can_be_told_apart() -> None:
    words = (
        Word("um", 0, 0.2, source=WordSource.FILLER),
        Word("maybe", 0.3, 0.6, probability=0.2),
        Word("yes.", 0.7, 1),
    )
    spans = Page(takes.export_of(takes.exported(takes.spoken(words)))).all("span")
    kinds = [span.get("class") for span in spans if "data-s" in span]
    assert kinds == ["filler", "unsure", None]


def test_half_an_hour_of_words_is_a_small_page() -> None:
    assert len(write(takes.half_an_hour())) < 300_000


def test_the_page_wears_the_colors_of_the_window() -> None:
    folder = files("tpm_interview.formats.session_exporters") / "pack"
    light, dark = (folder / "look.css").read_text(encoding="utf-8").split("@media", 2)[:2]
    colors = {color.name: color for color in COLORS}
    for style, shade in ((light, "light"), (dark, "dark")):
        written = dict(re.findall(r"--(\w+): (#\w{6});", style))
        assert len(written) == 11
        assert written == {name: getattr(colors[name], shade) for name in written}
