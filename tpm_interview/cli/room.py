"""`sessions retention` and `sessions room`: which recordings are kept, and what fills the disk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from tpm_interview.cli.context import JsonOption, context
from tpm_interview.cli.output import Json, print_json, print_lines
from tpm_interview.cli.progress import told_progress
from tpm_interview.cli.take_trash import erased_json, erased_lines
from tpm_interview.domain.keeping import DiskUse, Erased, Going, Share
from tpm_interview.domain.settings import LONGEST_DAYS, KeepingSettings, Rule

_MOST = 20
_RULES = {
    Rule.ALL: "all recordings are kept",
    Rule.STARRED_AND_LATEST: "starred takes and the latest of each question keep their recordings",
    Rule.DAYS: "recordings are kept for {days} days",
}


def retention(
    typer_context: typer.Context,
    rule: Annotated[Rule | None, typer.Option(help="Instead of the rule in the settings.")] = None,
    days: Annotated[
        int | None, typer.Option(min=1, max=LONGEST_DAYS, help="For the rule 'days'.")
    ] = None,
    daily: Annotated[
        bool | None, typer.Option("--daily/--not-daily", help="Carried out at each start.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Store the rule in the settings.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Delete those recordings now.")] = False,
    json: JsonOption = False,
) -> None:
    """Show which recordings a rule would delete, and how much room that frees.

    What was written down always stays. Nothing is changed without --keep or --apply.
    """
    with context(typer_context).toolbox() as tools:
        tools.open() if apply else tools.open_to_read()
        stored = tools.settings.current.keeping
        wanted = _changed(stored, rule, days, daily)
        if keep and wanted != stored:
            tools.settings.change(replace(tools.settings.current, keeping=wanted))
        if apply:
            erased = tools.retention.apply(wanted, told_progress("Deleting recordings"))
            _print_erased(wanted, erased, json)
        else:
            _print_going(wanted, tools.retention.preview(wanted), json)


def room(typer_context: typer.Context, json: JsonOption = False) -> None:
    """Show what fills the library's folder, by kind, by year and by question."""
    with context(typer_context).toolbox() as tools:
        tools.open_to_read()
        use = tools.retention.disk_use()
    if json:
        print_json(
            {
                "bytes": use.bytes,
                "kinds": {part.value: size for part, size in use.parts},
                "years": [{"year": int(each.key), **_share(each)} for each in use.years],
                "questions": [{"question": each.key, **_share(each)} for each in use.questions],
            }
        )
    else:
        print_lines(_room_lines(use))


def _changed(
    stored: KeepingSettings, rule: Rule | None, days: int | None, daily: bool | None
) -> KeepingSettings:
    return KeepingSettings(
        rule or (Rule.DAYS if days else stored.rule),
        days or stored.days,
        stored.daily if daily is None else daily,
    )


def _rule(rule: KeepingSettings) -> Json:
    return {"rule": rule.rule.value, "days": rule.days, "daily": rule.daily}


def _print_erased(rule: KeepingSettings, erased: Erased, json: bool) -> None:
    if json:
        print_json({**_rule(rule), "applied": True, **erased_json(erased, "recordings")})
    else:
        print_lines([_rule_line(rule), *erased_lines(erased, _recordings(erased.takes))])


def _print_going(rule: KeepingSettings, found: Going, json: bool) -> None:
    if json:
        print_json({**_rule(rule), "applied": False, **_going(found)})
    else:
        print_lines([_rule_line(rule), *_going_lines(found)])


def _going(found: Going) -> Json:
    return {
        "recordings": len(found.sounds),
        "bytes": found.bytes,
        "takes": [
            {
                "take": sound.take_id,
                "question": sound.topic[0],
                "started_at": sound.started_at.isoformat(),
                "bytes": sound.bytes,
            }
            for sound in found.sounds
        ],
    }


def _share(share: Share) -> Json:
    return {"takes": share.takes, "bytes": share.bytes}


def _rule_line(rule: KeepingSettings) -> str:
    when = " (carried out at each start)" if rule.daily else ""
    return f"The rule: {_RULES[rule.rule].format(days=rule.days)}{when}."


def _going_lines(found: Going) -> Iterator[str]:
    yield f"{_recordings(len(found.sounds))}, {found.bytes / 1e6:.1f} MB, would go."
    for sound in found.sounds[:_MOST]:
        day = sound.started_at.astimezone().strftime("%Y-%m-%d")
        yield f"take {sound.take_id:>5}  {day}  {sound.bytes / 1e6:6.1f} MB  {sound.prompt}"
    if len(found.sounds) > _MOST:
        yield f"... and {len(found.sounds) - _MOST} more"


def _recordings(count: int) -> str:
    return "1 recording" if count == 1 else f"{count} recordings"


def _room_lines(use: DiskUse) -> Iterator[str]:
    for part, size in use.parts:
        yield f"{size / 1e6:10.1f} MB  {part.value}"
    yield from _share_lines("Recordings by year", use.years)
    yield from _share_lines("Recordings by question", use.questions[:_MOST])


def _share_lines(title: str, shares: Sequence[Share]) -> Iterator[str]:
    yield f"\n{title}"
    for share in shares:
        yield f"{share.bytes / 1e6:10.1f} MB  {share.takes:>5} takes  {share.name}"
