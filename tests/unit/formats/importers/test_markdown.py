"""Markdown in the shapes that people write question lists in."""

import pytest

from tpm_interview.domain.file_errors import EmptyFile
from tpm_interview.domain.found import Findings, Reading, Why
from tpm_interview.domain.question import Kind
from tpm_interview.formats.importers.markdown import read
from tpm_interview.formats.source import from_text

PLAN, SCOPE = "How do you plan?", "What is scope?"


def found(text: str) -> Findings:
    return read(from_text(text), Reading(), lambda share: None)


def asked(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.text, question.follow_ups) for question in found(text).questions]


def texts(text: str) -> list[str]:
    return [question for question, _ in asked(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"- {PLAN}\n- {SCOPE}\n",
        f"* {PLAN}\n\n* {SCOPE}\n",
        f"+ {PLAN}\n+ {SCOPE}\n",
        f"\u2022 {PLAN}\n\u2022 {SCOPE}\n",
        f"1. {PLAN}\n1. {SCOPE}\n",
        f"3) {PLAN}\n\n1) {SCOPE}\n",
        f"- [ ] {PLAN}\n- [x] {SCOPE}\n",
        f"Intro.\n7. {PLAN}\n8. {SCOPE}\n",
        f"## {PLAN}\n\nWith care.\n\n## {SCOPE}\n\nAll work. Is it?\n",
        f"**{PLAN}**\n\nWith care. Who knows?\n\n**{SCOPE}** All of it. Is it?\n",
        f"### Q1: {PLAN}\n#### Answer\nWith care.\n- Who asks?\n### Q2: {SCOPE}\n",
        f"{PLAN}\n{SCOPE}\n",
        f"> {PLAN}\n\n> {SCOPE}\n",
        f"| Question | Answer |\n|---|---|\n| {PLAN} | So. |\n| {SCOPE} | All. |\n",
        f"<details><summary>{PLAN}</summary>\n\nSo. Why?\n\n</details>\n\n- {SCOPE}\n",
        f"<details>\n<summary><b>1. {PLAN}</b></summary>\nSo. Why?\n</details>\n{SCOPE}\n",
        f"{PLAN}\n<details><summary>Answer</summary>\n\n- Why?\n\n</details>\n\n{SCOPE}\n",
        f"- [{PLAN}](#plan)\n- [{SCOPE}](#scope)\n\n## {PLAN}\n\n## {SCOPE}\n",
        f"- [{PLAN}](answers/plan.md)\n- [{SCOPE}](https://example.org/scope)\n",
        f"---\ntitle: Why?\n---\n- {PLAN}\n- {SCOPE}\n",
        f"+++\ntitle = 'Why?'\n+++\n- {PLAN}\n- {SCOPE}\n",
        f"- {PLAN}\n\n```\nWhat is code?\n```\n\n- {SCOPE}\n",
        f"<!-- Why? -->\n- {PLAN}\n<!--\n\nWho?\n\n-->\n\n- {SCOPE}\n",
        f"Q: {PLAN}\nA: With care. Who knows?\n\nQ: {SCOPE}\nA. All. Is it?\n",
        f"- How do\n  you plan?\n- {SCOPE}\n  All of it. Is it?\n",
        f"- {PLAN}\n  - Tip: be calm?\n  - Sample answer:\n    - Why me?\n- {SCOPE}\n",
        f"# {PLAN}\n- {SCOPE}\n",
        f"{PLAN}\n> **Good answer:**\n> 1. Why?\n> 2. Who knows?\n\n{SCOPE}\n",
        f"{PLAN}<br>{SCOPE}\n",
    ],
)
def test_questions_are_found_and_nothing_else(text: str) -> None:
    assert asked(text) == [(PLAN, ()), (SCOPE, ())]


@pytest.mark.parametrize(
    "text",
    [
        f"- {PLAN}\n  - With whom?\n  - Who decides?\n- {SCOPE}\n",
        f"10. {PLAN}\n  - With whom?\n  - Who decides?\n11. {SCOPE}\n",
        f"1. {PLAN}\n- With whom?\n- Who decides?\n2. {SCOPE}\n",
        f"1. {PLAN}\n   a) With whom?\n   b) Who decides?\n2. {SCOPE}\n",
        f"**{PLAN}**\n- Follow-up: With whom?\n- Follow-up: Who decides?\n\n**{SCOPE}**\n",
        f"**{PLAN}**\n\n- With whom?\n- Who decides?\n\n**{SCOPE}**\n",
        f"## {PLAN}\n\nSo.\n\n### Follow-ups\n\n- With whom?\n- Who decides?\n\n## {SCOPE}\n",
        f"## {PLAN}\n\n**Follow-up questions:**\n- With whom?\n- Who decides?\n\n## {SCOPE}\n",
        f"- {PLAN}\n  - Follow-ups:\n    - With whom?\n    - Who decides?\n- {SCOPE}\n",
        f"<details><summary>{PLAN}</summary>\n\n- Follow-up: With whom?\n\nSo.\n\n"
        f"Follow-up: Who decides?\n\n</details>\n\n{SCOPE}\n",
    ],
)
def test_follow_ups_are_attached_to_their_question(text: str) -> None:
    assert asked(text) == [(PLAN, ("With whom?", "Who decides?")), (SCOPE, ())]


@pytest.mark.parametrize(
    "text",
    [
        f"# List\n## Planning\n- {PLAN}\n",
        f"Planning\n===\n- {PLAN}\n",
        f"**Planning**\n\n- {PLAN}\n",
        f"- Planning\n  - {PLAN}\n",
        f"1. **Planning:**\n   - {PLAN}\n",
        f"Planning:\n\n- {PLAN}\n",
        f"## Planning\n### Common questions\n- {PLAN}\n",
        f"## Planning\n\n| Question |\n|---|\n| {PLAN} |\n",
        f"## Planning (3 questions)\n- {PLAN}\n",
    ],
)
def test_the_nearest_heading_that_says_something_is_the_competency(text: str) -> None:
    assert [(q.text, q.competency) for q in found(text).questions] == [(PLAN, "Planning")]


FOLLOWED = f"**{PLAN}**\n\n- Follow-ups:\n  - With whom?\n  - Who decides?\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{FOLLOWED}<details><summary>{SCOPE}</summary>All of it.</details>\n",
        f"{FOLLOWED}<details>\n<summary>{SCOPE}</summary>\n\nAll. Is it?\n\n</details>\n",
        f"{FOLLOWED}**{SCOPE}**\n\nAll of it.\n",
        f"**{PLAN}**\n\nFollow-ups:\n\n- With whom?\n- Who decides?\n\n**{SCOPE}** (hard)\n",
        f"**{PLAN}**\n\nFollow-ups:\n- With whom?\n- Who decides?\n\n"
        f"<details><summary>{SCOPE}</summary>\n\nAll of it.\n\n</details>\n",
        f"- {PLAN}\n\n  <details><summary>With whom?</summary>All.</details>\n\n"
        f"  <details><summary>Who decides?</summary>Me.</details>\n\n- {SCOPE}\n",
        f"## {PLAN}\n\n### Follow-ups\n\n<details><summary>With whom?</summary>All.</details>\n"
        f"<details><summary>Who decides?</summary>Me.</details>\n\n## {SCOPE}\n",
    ],
)
def test_a_summary_or_a_bold_line_after_follow_ups_is_a_question_of_its_own(text: str) -> None:
    assert asked(text) == [(PLAN, ("With whom?", "Who decides?")), (SCOPE, ())]


def test_entries_that_are_folded_are_questions_side_by_side() -> None:
    text = f"- Why us?\n- <details><summary>{PLAN}</summary>So.</details>\n"
    text += f"- <details><summary>{SCOPE}</summary>All.</details>\n"
    assert asked(text) == [("Why us?", ()), (PLAN, ()), (SCOPE, ())]


@pytest.mark.parametrize(
    "text",
    [
        f"# What does a TPM do?\n\n## {PLAN}\n\nSo.\n\n## {SCOPE}\n",
        f"<!-- a -->\n\n# What does a TPM do?\n\nMuch.\n\n- {PLAN}\n- {SCOPE}\n",
        f"---\na: b\n---\n# What does a TPM do?\n## Risk\n1. {PLAN}\n1. {SCOPE}\n",
    ],
)
def test_a_question_alone_on_top_of_others_is_the_title(text: str) -> None:
    assert asked(text) == [(PLAN, ()), (SCOPE, ())]
    assert found(text).skipped[0].why is Why.HEADING


@pytest.mark.parametrize(
    "text",
    [
        f"# {PLAN}\n\n- With care\n\n# {SCOPE}\n\n- All work\n",
        f"# {PLAN}\n## Answer\nWith care.\n# {SCOPE}\n## Answer\n- Why?\n",
    ],
)
def test_several_questions_of_the_first_level_are_questions(text: str) -> None:
    assert asked(text) == [(PLAN, ()), (SCOPE, ())]


@pytest.mark.parametrize(
    "below", ["## Follow-ups\n- Why?\n- Who?\n", "## Answer\n- Why?\n- Who?\n"]
)
def test_a_page_about_one_question_asks_it(below: str) -> None:
    assert texts(f"# {PLAN}\n\n{below}") == [PLAN]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"What is snake\_case\_naming?", "What is snake_case_naming?"),
        (r"What is \*not\* strong?", "What is *not* strong?"),
        (r"What\'s \"new\" in R\&D\?", 'What\'s "new" in R&D?'),
        ("What is &lt;b&gt;bold&lt;/b&gt; &amp;amp; so?", "What is <b>bold</b> &amp; so?"),
        ("What is &copy; &#35; &#x2f; &nosuch; &?", "What is \u00a9 # / &nosuch; &?"),
        (r"What is `a\_b &amp;` for?", r"What is `a\_b &amp;` for?"),
        (r"What is C:\dir\\ for?", "What is C:\\dir\\ for?"),
        (r"[What is \[x\]?](https://example.org)", "What is [x]?"),
    ],
)
@pytest.mark.parametrize(
    "around", ["- {}\n", "## {}\n", "**{}**\n", "| Question |\n|---|\n| {} |\n"]
)
def test_what_is_escaped_is_text(written: str, meant: str, around: str) -> None:
    assert texts(around.format(written)) == [meant]


def test_entities_in_folded_text_are_text() -> None:
    assert texts("<details><summary>What is &lt;i&gt;?</summary>So.</details>\n") == [
        "What is <i>?"
    ]


def test_a_heading_ends_at_the_next_of_its_level() -> None:
    text = f"## Risk\n### Register\n- {SCOPE}\n## Planning\n- {PLAN}\n"
    assert [q.competency for q in found(text).questions] == ["Register", "Planning"]


def test_questions_to_the_interviewer_are_known_by_their_heading() -> None:
    (question,) = found("## Questions to ask your interviewer\n- How big is the team?\n").questions
    assert question.kind is Kind.REVERSE


SCENE = "Two people of your team cannot agree on which of the many tools to use."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"- {SCENE}\n  What do you do?\n", f"{SCENE} What do you do?"),
        (f"- {SCENE} How\n  would you resolve it?\n", f"{SCENE} How would you resolve it?"),
        (f"- Why us?\n  {SCENE}\n", "Why us?"),
    ],
)
def test_a_scenario_goes_on_where_its_line_was_broken(written: str, meant: str) -> None:
    assert asked(written) == [(meant, ())]


def test_scenarios_in_a_table_are_asked_where_something_is_tested() -> None:
    table = "| Scenario | {} |\n|---|---|\n| The sponsor leaves. | Calm |\n"
    assert texts(table.format("Really testing")) == ["The sponsor leaves."]
    assert texts(table.format("Owner")) == []


def test_lines_are_those_of_the_file() -> None:
    text = f"---\na: b\n---\n\n- {PLAN}\n- |\n\n| Question |\n|---|\n| {SCOPE} |\n\n**Why us?**\n"
    assert [q.line for q in found(text).questions] == [5, 10, 12]


def test_lines_are_right_in_a_long_file() -> None:
    text = "".join(f"- What is item {n}?\n" + "  - Tip: x\n" * 2 for n in range(2_000))
    assert [q.line for q in found(text).questions] == [3 * n + 1 for n in range(2_000)]


@pytest.mark.parametrize("block", ["", "# Head\n\n"])
def test_plain_lines_are_read_as_the_parser_reads_them(block: str) -> None:
    text = f"Planning:\n\nHow do\nyou plan?\nWhat is scope?\n \nW\\*hy &lt;us&gt;? So.\n\n{block}"
    questions = found(text).questions
    assert [(q.text, q.line, q.competency) for q in questions] == [
        (PLAN, 3, "Planning"),
        (SCOPE, 5, "Planning"),
    ]


def test_a_long_table_is_read_to_its_end() -> None:
    rows = "".join(f"| {n} | What is item {n}? |\n" for n in range(9_000))
    questions = found("| No | Question |\n|---|---|\n" + rows).questions
    assert [q.line for q in questions[4_990:]] == list(range(4_993, 9_003))


def test_a_fence_is_never_cut() -> None:
    text = "```\n" + "\n- Why?\n" * 5_000 + "```\n\n- What is scope?\n"
    assert texts(text)[-1:] == [SCOPE]


def test_skipped_lines_say_why() -> None:
    skipped = found(
        "- [Guide](https://example.org)\n- Tip: smile\n- See: the handbook\n- (Take notes)\n\n"
        "A plain sentence about planning.\n\n    code\n"
    ).skipped
    assert [skip.why for skip in skipped] == [
        Why.LINK, Why.TIP, Why.LINK, Why.STAGE_DIRECTION, Why.STATEMENT, Why.CODE,
    ]  # fmt: skip


def test_markup_in_a_question_stays_text() -> None:
    assert texts("- What is <script>alert(1)</script> & <img src=x>?\n") == [
        "What is <script>alert(1)</script> & ?"
    ]


def test_deep_nesting_ends() -> None:
    found("".join("  " * depth + "- Why?\n" for depth in range(300)))
    found("> " * 3_000 + "Why?\n" + "[" * 5_000)


def test_a_file_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile):
        found("\n\n")


def test_lines_right_below_an_entry_are_read_for_themselves() -> None:
    written = "- How do you plan?\nWhat is a risk register?\n- Why Acme?\n  Who asked you?\n"
    assert texts(written) == ["How do you plan?", "What is a risk register?", "Why Acme?"]
