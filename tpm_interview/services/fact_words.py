"""What is said of each measurement: a table of formula, norm and source."""

from dataclasses import replace

from tpm_interview.domain.facts import Moment, RatePoint
from tpm_interview.domain.take_export import Fact, FactName

_DETECTOR = "Pauses are heard by the voice activity detector: word ends are off by 0.1 to 0.2 s"
_USUAL = (
    "Most interview talk lies between 110 and 190: conversation is about 150, popular talks 155 "
    "to 214"
)
_RATES = "National Center for Voice and Speech; scienceofspeaking.com on the ten most watched talks"
_FILLERS = "Bortfeld et al. 2001, Language and Speech 44, 123"
_I_WE = "Coaches advise I; in 138 interviews we went with better ratings (Naim et al. 2015)"

_FACTS = (
    Fact(
        FactName.TIME_USED,
        None,
        "s",
        "Answers of 1 to 2 minutes are common; one-way interviews often allow 2",
        "Length of the recording, and the limit of the session where it had one",
        "Practitioners' advice, not experiments; PsyAsia 2022 on one-way interviews",
        digits=1,
    ),
    Fact(
        FactName.WORDS,
        None,
        "",
        formula="Words as written down, without um and uh",
    ),
    Fact(
        FactName.SPEAKING_RATE,
        None,
        "words/min",
        _USUAL,
        "60 x words / seconds from the first word to the last, pauses included, um and uh left "
        "out; needs 20 words",
        _RATES,
    ),
    Fact(
        FactName.RATE_OVER_TIME,
        None,
        "words/min",
        _USUAL,
        "2 x the words in windows of 30 s that begin every 15 s, um and uh left out; needs 20 "
        "words and 30 s",
        _RATES,
    ),
    Fact(
        FactName.ARTICULATION_RATE,
        None,
        "words/min",
        "There is no usual range: it differs with age, dialect and length of sentences",
        "60 x words / (seconds from the first word to the last - pauses of 0.25 s or more); "
        "needs 20 words",
        "Jacewicz, Fox and Wei 2010, J. Acoust. Soc. Am. 128, 839",
    ),
    Fact(
        FactName.LONGEST_PAUSE,
        None,
        "s",
        "Pauses of 2 to 3 s are normal, and good speakers make them",
        "The longest silence between two stretches of speech",
        f"N. Zandan 2018, company research. {_DETECTOR}",
        digits=1,
    ),
    Fact(
        FactName.PAUSE_RATIO,
        None,
        "%",
        "There is no usual range",
        "Sum of pauses of 0.25 s or more / seconds from the first sound to the last",
        _DETECTOR,
    ),
    Fact(
        FactName.HESITATIONS,
        None,
        "",
        formula="Um, uh and er that the recognizer heard; some go unheard",
    ),
    Fact(
        FactName.FILLER_RATE,
        None,
        "",
        "2 to 6 disfluencies of all kinds in 100 words are normal",
        "100 x fillers / words; um, uh, er, and words that fill, such as you know, I mean, like; "
        "needs 20 words. Some go unheard, and like is often mistaken: take back and mark by hand",
        f"{_FILLERS}; Zufferey and Popescu-Belis 2004 on like",
        digits=1,
    ),
    Fact(
        FactName.FILLERS_HEARD,
        None,
        "",
        formula="Fillers in the words that were written down; some go unheard",
    ),
    Fact(
        FactName.FILLERS_MARKED,
        None,
        "",
        formula="Fillers that the candidate heard and marked",
    ),
    Fact(
        FactName.MOST_USED,
        None,
        "",
        "There is nothing usual about it: does the list say what the answer was about?",
        "Words said at least twice, without those that every answer has and without fillers; a "
        "plural in s counts as its singular",
    ),
    Fact(
        FactName.NUMBERS,
        None,
        "",
        "There is no usual count: do they show the size of it and the result?",
        "Digits, number words, percentages, money and dates that were found; rules miss some",
    ),
    Fact(
        FactName.SAID_I,
        None,
        "",
        "Can a listener tell what you did yourself? There is no target",
        "How often I, me, my, mine and myself were said",
        _I_WE,
    ),
    Fact(
        FactName.SAID_WE,
        None,
        "",
        "Can a listener tell what you did yourself? There is no target",
        "How often we, us, our, ours and ourselves were said",
        _I_WE,
    ),
)
_BY_NAME = {fact.name: fact for fact in _FACTS}


def told(
    name: FactName,
    value: float | None,
    text: str = "",
    moments: tuple[Moment, ...] = (),
    curve: tuple[RatePoint, ...] = (),
) -> Fact:
    """A measurement with all that is said of it."""
    return replace(_BY_NAME[name], value=value, text=text, moments=moments, curve=curve)
