"""The session's state machine."""

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.flow import Flow, Phase, Step, warning_s
from tpm_interview.domain.session import DEFAULT_PLANS, Mode

MOCK = Flow(DEFAULT_PLANS[Mode.MOCK], prompt_count=2)
PRACTICE = Flow(DEFAULT_PLANS[Mode.PRACTICE], prompt_count=2)


def phases(flow: Flow, *steps: Step) -> list[Phase]:
    made = []
    for step in steps:
        flow = flow.after(step)
        made.append(flow.phase)
    return made


def test_a_mock_interview_gives_time_to_think_and_counts_in() -> None:
    steps = (Step.SPOKEN, Step.TIME_UP, Step.TIME_UP, Step.TIME_UP, Step.RATED, Step.GO)
    assert phases(MOCK, *steps) == [
        Phase.THINKING,
        Phase.COUNTING_IN,
        Phase.ANSWERING,
        Phase.RATING,
        Phase.SHOWING,
        Phase.ASKING,
    ]


def test_practice_waits_for_the_candidate_after_the_prompt() -> None:
    assert phases(PRACTICE, Step.SPOKEN) == [Phase.ASKING]
    assert phases(PRACTICE, Step.GO) == [Phase.COUNTING_IN]


def test_a_limit_warns_thirty_seconds_before_and_a_short_one_at_its_half() -> None:
    assert [warning_s(limit_s) for limit_s in (300, 60, 32, 30)] == [30, 30, 30, 15]


def test_where_nothing_was_typed_there_is_no_looking_back() -> None:
    assert phases(PRACTICE, Step.TYPE, Step.NOTHING_TYPED) == [Phase.TYPING, Phase.ASKING]


def test_the_last_prompt_ends_the_session() -> None:
    last = Flow(PRACTICE.plan, prompt_count=1, phase=Phase.SHOWING)
    assert last.after(Step.GO).phase is Phase.ENDED


def test_a_mock_interview_allows_one_take() -> None:
    rating = Flow(MOCK.plan, 1, phase=Phase.RATING)
    assert rating.after(Step.AGAIN) == rating
    assert Flow(PRACTICE.plan, 1, phase=Phase.RATING).after(Step.AGAIN).phase is Phase.COUNTING_IN


def test_a_follow_up_becomes_the_next_prompt_even_after_the_last() -> None:
    shown = Flow(PRACTICE.plan, prompt_count=1, phase=Phase.SHOWING)
    followed = shown.after(Step.FOLLOW_UP)
    assert (followed.position, followed.prompt_count, followed.phase) == (1, 2, Phase.ASKING)


def test_without_a_microphone_the_answer_is_typed() -> None:
    typed = Flow(PRACTICE.plan, 1, typed_only=True)
    assert typed.after(Step.GO).phase is Phase.TYPING


def test_typing_is_possible_while_recording() -> None:
    assert Flow(PRACTICE.plan, 1, phase=Phase.ANSWERING).after(Step.TYPE).phase is Phase.TYPING


@given(st.lists(st.sampled_from(Step), max_size=60), st.sampled_from(Mode))
def test_no_order_of_steps_leaves_the_session(steps: list[Step], mode: Mode) -> None:
    flow = Flow(DEFAULT_PLANS[mode], prompt_count=3)
    for step in steps:
        was_over = flow.phase is Phase.ENDED
        flow = flow.after(step)
        assert 0 <= flow.position < flow.prompt_count
        assert not was_over or flow.phase is Phase.ENDED
