"""In which order the questions are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from tpm_interview.domain.bank_view import BankView
from tpm_interview.domain.practice import NEVER
from tpm_interview.domain.question import Level, Question
from tpm_interview.ui.words import competency_name, kind_name


class Column(IntEnum):
    QUESTION = 0
    COMPETENCY = 1
    KIND = 2
    LEVEL = 3
    DUE = 4


@dataclass(frozen=True, slots=True)
class Order:
    """By the values of one column."""

    column: Column
    is_falling: bool = False


def next_order(order: Order | None, column: Column) -> Order | None:
    """What another click on the head of `column` wants: up, down, then the order of the bank."""
    if order is None or order.column is not column:
        return Order(column)
    return None if order.is_falling else Order(column, is_falling=True)


def in_order(view: BankView, order: Order | None) -> BankView:
    """The view in this order; None is that of the bank, in which equals stay."""
    if order is None:
        return view
    key = _key(view, order.column)
    return view.ordered(sorted(view.questions, key=key, reverse=order.is_falling))


def _key(view: BankView, column: Column) -> Callable[[Question], Any]:  # what compares with itself
    names, steps = view.names(), tuple(Level)

    def due(question: Question) -> tuple[int, float]:
        practice = view.practice.get(question.id, NEVER)
        if practice.due_at is not None:
            return 0, practice.due_at.timestamp()
        return 1 if practice.times else 2, 0.0

    keys: dict[Column, Callable[[Question], Any]] = {
        Column.QUESTION: lambda each: each.text.casefold(),
        Column.COMPETENCY: lambda each: names.get(
            each.competency, competency_name(each.competency)
        ).casefold(),
        Column.KIND: lambda each: kind_name(each.kind),
        Column.LEVEL: lambda each: steps.index(each.level),
        Column.DUE: due,
    }
    return keys[column]
