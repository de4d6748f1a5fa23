"""What README and docs say is true of the code."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from test_architecture import LAYERS, PACKAGE
from tpm_interview.cli.main import commands
from tpm_interview.formats.bank_yaml import read_bank
from tpm_interview.formats.exporters.registry import EXPORTERS
from tpm_interview.formats.importers.registry import IMPORTERS
from tpm_interview.formats.session_exporters.registry import SESSION_EXPORTERS
from tpm_interview.services.desktop_libraries import ANY_PLATFORM, X_WINDOW
from tpm_interview.speech.recognizers.recognizer import WHOLE_PASS_S
from tpm_interview.speech.recognizers.registry import RECOGNIZERS
from tpm_interview.speech.sound_files import SOUND_FORMATS
from tpm_interview.speech.voices.registry import VOICES

ROOT = Path(__file__).parent.parent
README_FILE = ROOT / "README.md"
ARCHITECTURE_FILE = ROOT / "docs" / "architecture.md"
README = README_FILE.read_text(encoding="utf-8")
ARCHITECTURE = ARCHITECTURE_FILE.read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def section(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def rows(text: str) -> Iterator[list[str]]:
    """Cells of each table row, heads and rules left out."""
    lines = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("|")]
    for cells in lines:
        if "`" in cells[0]:
            yield [cell.strip() for cell in cells]


def cli() -> TyperGroup:
    def unused(*_: object) -> NoReturn:
        raise AssertionError("no command is run here")

    made = typer.main.get_command(commands(unused, unused))
    assert isinstance(made, TyperGroup)
    return made


def command_lines(group: TyperGroup, before: str = "") -> Iterator[tuple[str, TyperCommand]]:
    """Every command with its name as it is typed, such as `questions list`."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from command_lines(command, f"{before}{name} ")
        elif isinstance(command, TyperCommand):
            yield f"{before}{name}", command


def written_commands() -> list[str]:
    """What the README's table shows to type, without the program's name."""
    cells = [cells[0] for cells in rows(section(README, "Command line"))]
    shown = [line for cell in cells for line in CODE.findall(cell)]
    return [line.removeprefix("tpm-interview").strip() for line in shown]


def test_the_layer_table_is_the_one_that_is_held() -> None:
    written = {cells[0].strip("`"): set(CODE.findall(cells[2])) for cells in _layers()}
    assert written == {layer: allowed - {layer} for layer, allowed in LAYERS.items()} | {
        "services": LAYERS["services"] - {"services"}
    }


def _layers() -> Iterator[list[str]]:
    table = section(ARCHITECTURE, "Layers").split("Adding one of a kind")[0]
    yield from rows(table)


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = [name for name in CODE.findall(ARCHITECTURE) if name.endswith(".py")]
    assert len(named) > 10
    missing = [n for n in named if not (PACKAGE / n).is_file() and not (ROOT / n).is_file()]
    assert missing == []


PAGES = [README_FILE, *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_and_page_that_is_linked_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    here = [link for link in links if "://" not in link]
    assert [link for link in here if not (page.parent / link).exists()] == []


def test_the_longest_whole_pass_is_the_one_that_is_read() -> None:
    (minutes,) = re.findall(r"a recording over (\d+) minutes", ARCHITECTURE)
    assert int(minutes) * 60 == WHOLE_PASS_S


def test_the_commands_of_the_readme_are_those_there_are() -> None:
    known = [name for name, _ in command_lines(cli())]
    shown = [line for line in written_commands() if line]
    assert {name for name in known if any(line.startswith(name) for line in shown)} == set(known)
    assert [line for line in shown if not any(line.startswith(name) for name in known)] == []


def test_the_options_of_the_readme_are_those_there_are() -> None:
    options = {
        option
        for command in [cli(), *(command for _, command in command_lines(cli()))]
        for parameter in command.params
        for option in parameter.opts
    }
    text = " ".join(CODE.findall(section(README, "Command line")))
    assert set(re.findall(r"--[a-z-]+", text)) <= options


def test_every_command_has_json() -> None:
    without = [
        name for name, c in command_lines(cli()) if not any("--json" in p.opts for p in c.params)
    ]
    assert without == []


@pytest.mark.parametrize("name", RECOGNIZERS)
def test_the_readme_names_each_recognizer(name: str) -> None:
    assert name in CODE.findall(section(README, "Recognizers"))


@pytest.mark.parametrize("name", [*IMPORTERS, *EXPORTERS])
def test_the_readme_names_each_importer_and_exporter(name: str) -> None:
    assert name in CODE.findall(section(README, "Lists that are read and written"))


@pytest.mark.parametrize("name", [*SESSION_EXPORTERS, *SOUND_FORMATS])
def test_the_readme_names_each_format_that_takes_are_written_in(name: str) -> None:
    assert name in CODE.findall(section(README, "Taking it to a mentor"))


def test_the_extras_of_the_readme_can_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = set(re.findall(r"\.\[(\w+)\]", README))
    assert named == set(project["optional-dependencies"])


@pytest.mark.parametrize(
    "place",
    [
        *RECOGNIZERS.values(),
        *VOICES.values(),
        *IMPORTERS.values(),
        *EXPORTERS.values(),
        *SESSION_EXPORTERS.values(),
    ],
)
def test_every_registry_entry_is_a_file_of_its_layer(place: str) -> None:
    module, _, attribute = place.partition(":")
    file = ROOT / f"{module.replace('.', '/')}.py"
    assert re.search(rf"^(class|def) {attribute}\b", file.read_text(encoding="utf-8"), re.M)


def test_the_readme_lists_every_package_that_the_window_asks_for() -> None:
    (line,) = re.findall(r"^sudo apt install (.+)$", README, re.M)
    assert {package for _, package in ANY_PLATFORM + X_WINDOW} <= set(line.split())


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = re.findall(r"^python3 -m venv .+pytest$", README, re.M)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_there_are_as_many_questions_as_the_readme_says() -> None:
    (count,) = re.findall(r"More than (\d+) questions", README)
    assert len(read_bank(ROOT / "questions").questions) > int(count)
