"""Our own YAML as people see it; that it is read again is tested with the importer."""

from dataclasses import replace

from fakes.banks import HOSTILE, export_of, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Competency, KeyPoint, Needs, Source
from tpm_interview.formats.exporters.own_yaml import write

PAGE = """\
format: "tpm-interview-questions"
version: 1
competencies:
  - competency: "risk"
    name: "Risk & more"
    questions:
      - id: "first"
        text: "Où est le risque #1 : \\"là\\" ?"
        kind: "method"
        level: "entry"
        origin: "own"
        source:
          section: "Roles"
          quote: "risk"
        key_points:
          - point: "Asks"
            needs: "number"
            cues:
              - "I asked."
        hidden: true
        based_on: "old"
sets:
  - name: "Acme"
    questions:
      - "first"
"""


def test_page_reads_like_a_shipped_file() -> None:
    asked = replace(
        question('Où est le risque #1 : "là" ?'),
        source=Source("Roles", "risk"),
        key_points=(KeyPoint("Asks", ("I asked.",), Needs.NUMBER),),
        hidden=True,
        based_on="old",
    )
    assert write(export_of(asked)).decode() == PAGE


def test_long_text_stays_on_its_line() -> None:
    assert f'        text: "{HOSTILE[-1]}"\n' in write(export_of(question(HOSTILE[-1]))).decode()


def test_question_whose_competency_has_no_name_goes_under_its_slug() -> None:
    export = BankExport((question(),), (Competency("budget", "Budget"),), (), "Mine")
    assert '  - competency: "risk"\n    name: "risk"\n' in write(export).decode()
