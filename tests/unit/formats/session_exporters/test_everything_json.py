"""Everything for programs."""

import json
from dataclasses import replace
from typing import Any

from fakes import takes
from tpm_interview.domain.facts import Moment
from tpm_interview.domain.take_export import Fact, FactName, TakesExport
from tpm_interview.domain.transcript import Span, Version
from tpm_interview.formats.session_exporters.everything_json import write


def told(export: TakesExport) -> Any:
    return json.loads(write(export))


def test_every_version_is_there_and_the_one_that_counts_is_named() -> None:
    words = takes.words_of("We", "won.")
    live = replace(takes.transcript(takes.words_of("We", "one")), version=Version.LIVE)
    counting = takes.transcript(words, (Span(0.0, 0.66),))
    take = replace(takes.spoken(words), transcript=counting)
    made = replace(takes.exported(take), versions=(live, counting))
    (prompt,) = told(takes.export_of(made))["prompts"]
    first, second = prompt["takes"][0]["transcripts"]
    assert (first["version"], first["counts"]) == ("live", False)
    assert (second["version"], second["counts"]) == ("recognized", True)
    assert second["speech"] == [[0.0, 0.66]]
    assert second["words"][1] == {
        "text": "won.",
        "start_s": 0.36,
        "end_s": 0.66,
        "probability": 1.0,
        "source": "clean",
    }


def test_what_stands_beside_a_take_is_there() -> None:
    made = takes.exported(takes.spoken(takes.words_of("We", "won.")), "Slower")
    (take,) = told(takes.export_of(made))["prompts"][0]["takes"]
    assert (take["rating"], take["starred"], take["note"]) == (3, True, "Slower")
    assert take["marks"] == [{"at_s": 1.0, "text": "Slower"}, {"at_s": 2.5, "text": ""}]
    assert take["mentors"][0]["criteria"][0] == {
        "name": "structure",
        "mark": 3,
        "comment": "Slower",
    }
    assert take["facts"][1]["value"] is None


def test_hostile_texts_arrive_as_they_are() -> None:
    texts = [prompt["prompt"] for prompt in told(takes.hostile_export())["prompts"]]
    assert takes.SCRIPT in texts
    assert takes.CLOSING in texts


def test_a_fact_has_its_text_and_where_it_can_be_heard() -> None:
    moments = (Moment("three weeks", 1.08),)
    fact = Fact(FactName.NUMBERS, 1, "", text="three weeks", moments=moments, formula="Found")
    made = replace(takes.exported(takes.spoken(takes.words_of("We", "won."))), facts=(fact,))
    (take,) = told(takes.export_of(made))["prompts"][0]["takes"]
    assert take["facts"] == [
        {
            "name": "numbers mentioned",
            "value": 1,
            "unit": "",
            "text": "three weeks",
            "moments": [{"at_s": 1.08, "text": "three weeks"}],
            "norm": "",
            "formula": "Found",
            "source": "",
        }
    ]
