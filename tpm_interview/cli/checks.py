"""`doctor`: what works on this computer."""

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import print_json, print_lines


def doctor(typer_context: typer.Context, json: JsonOption = False) -> None:
    """Say what works on this computer, with a remedy for what does not."""
    with context(typer_context).toolbox() as tools:
        checks = tools.diagnose()
    if json:
        rows = [
            {"name": c.name, "ok": c.ok, "detail": c.detail, "remedy": c.remedy} for c in checks
        ]
        print_json({"checks": rows})
        return
    for check in checks:
        print_lines([f"{'ok' if check.ok else '--'}  {check.name}: {check.detail}"])
        if check.remedy:
            print_lines([f"    {check.remedy}"])
