"""Settings as the plain data of settings.toml, and back with every value checked."""

import logging
from collections.abc import Mapping
from dataclasses import asdict

from tpm_interview.domain.session import Plan
from tpm_interview.domain.settings import LONGEST_DAYS, WIDEST_WINDOW_PX, Settings

log = logging.getLogger(__name__)

Data = dict[str, object]


def to_data(settings: Settings) -> Data:
    """Nested plain dicts; a plan without a limit says `answer_s = 0`, as TOML has no null."""
    data = asdict(settings)
    data["theme"] = settings.theme.value
    data["keeping"] = asdict(settings.keeping) | {"rule": settings.keeping.rule.value}
    data["plans"] = {plan.mode.value: _terms(plan) for plan in settings.plans}
    return data


def _terms(plan: Plan) -> Data:
    terms = asdict(plan)
    del terms["mode"]  # it is the table's name
    return terms | {"answer_s": plan.answer_s or 0}


def from_data(data: Mapping[str, object]) -> Settings:
    """What is missing takes its default; unknown keys are left out with a warning.

    Raises ValueError, which names the key, for a value that cannot be.
    """
    from pydantic import TypeAdapter  # slow to import, and most libraries have no such file

    known = _merged(to_data(Settings()), data, "")
    plans = known["plans"]
    assert isinstance(plans, dict)  # as in the defaults, which `known` is made from
    known["plans"] = [
        {**terms, "mode": mode, "answer_s": terms["answer_s"] or None}
        for mode, terms in plans.items()
    ]
    settings = TypeAdapter(Settings).validate_python(known)
    _check_ranges(settings)
    return settings


def _merged(defaults: Data, given: Mapping[str, object], path: str) -> Data:
    for key in given.keys() - defaults.keys():
        log.warning("settings.toml: unknown key %s%s", path, key)
    return {
        key: _merged_value(default, given.get(key, default), f"{path}{key}")
        for key, default in defaults.items()
    }


def _merged_value(default: object, given: object, path: str) -> object:
    if not isinstance(default, dict):
        return given
    if not isinstance(given, Mapping):
        raise ValueError(f"{path}: a table is wanted here")
    return _merged(default, given, f"{path}.")


def _check_ranges(settings: Settings) -> None:
    _within("voice.speed", settings.voice.speed, 0.5, 2.0)
    _within("voice.volume", settings.voice.volume, 0.0, 1.0)
    _within("window.width", settings.window.width, 1, WIDEST_WINDOW_PX)
    _within("window.height", settings.window.height, 1, WIDEST_WINDOW_PX)
    _within("keeping.days", settings.keeping.days, 1, LONGEST_DAYS)
    for plan in settings.plans:
        path = f"plans.{plan.mode}"
        _within(f"{path}.question_count", plan.question_count, 1, 1000)
        _within(f"{path}.think_s", plan.think_s, 0, 3600)
        _within(f"{path}.answer_s", plan.answer_s or 0, 0, 36_000)


def _within(path: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise ValueError(f"{path}: {least:g} to {most:g} is possible")
