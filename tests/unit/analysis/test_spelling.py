import pytest

from tpm_interview.analysis.spelling import MOST, nearest

KNOWN = {
    "dependency": 20,
    "dependent": 5,
    "budget": 9,
    "budgets": 2,
    "risk": 50,
    "disk": 1,
    "the": 100,
    "team": 30,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dependancy", ("dependency",)),
        ("Dep\u00e9ndncy", ("dependency",)),
        ("budegt", ("budget",)),
        ("bugdte", ("budget",)),
        ("risks", ("risk",)),
        ("rsik", ("risk",)),
        ("tisk", ("risk", "disk")),
        ("teh", ("the",)),
    ],
)
def test_slips_of_the_finger_are_seen_through(typed: str, meant: tuple[str, ...]) -> None:
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["xylophone", "ri", "t", "", "rxyk"])
def test_what_is_like_nothing_stays(typed: str) -> None:
    assert nearest(typed, KNOWN) == ()


def test_a_beginning_is_compared_with_beginnings() -> None:
    assert nearest("dependan", KNOWN, is_prefix=True) == ("dependen",)
    assert nearest("budegt", KNOWN, is_prefix=True) == ("budget",)


def test_there_are_few_even_if_many_are_alike() -> None:
    many = {f"ris{letter}": number for number, letter in enumerate("abcdefg")}
    assert nearest("risx", many) == ("risg", "risf", "rise")
    assert len(nearest("risx", many)) == MOST
