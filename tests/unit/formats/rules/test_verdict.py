"""What is a question, and why other lines of a list are none."""

import pytest

from tpm_interview.domain.found import Why
from tpm_interview.formats.rules.verdict import why_not

QUESTIONS = """
Tell me about a time you missed a deadline.
Explain the critical path to a new engineer
Walk me through a project that failed
Describe your leadership style.
Give me an example of a risk that came true.
Share an example of when you changed your mind
Imagine your sponsor leaves in the middle of the project.
Suppose two teams need the same tester.
Let's say the vendor is bankrupt.
Compare Scrum and Kanban.
Estimate the cost of moving 200 servers.
Design a rollout plan for 40 countries.
Sell me this pen
Talk about a time when you disagreed with an architect.
Please introduce yourself.
Name three risks of a migration.
List the meetings you would hold.
In your own words, what is velocity?
What is a RACI matrix
What are the phases of a project
How do you manage scope creep
How many projects have you run at once
Which methodologies have you used
Why do you want to leave your job
Have you ever fired a vendor
Are you familiar with earned value
Difference between a program and a project
Your best engineer resigns two weeks before launch. What do you do?
You inherit a project that is 40% over budget. Walk me through your first week.
If the client doubles the scope, how would you react
How do you handle conflict? Give an example.
What is your greatest weakness? Be honest.
Why?
"What does done mean to you?"
**Q3:** What is technical debt?
- [ ] How do you say no?
12) Who decides?
Question 3: Where do you see yourself in five years?
[What is a Gantt chart?](https://example.org/gantt)
Have you read https://example.org/guide and what did you think of it?
Interviewer: Why should we hire you?
Scenario: the build is red on release day. What now?
(How would you measure that?)
¿Qué es un riesgo?
What would you do if I told you that the answer: 42 is wrong?
You're my new TPM: what happens in week one?
Say you find a hole in the budget - who hears of it first?
Present a project that you led from beginning to end.
Mistakes: tell me about one that you made
Rate yourself from 1 to 10 as a communicator
Choose something that you built and tell me how you planned it.
""".strip().splitlines()

OTHERS = {
    Why.LINK: """
https://example.org/questions
www.example.org
[More](http://example.org)
See: the PMBOK Guide
See also https://example.org/what-is-a-tpm
Source: a well-known handbook
Read more
[Back to top](#top)
""",
    Why.TIP: """
Tip: use numbers.
Pro tip: What matters is the result?
Remember to breathe
Use the STAR method
Avoid blaming others.
Keep it under two minutes.
Why they ask this: to hear how you react.
Why do interviewers ask this question?
What are interviewers looking for?
How to answer
What interviewers look for
How to answer behavioral questions
Look for: ownership
Red flags: blames the team
The interviewer wants to know how you plan.
You should mention the outcome.
Don't ramble.
""",
    Why.HEADING: """
Behavioral Questions
Leadership
Top 10 TPM interview questions
Risk:
## Stakeholder management
Design interview
Scrum vs Kanban
How to prepare
What to expect
Frequently asked questions
Got questions?
Describe
Project management, part 2
Estimation
Name
""",
    Why.ANSWER: """
A: It is a chart of who does what.
Answer: A matrix.
Sample answer: At my last company I led a team.
I once led a migration of 40 services and it went well.
My biggest weakness is that I take on too much.
In my last role, we shipped every week.
We had a vendor who went bankrupt.
Situation: the vendor went bankrupt.
Result: we saved 20%.
Candidate: Thank you for having me.
When I joined, nothing worked, so I asked: what is the goal? And then we fixed it.
""",
    Why.STAGE_DIRECTION: """
[Interviewer pauses]
(Take notes)
Interviewer: introduces the panel
The interviewer hands over the case.
Ask the candidate to sit down.
Wait for an answer.
5 minutes
Time: 10 min
""",
    Why.STATEMENT: """
A RACI matrix shows who is responsible, accountable, consulted and informed for each task.
Scope creep happens when work is added without time or money.
""",
    Why.EMPTY: """
---
1.
**
?
""",
}
CASES = [(why, line) for why, text in OTHERS.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize("line", QUESTIONS)
def test_what_an_interviewer_would_say_is_a_question(line: str) -> None:
    assert why_not(line) is None


@pytest.mark.parametrize(("why", "line"), CASES)
def test_other_lines_are_skipped_for_the_right_reason(why: Why, line: str) -> None:
    assert why_not(line) is why


def test_a_text_that_nobody_would_read_aloud_is_too_long() -> None:
    assert why_not("Why " * 2_500 + "?") is Why.TOO_LONG


def test_curly_quotes_and_long_dashes_change_nothing() -> None:
    assert why_not("\u201cWhat\u2019s a RAID log\u201d") is None
    assert why_not("Tip \u2013 don\u2019t ramble") is Why.TIP


def test_lines_of_nothing_but_marks_are_no_questions() -> None:
    for piece in ("**", "[(", "((", "\\", "1.1", "> ", "! ", "- "):
        assert why_not(piece * 5_000) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Speak about a project that you are proud of",
        "Consider the following case. A sponsor leaves",
        "If the sponsor leaves, what would change for you",
        "For a launch in ten weeks, which risks do you look for first",
        "_Tell me about a plan that failed._",
    ],
)
def test_prompts_without_a_question_mark(text: str) -> None:
    assert why_not(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("**Action**: Explain what you did", Why.ANSWER),
        ("Consider the themes that they assess", Why.HEADING),
        ("_Sequence beats speed. State the metric early._", Why.STATEMENT),
        ("For each question: what they're testing. Build your own stories.", Why.TIP),
        ("This question shows how they think. Is there a plan?", Why.STATEMENT),
        ("This is an opportunity to listen. Do they fit?", Why.STATEMENT),
        ("Good or great: many candidates can count. Was it a win?", Why.STATEMENT),
    ],
)
def test_notes_for_those_who_ask_are_no_questions(text: str, why: Why) -> None:
    assert why_not(text) is why
