"""Errors the candidate can act on."""

import pickle

import pytest

from tpm_interview.domain import errors, file_errors
from tpm_interview.domain.errors import UserError

KINDS: set[type[UserError]] = {
    kind
    for module in (errors, file_errors)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, UserError)
}


@pytest.mark.parametrize("kind", sorted(KINDS, key=str))
def test_an_error_survives_the_pipe_with_its_detail(kind: type[UserError]) -> None:
    back = pickle.loads(pickle.dumps(kind("bank.yaml, line 3")))
    assert type(back) is kind
    assert back.detail == "bank.yaml, line 3"


@pytest.mark.parametrize("kind", sorted(KINDS, key=str))
def test_an_error_says_what_happened_and_what_helps(kind: type[UserError]) -> None:
    assert kind.message.endswith(".")
    assert kind.remedy
    assert str(kind("x")).startswith(kind.message[:-1])
