"""The rules over whole lists, against what a person finds in them."""

from fakes.labelled_lists import compared, labelled_lists


def test_nearly_all_questions_of_the_labelled_lists_are_found_and_little_else() -> None:
    results = [compared(path) for path in labelled_lists()]
    expected = sum(result.expected for result in results)
    missed = [text for result in results for text in result.missed]
    wrong = [text for result in results for text in result.wrong]
    assert len(results) >= 12
    assert len(missed) <= 0.05 * expected, missed
    assert len(wrong) <= 0.07 * expected, wrong


def test_nearly_all_follow_ups_are_attached_to_their_question() -> None:
    results = [compared(path) for path in labelled_lists()]
    attached = sum(result.attached for result in results)
    assert attached >= 0.9 * sum(result.follow_ups for result in results)
