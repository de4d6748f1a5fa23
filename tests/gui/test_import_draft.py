"""What the candidate makes of a preview, without a window."""

from dataclasses import replace

from tpm_interview.domain.found import Findings, Found, Skipped, Why
from tpm_interview.domain.offer import Decision, Duplicate, Offer, Pick, Preview, Twin
from tpm_interview.domain.question import MAX_TEXT, Kind
from tpm_interview.ui.questions.importing.draft import Draft, draft_of, read_again

PLAN = Found("How do you plan?", 1, Kind.METHOD, "Planning")
LEAD = Found("How do you lead?", 3, Kind.METHOD)
ESTIMATE = Found("How do you estimate?", 5, Kind.METHOD)
LINE = Skipped("Risks are everywhere.", 4, Why.STATEMENT)
TAKEN = Offer(Found(LINE.text, LINE.line, Kind.METHOD))
IN_BANK = Duplicate(Twin.ALIKE, "How do you lead a team?", "lead")
IN_FILE = Duplicate(Twin.ALIKE, PLAN.text, line=1)


def preview(*offers: Offer) -> Preview:
    found = tuple(offer.found for offer in offers)
    return Preview("list.txt", Findings("text", "utf-8", found, (LINE,), 1), offers)


def draft() -> Draft:
    return draft_of(preview(Offer(PLAN), Offer(LEAD, IN_BANK), Offer(ESTIMATE, IN_FILE)))


def decisions(made: Draft) -> list[Decision]:
    return [entry.decision for entry in made.entries]


def test_what_repeats_something_stays_out_at_first() -> None:
    made = draft()
    assert decisions(made) == [Decision.ADD, Decision.LEAVE, Decision.LEAVE]
    assert made.picks() == (Pick(PLAN),)
    assert not made.is_changed


def test_only_what_repeats_a_question_of_the_bank_can_be_merged() -> None:
    made = draft()
    made.decide(range(3), Decision.MERGE)
    assert decisions(made) == [Decision.ADD, Decision.MERGE, Decision.LEAVE]
    assert Pick(LEAD, Decision.MERGE, "lead") in made.picks()


def test_ticking_all_leaves_a_merge_a_merge() -> None:
    made = draft()
    made.decide((1,), Decision.MERGE)
    made.tick(range(3), True)
    assert decisions(made) == [Decision.ADD, Decision.MERGE, Decision.ADD]


def test_adding_a_question_that_is_there_never_replaces_it() -> None:
    made = draft_of(preview(Offer(replace(LEAD, id="lead"), IN_BANK)))
    made.tick((0,), True)
    assert made.picks() == (Pick(LEAD),)


def test_a_line_taken_in_stands_at_its_place_and_is_left_out_no_more() -> None:
    made = draft()
    made.take_in((LINE,), (TAKEN,))
    made.take_in((LINE,), (TAKEN,))
    assert [entry.found.line for entry in made.entries] == [1, 3, 4, 5]
    assert made.skipped == []
    assert made.is_changed


def test_only_ticked_questions_must_be_fit_to_be_stored() -> None:
    made = draft()
    made.change(1, replace(LEAD, text=" "))
    assert made.first_unfit() is None
    made.tick((1,), True)
    assert made.first_unfit() == 1
    made.change(0, replace(PLAN, text="x" * (MAX_TEXT + 1)))
    assert made.first_unfit() == 0


def test_reading_again_keeps_what_was_changed_field_by_field() -> None:
    old = draft()
    old.change(0, replace(PLAN, text="How do you plan a migration?"))
    old.tick((0,), False)
    old.decide((1,), Decision.MERGE)
    old.take_in((LINE,), (TAKEN,))
    read = Offer(replace(PLAN, competency="Craft")), Offer(LEAD), Offer(ESTIMATE, IN_FILE)
    new = read_again(old, preview(*read))
    texts = [(entry.found.text, entry.found.competency) for entry in new.entries]
    assert texts[0] == ("How do you plan a migration?", "Craft")
    assert texts[2] == (LINE.text, "")
    assert decisions(new) == [Decision.LEAVE, Decision.ADD, Decision.ADD, Decision.LEAVE]
    assert new.skipped == []


def test_several_questions_of_one_line_keep_their_own_changes() -> None:
    twice = preview(Offer(PLAN), Offer(replace(PLAN, text="How do you replan?")))
    old = draft_of(twice)
    old.set_competency((1,), "Craft")
    again = read_again(old, twice)
    assert [entry.found.competency for entry in again.entries] == ["Planning", "Craft"]
