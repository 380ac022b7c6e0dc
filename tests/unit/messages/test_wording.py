"""Wording, themes and recipients of letters in single cases."""

import subprocess
import sys
from typing import Any

import pytest

from domain.builders import applied, asked, declined, followed_up, interviewed, outcome, planned, recorded, thanked
from domain.builders import person_amended as amended
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.messages.facts import template_facts
from feedback_loop.messages.kinds import MessageKind, message_kind
from feedback_loop.messages.recipients import greeting
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.wording import signature

from .builders import ALEX, DANA, KIM, RAY, Search, ask, finish, follow_up, progress, thank


def facts(search: Search) -> dict[str, Any]:
    loop_facts, event = search.due()
    return dict(template_facts(loop_facts, event, search.sender, 60))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Dana Lee <dana@acme.example> (recruiter)", "Dana"),
        ("Lee, Dana", "Dana"),
        ("Zoë Martin", "Zoë"),
        ("李 小龙", "李 小龙"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Dr. Ann Day", "Dr. Ann Day"),
        ("Prof Day", "Prof Day"),
        ("Dana", "Dana"),
        ("Dana\r\nLee", "Dana"),
    ],
)
def test_greeting_uses_the_given_name_if_it_comes_first(person: str, expected: str) -> None:
    assert greeting([read_person(person)], 6) == expected


def test_greeting_of_several_people() -> None:
    assert greeting(list(map(Person, ("Ann", "Bo", "Cy"))), 6) == "Ann, Bo and Cy"
    assert greeting(list(map(Person, ("Ann", "Bo", "Cy", "Di", "Ed"))), 6) == "everybody"


def themes_asked_about(*others: Event) -> str:
    loop = applied("Acme")
    return str(facts(Search([loop, interviewed(loop, 3, DANA), *others], 20, ask()))["themes"])


def test_ask_is_about_a_gap_of_earlier_feedback() -> None:
    other = applied("Globex")
    assert themes_asked_about(other, recorded(other, 5, KIM, themes=("system-design",))) == "system design"
    assert themes_asked_about(other, recorded(other, 5, KIM, themes=("experience-gap",))) == "my experience"


def test_ask_is_not_about_strengths_or_process_themes() -> None:
    other = applied("Globex")
    praise = recorded(other, 5, KIM, FeedbackType.STRENGTH, themes=("coding",))
    process = recorded(other, 5, KIM, themes=("process",))
    assert themes_asked_about(other, praise, process) == ""


def test_recurring_theme_comes_before_a_newer_one() -> None:
    globex, initech = applied("Globex"), applied("Initech")
    recurring = [recorded(globex, 5, KIM, themes=("coding",)), recorded(initech, 6, "Bo", themes=("coding",))]
    newer = recorded(initech, 9, "Bo", themes=("level",))
    assert themes_asked_about(globex, initech, *recurring, newer) == "coding"


def test_letter_is_about_the_interview_with_the_recipient() -> None:
    loop = applied("Acme")
    first = interviewed(loop, 3, DANA, rating=5, note="The first talk")
    second = interviewed(loop, 6, RAY, rating=1, note="The second talk")
    interview = facts(Search([loop, first, second], 7, thank("dana")))["interview"]
    assert (interview["when"], interview["note"], interview["went_well"]) == (
        "on Thursday, 5 March",
        "The first talk",
        True,
    )


def test_thanks_are_for_feedback_without_thanks_so_far() -> None:
    loop = applied("Acme")
    old, new = recorded(loop, 5, DANA, text="Old"), recorded(loop, 9, DANA, text="New")
    plan = planned(loop, 6, old, text="Old plan")
    search = Search([loop, old, thanked(loop, 6, DANA), plan, finish(plan, 8), new], 10, thank("dana"))
    values = facts(search)
    assert (values["feedback"]["quote"], values["feedback"]["others"]) == ("“New”", 0)
    assert not values["plan"]["known"]


def test_thanks_after_a_refusal_are_for_the_refusal() -> None:
    loop = applied("Acme")
    events = [loop, recorded(loop, 5, DANA), thanked(loop, 6, DANA), asked(loop, 7, DANA), declined(loop, 9, DANA)]
    feedback = facts(Search(events, 10, thank("dana")))["feedback"]
    assert (feedback["declined"], feedback["when"]) == (True, "yesterday")


def test_feedback_of_the_company_is_thanked_for_once() -> None:
    loop = applied("Acme")
    events = [loop, interviewed(loop, 1, DANA), recorded(loop, 5, None), thanked(loop, 6, DANA)]
    assert message_kind(*Search(events[:3], 6, thank("dana")).due()) is MessageKind.THANKS_FOR_FEEDBACK
    assert message_kind(*Search(events, 7, thank("dana")).due()) is MessageKind.THANKS


def test_follow_up_never_quotes_another_person() -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 6, feedback)
    search = Search([loop, interviewed(loop, 3, RAY), feedback, plan, finish(plan, 60, "Shown")], 70, follow_up("ray"))
    assert message_kind(*search.due()) is MessageKind.KEEP_IN_TOUCH
    assert "Think aloud" not in str(facts(search))


def test_follow_up_reports_only_newly_finished_actions() -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA)
    first, second = planned(loop, 6, feedback, text="First"), planned(loop, 6, feedback, text="Second")
    search = Search(
        [loop, feedback, first, second, finish(first, 30, "Shown"), followed_up(loop, 40, DANA), finish(second, 60)],
        70,
        follow_up(),
    )
    assert message_kind(*search.due()) is MessageKind.FOLLOW_UP
    assert (facts(search)["plan"]["text"], facts(search)["also"]) == ("Second", [])


def test_progress_before_the_last_contact_is_no_news() -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA)
    first, second = planned(loop, 6, feedback), planned(loop, 6, feedback)
    before = [
        loop,
        feedback,
        first,
        finish(first, 30),
        second,
        progress(second, 35, "Old news"),
        followed_up(loop, 40, DANA),
    ]
    assert facts(Search(before, 230, follow_up()))["progress_since"] is None
    assert facts(Search([*before, progress(second, 50, "Fresh")], 230, follow_up()))["progress_since"] == "Fresh"


def test_letter_names_the_current_company() -> None:
    loop = applied("Acme")
    search = Search([loop, interviewed(loop, 1, DANA), amended("dana@acme.example", company="Initech")], 9, ask())
    assert (facts(search)["their"]["company"], facts(search)["company"]) == ("Initech", "Acme")


def test_signature_without_a_name() -> None:
    assert signature(ALEX, 6).splitlines() == ["Alex Moreau", "+33 6 12 34 56 78", "https://alex.example"]
    assert signature(Sender(None, "123"), 6).splitlines()[1:] == ["123"]


def test_program_starts_without_modules_for_drafts() -> None:
    slow = "{'jinja2', 'email.message', 'email.headerregistry'}"
    check = f"import sys, feedback_loop.cli.app; sys.exit(bool({slow} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_ask_is_not_about_feedback_of_the_same_loop() -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA, themes=("coding",))
    assert facts(Search([loop, feedback, asked(loop, 9, DANA)], 20, ask()))["themes"] == ""


def in_touch_after(*events: Event) -> dict[str, Any]:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA)
    plan = planned(loop, 6, feedback)
    return facts(
        Search([loop, feedback, plan, finish(plan, 30), followed_up(loop, 40, DANA), *events], 230, follow_up())
    )


def test_job_accepted_since_the_last_contact_is_news() -> None:
    other = applied("Globex", role="Analyst")
    assert in_touch_after(other, outcome(other, 90, Result.ACCEPTED))["new_job"] == "Globex as Analyst"


def test_job_at_the_same_company_or_old_or_lost_is_no_news() -> None:
    same, other = applied("ACME"), applied("Globex")
    assert in_touch_after(same, outcome(same, 90, Result.ACCEPTED))["new_job"] is None
    assert in_touch_after(other, outcome(other, 35, Result.ACCEPTED))["new_job"] is None
    changed = [outcome(other, 90, Result.ACCEPTED), outcome(other, 95, Result.WITHDRAWN)]
    assert in_touch_after(other, *changed)["new_job"] is None


def test_letter_reports_the_last_two_steps() -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA)
    plan = planned(loop, 6, feedback)
    steps = [progress(plan, 10 * number, f"Step {number}") for number in (1, 2, 3)]
    reported = facts(Search([loop, feedback, plan, *steps, finish(plan, 60)], 70, follow_up()))["progress"]
    assert [step["text"] for step in reported] == ["Step 2", "Step 3"]
