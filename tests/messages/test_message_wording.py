"""Names, themes and whom a letter is about, in single cases."""

import subprocess
import sys
from typing import Any

import pytest

from domain.builders import applied, asked, declined, interviewed, outcome, planned, recorded, thanked
from domain.builders import person_amended as amended
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.messages.facts import build_facts as known_facts
from feedback_loop.messages.recipients import greeting
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import MessageKind, message_kind
from feedback_loop.messages.wording import signature

from .made_up import ALEX, DANA, KIM, RAY, Search, ask, finish, follow_up, progress, thank, told


def facts(search: Search) -> dict[str, Any]:
    case, move = search.due()
    return dict(known_facts(case, move, search.me, 60))


@pytest.mark.parametrize(
    ("written", "greeted"),
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
def test_somebody_is_greeted_by_the_first_name_where_that_comes_first(written: str, greeted: str) -> None:
    assert greeting([written], 6) == greeted


def test_many_are_greeted_at_once() -> None:
    assert greeting(["Ann", "Bo", "Cy"], 6) == "Ann, Bo and Cy"
    assert greeting(["Ann", "Bo", "Cy", "Di", "Ed"], 6) == "everybody"


def asking_after(*others: Event) -> str:
    loop = applied("Acme")
    said = facts(Search([loop, interviewed(loop, 3, DANA), *others], 20, ask()))
    return str(said["themes"])


def test_a_theme_that_others_found_missing_shapes_the_question() -> None:
    other = applied("Globex")
    assert asking_after(other, recorded(other, 5, KIM, themes=("system-design",))) == "system design"
    assert asking_after(other, recorded(other, 5, KIM, themes=("experience-gap",))) == "my experience"


def test_praise_and_matters_of_the_company_are_no_theme_to_ask_about() -> None:
    other = applied("Globex")
    praise = recorded(other, 5, KIM, FeedbackType.STRENGTH, themes=("coding",))
    process = recorded(other, 5, KIM, themes=("process",))
    assert asking_after(other, praise, process) == ""


def test_a_recurring_theme_comes_before_a_newer_one() -> None:
    one, two = applied("Globex"), applied("Initech")
    twice = [recorded(one, 5, KIM, themes=("coding",)), recorded(two, 6, "Bo", themes=("coding",))]
    assert asking_after(one, two, *twice, recorded(two, 9, "Bo", themes=("level",))) == "coding"


def test_the_interview_meant_is_the_one_with_them() -> None:
    loop = applied("Acme")
    first = interviewed(loop, 3, DANA, rating=5, note="The first talk")
    second = interviewed(loop, 6, RAY, rating=1, note="The second talk")
    said = facts(Search([loop, first, second], 7, thank("dana")))["interview"]
    assert (said["when"], said["note"], said["went_well"]) == ("on Thursday, 5 March", "The first talk", True)


def test_thanks_are_for_what_was_said_last_and_not_for_what_was_thanked_for_before() -> None:
    loop = applied("Acme")
    old, new = recorded(loop, 5, DANA, text="Old"), recorded(loop, 9, DANA, text="New")
    plan = planned(loop, 6, old, text="Old plan")
    search = Search([loop, old, thanked(loop, 6, DANA), plan, finish(plan, 8), new], 10, thank("dana"))
    said = facts(search)
    assert (said["feedback"]["quote"], said["feedback"]["others"]) == ("“New”", 0)
    assert not said["plan"]["known"]


def test_a_refusal_after_advice_is_what_thanks_are_for() -> None:
    loop = applied("Acme")
    events = [loop, recorded(loop, 5, DANA), thanked(loop, 6, DANA), asked(loop, 7, DANA), declined(loop, 9, DANA)]
    said = facts(Search(events, 10, thank("dana")))["feedback"]
    assert (said["declined"], said["when"]) == (True, "yesterday")


def test_what_the_company_said_is_thanked_for_once() -> None:
    loop = applied("Acme")
    events = [loop, interviewed(loop, 1, DANA), recorded(loop, 5, None), thanked(loop, 6, DANA)]
    assert message_kind(*Search(events[:3], 6, thank("dana")).due()) is MessageKind.THANKS_FOR_FEEDBACK
    assert message_kind(*Search(events, 7, thank("dana")).due()) is MessageKind.THANKS


def test_nobody_is_told_of_what_another_one_advised() -> None:
    loop = applied("Acme")
    one = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 6, one)
    search = Search([loop, interviewed(loop, 3, RAY), one, plan, finish(plan, 60, "Shown")], 70, follow_up("ray"))
    assert message_kind(*search.due()) is MessageKind.KEEP_IN_TOUCH
    assert "Think aloud" not in str(facts(search))


def test_only_what_was_finished_since_they_were_told_is_told() -> None:
    loop = applied("Acme")
    said = recorded(loop, 5, DANA)
    one, two = planned(loop, 6, said, text="First"), planned(loop, 6, said, text="Second")
    search = Search(
        [loop, said, one, two, finish(one, 30, "Shown"), told(loop, 40, DANA), finish(two, 60)], 70, follow_up()
    )
    assert message_kind(*search.due()) is MessageKind.FOLLOW_UP
    assert (facts(search)["plan"]["text"], facts(search)["also"]) == ("Second", [])


def test_progress_before_the_last_contact_is_no_news() -> None:
    loop = applied("Acme")
    said = recorded(loop, 5, DANA)
    one, two = planned(loop, 6, said), planned(loop, 6, said)
    before = [loop, said, one, finish(one, 30), two, progress(two, 35, "Old news"), told(loop, 40, DANA)]
    assert facts(Search(before, 230, follow_up()))["progress_since"] is None
    assert facts(Search([*before, progress(two, 50, "Fresh")], 230, follow_up()))["progress_since"] == "Fresh"


def test_the_company_of_today_is_where_a_person_is_greeted() -> None:
    loop = applied("Acme")
    search = Search([loop, interviewed(loop, 1, DANA), amended("dana@acme.example", company="Initech")], 9, ask())
    assert (facts(search)["their"]["company"], facts(search)["company"]) == ("Initech", "Acme")


def test_an_unset_name_is_a_gap_and_the_rest_of_the_signature_stays() -> None:
    assert signature(ALEX, 6).splitlines() == ["Alex Moreau", "+33 6 12 34 56 78", "https://alex.example"]
    assert signature(Sender(None, "123"), 6).splitlines()[1:] == ["123"]


def test_the_program_starts_without_what_only_drafts_need() -> None:
    slow = "{'jinja2', 'email.message', 'email.headerregistry'}"
    check = f"import sys, feedback_loop.cli.app; sys.exit(bool({slow} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_what_they_said_themselves_is_no_earlier_feedback() -> None:
    loop = applied("Acme")
    said = recorded(loop, 5, DANA, themes=("coding",))
    assert facts(Search([loop, said, asked(loop, 9, DANA)], 20, ask()))["themes"] == ""


def in_touch_after(*events: Event) -> dict[str, Any]:
    loop = applied("Acme")
    said = recorded(loop, 5, DANA)
    plan = planned(loop, 6, said)
    return facts(Search([loop, said, plan, finish(plan, 30), told(loop, 40, DANA), *events], 230, follow_up()))


def test_a_job_accepted_elsewhere_since_the_last_contact_is_news() -> None:
    other = applied("Globex", role="Analyst")
    assert in_touch_after(other, outcome(other, 90, Result.ACCEPTED))["new_job"] == "Globex as Analyst"


def test_a_job_at_their_own_company_an_old_one_and_a_lost_one_are_no_news() -> None:
    same, other = applied("ACME"), applied("Globex")
    assert in_touch_after(same, outcome(same, 90, Result.ACCEPTED))["new_job"] is None
    assert in_touch_after(other, outcome(other, 35, Result.ACCEPTED))["new_job"] is None
    changed = [outcome(other, 90, Result.ACCEPTED), outcome(other, 95, Result.WITHDRAWN)]
    assert in_touch_after(other, *changed)["new_job"] is None


def test_of_many_steps_the_last_two_are_told() -> None:
    loop = applied("Acme")
    said = recorded(loop, 5, DANA)
    plan = planned(loop, 6, said)
    steps = [progress(plan, 10 * number, f"Step {number}") for number in (1, 2, 3)]
    told_of = facts(Search([loop, said, plan, *steps, finish(plan, 60)], 70, follow_up()))["progress"]
    assert [step["text"] for step in told_of] == ["Step 2", "Step 3"]
