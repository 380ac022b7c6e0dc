"""Wording and subjects of letters in single cases."""

import subprocess
import sys
from typing import Any

import pytest

from domain.builders import applied, asked, declined, followed_up, interviewed, outcome, planned, recorded, thanked
from domain.builders import person_amended as amended
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.domain.model.people import read_person
from feedback_loop.messages.facts import template_facts
from feedback_loop.messages.kinds import MessageKind, MessageLength
from feedback_loop.messages.language import language_codes, load_language
from feedback_loop.messages.recipients import greeting_name, salutation
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import Relation
from feedback_loop.messages.wording import excerpt_about, signature

from .builders import ALEX, DANA, RAY, Search, ask, drafts_of, finish, follow_up, letters, thank


def facts(search: Search) -> dict[str, Any]:
    loop_facts, event = search.due()
    (letter,) = letters(loop_facts, event, search.sender)
    return dict(template_facts(loop_facts, letter, 60))


def kind_of(search: Search) -> MessageKind:
    (letter,) = letters(*search.due(), search.sender)
    return letter.situation.kind


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
    assert greeting_name([read_person(person)], load_language("en"), 6) == expected


def test_greeting_of_several_people() -> None:
    people = [read_person(name) for name in ("Ann", "Bo", "Cy")]
    assert greeting_name(people, load_language("en"), 6) == "Ann, Bo and Cy"


def test_letter_is_about_the_interview_with_the_recipient() -> None:
    loop = applied("Acme")
    first = interviewed(loop, 3, DANA, talked_about="The first talk")
    second = interviewed(loop, 6, RAY, talked_about="The second talk")
    interview = facts(Search([loop, first, second], 7, thank("dana")))["interview"]
    assert (interview["when"], interview["talked_about"]) == ("on Thursday", "The first talk.")


def test_thanks_are_for_feedback_without_thanks_so_far() -> None:
    loop = applied("Acme")
    old, new = recorded(loop, 5, DANA, text="Old"), recorded(loop, 9, DANA, text="New")
    plan = planned(loop, 6, old, text="Old plan")
    search = Search([loop, old, thanked(loop, 6, DANA), plan, finish(plan, 8), new], 10, thank("dana"))
    values = facts(search)
    assert (values["feedback"]["quote"], values["feedback"]["others"]) == ("“New.”", 0)
    assert not values["plan"]["known"]


def test_thanks_after_a_refusal_are_for_the_refusal() -> None:
    loop = applied("Acme")
    events = [loop, recorded(loop, 5, DANA), thanked(loop, 6, DANA), asked(loop, 7, DANA), declined(loop, 9, DANA)]
    feedback = facts(Search(events, 10, thank("dana")))["feedback"]
    assert (feedback["declined"], feedback["when"]) == (True, "yesterday")


def test_feedback_of_the_company_is_thanked_for_once() -> None:
    loop = applied("Acme")
    events = [loop, interviewed(loop, 1, DANA), recorded(loop, 5, None), thanked(loop, 6, DANA)]
    assert kind_of(Search(events[:3], 6, thank("dana"))) is MessageKind.THANKS_FOR_FEEDBACK
    assert kind_of(Search(events, 7, thank("dana"))) is MessageKind.THANKS


def test_follow_up_never_quotes_another_person() -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 6, feedback)
    search = Search([loop, interviewed(loop, 3, RAY), feedback, plan, finish(plan, 60, "Shown")], 70, follow_up("ray"))
    assert kind_of(search) is MessageKind.KEEP_IN_TOUCH
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
    assert kind_of(search) is MessageKind.FOLLOW_UP
    assert facts(search)["plan"]["text"] == "Second."


def test_letter_names_the_current_company() -> None:
    loop = applied("Acme")
    search = Search([loop, interviewed(loop, 1, DANA), amended("dana@acme.example", company="Initech")], 9, ask())
    assert (facts(search)["their"]["company"], facts(search)["company"]) == ("Initech", "Acme")


def test_signature_without_a_name() -> None:
    assert signature(ALEX, 6, "your name").splitlines() == ["Alex Moreau", "+33 6 12 34 56 78", "https://alex.example"]
    assert signature(Sender(None, "123"), 6, "your name").splitlines()[1:] == ["123"]


def test_program_starts_without_modules_for_drafts() -> None:
    slow = "{'jinja2', 'email.message', 'email.headerregistry'}"
    check = f"import sys, feedback_loop.cli.app; sys.exit(bool({slow} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def in_touch_after(*events: Event) -> dict[str, Any]:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA)
    plan = planned(loop, 6, feedback)
    return facts(
        Search([loop, feedback, plan, finish(plan, 30), followed_up(loop, 40, DANA), *events], 230, follow_up())
    )


def test_offer_accepted_since_the_last_contact_is_news_without_its_company() -> None:
    other = applied("Globex", role="Analyst")
    values = in_touch_after(other, outcome(other, 90, Result.ACCEPTED))
    assert values["kind"] == MessageKind.GOOD_NEWS
    assert "Globex" not in str(values)


def test_old_or_lost_offer_is_no_news() -> None:
    other = applied("Globex")
    assert in_touch_after(other, outcome(other, 35, Result.ACCEPTED))["kind"] == MessageKind.KEEP_IN_TOUCH
    changed = [outcome(other, 90, Result.ACCEPTED), outcome(other, 95, Result.WITHDRAWN)]
    assert in_touch_after(other, *changed)["kind"] == MessageKind.KEEP_IN_TOUCH


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("Senior backend engineer", "the senior backend engineer role"),
        ("Data Analyst", "the data analyst role"),
        ("Data Wrangler", "the Data Wrangler role"),
        ("Senior Python developer", "the senior Python developer role"),
        ("Head of Marketing", "the head of marketing role"),
        ("PhD position in linguistics", "the PhD position in linguistics"),
        ("The Matron role", "the Matron role"),
        ("Team lead, platform", "the team lead (platform) role"),
        ("Registered nurse, ICU", "the registered nurse (ICU) role"),
        ("Clerk (m/f/d)", "the clerk role"),
        ("SAP consultant", "the SAP consultant role"),
        (None, "the role at Acme"),
    ],
)
def test_role_is_named_once_with_its_article(role: str | None, phrase: str) -> None:
    loop = applied("Acme GmbH & Co. KG", role=role)
    assert facts(Search([loop, interviewed(loop, 3, DANA)], 4, thank()))["role"] == phrase


@pytest.mark.parametrize(
    ("person", "language", "line"),
    [
        ("Frau Sabine Schäfer", "de", "Guten Tag Frau Schäfer,"),
        ("Herr Dr. Max Moll", "de", "Guten Tag Herr Dr. Moll,"),
        ("Sabine Schäfer", "de", "Guten Tag Sabine Schäfer,"),
        ("Mrs Helen Carter", "en", "Hello Mrs Carter,"),
        ("Prof. Dr. Annelies de Vries", "en", "Hello Professor de Vries,"),
        ("Dr Li Wei", "en", "Hello Dr Li Wei,"),
        ("Mw. Annelies de Vries", "nl", "Beste mevrouw De Vries,"),
        ("Mme Claire Martin", "fr", "Bonjour Madame Martin,"),
        ("Sra. Carmen Ruiz", "es", "Buenos días, Sra. Ruiz:"),
        ("Dra. Carmen Soto", "es", "Buenos días, Dra. Soto:"),
        ("Dra. Carmen Soto", "en", "Hello Dr Soto,"),
        ("Profesora Ana Gil", "es", "Buenos días, profesora Gil:"),
        ("Professorin Eva Kern", "de", "Guten Tag Frau Professorin Kern,"),
        ("Dr Li Wei", "fr", "Bonjour \ue000Madame ou Monsieur\ue001 Li Wei,"),
        ("Prof. Eva Kern", "de", "Guten Tag \ue000Frau Professorin oder Herr Professor\ue001 Kern,"),
        ("dana", "en", "Hello Dana,"),
        ("José Ñuñez, PhD", "de", "Guten Tag José Ñuñez,"),
        ("Schäfer, Sabine", "de", "Guten Tag Sabine Schäfer,"),
        ("Dr. Jan van der Berg, MBA", "nl", "Beste dr. Van der Berg,"),
        ("Li Wei", "fr", "Bonjour Li Wei,"),
        ("Acme Recruiting Team", "en", "Hello Acme Recruiting Team,"),
    ],
)
def test_greeting_has_the_form_of_the_language(person: str, language: str, line: str) -> None:
    assert salutation(read_person(person), load_language(language), formal=True, max_words=6) == line


def test_informal_greeting_has_the_given_name() -> None:
    person = read_person("Frau Sabine Schäfer")
    assert salutation(person, load_language("de"), formal=False, max_words=6) == "Hallo Sabine,"


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        ("recruiter", Relation.RECRUITER),
        ("agency recruiter", Relation.AGENCY),
        ("friend, referrer", Relation.REFERRER),
        ("my manager", Relation.INTERNAL),
        ("hiring manager", Relation.CONTACT),
    ],
)
def test_relation_follows_from_the_role(role: str, relation: Relation) -> None:
    loop = applied("Acme", people=(f"Bo Ek ({role})",))
    search = Search([loop, interviewed(loop, 3, DANA)], 4, thank("bo"))
    (letter,) = letters(*search.due(), ALEX)
    assert letter.situation.relation is relation
    assert letter.situation.case != "met"


def test_lines_of_a_panel_go_to_those_they_name() -> None:
    loop = applied("Acme")
    text = "Dana: the data model\nthe roadmap\nLi: the tests"
    search = Search([loop, interviewed(loop, 3, DANA, "Li Na", talked_about=text)], 4, thank())
    loop_facts, event = search.due()
    dana, li = (template_facts(loop_facts, letter, 60)["interview"] for letter in letters(loop_facts, event, ALEX))
    assert (dana["talked_about"], li["talked_about"]) == ("The data model.", "The tests.")  # type: ignore[index]


@pytest.mark.parametrize("text", ["Honestly? You came across as arrogant.", "Du warst sehr überheblich."])
def test_words_that_hurt_are_not_repeated(text: str) -> None:
    loop = applied("Acme")
    values = facts(Search([loop, interviewed(loop, 3, DANA), recorded(loop, 5, DANA, text=text)], 6, thank()))
    assert (values["case"], values["feedback"]["quote"]) == ("hurt", "")


def again_after(held_on: int) -> bool:
    earlier, loop = applied("Acme", 1), applied("Acme", 20, role="Lead analyst")
    events = [loop, earlier, interviewed(earlier, held_on, DANA), interviewed(loop, 25, DANA)]
    return bool(facts(Search(events, 26, thank("dana")))["again"])


def test_only_an_interview_before_the_application_makes_it_the_second() -> None:
    assert again_after(held_on=5)
    assert not again_after(held_on=40)


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("I will build checks into every lesson", "Build checks into every lesson."),
        ("I'll read one paper a week", "Read one paper a week."),
        ("Ich werde jede Woche eine Aufgabe lösen", "Jede Woche eine Aufgabe lösen."),
        ("Je vais suivre un cours", "Suivre un cours."),
        ("Voy a practicar cada semana", "Practicar cada semana."),
        ("Ik ga elke week oefenen", "Elke week oefenen."),
        ("I will not hurry", "I will not hurry."),
        ("I will read, and I will write", "I will read, and I will write."),
        ("Read what I will need", "Read what I will need."),
        ("- I will read\n- Write", "- read\n- Write"),
    ],
)
def test_a_finished_plan_is_not_in_the_future(plan: str, text: str) -> None:
    loop = applied("Acme")
    feedback = recorded(loop, 5, DANA)
    action = planned(loop, 6, feedback, text=plan)
    search = Search([loop, feedback, action, finish(action, 60, "Shown")], 70, follow_up())
    assert facts(search)["plan"]["text"] == text


def body(search: Search, length: MessageLength = MessageLength.MAIL, language: str = "en") -> str:
    (draft,) = drafts_of(*search.due(), search.sender, language, length)
    return draft.body


@pytest.mark.parametrize("language", language_codes())
@pytest.mark.parametrize("length", [MessageLength.SHORT, MessageLength.PHONE])
def test_follow_up_of_any_length_names_role_remark_and_result(language: str, length: MessageLength) -> None:
    loop = applied("Acme", role="Data analyst")
    point = recorded(loop, 5, DANA, text="Slow SQL.")
    plan = planned(loop, 6, point, text="Practise")
    text = body(Search([loop, point, plan, finish(plan, 40, "A certificate")], 48, follow_up("dana")), length, language)
    assert all(fact in text for fact in ("nalyst", "Slow SQL.", "A certificate"))


def test_follow_up_quotes_the_point_to_work_on_rather_than_praise() -> None:
    loop = applied("Acme")
    praise = recorded(loop, 5, DANA, text="Great energy", type=FeedbackType.STRENGTH)
    gap = recorded(loop, 5, DANA, text="Slow SQL")
    plan = planned(loop, 6, praise, gap)
    text = body(Search([loop, praise, gap, plan, finish(plan, 20)], 28, follow_up("dana")))
    assert "Slow SQL" in text
    assert "Great energy" not in text


def test_follow_up_on_praise_does_not_say_that_something_was_missing() -> None:
    loop = applied("Acme")
    praise = recorded(loop, 5, DANA, text="Great energy", type=FeedbackType.STRENGTH)
    plan = planned(loop, 6, praise)
    text = body(Search([loop, praise, plan, finish(plan, 20)], 28, follow_up("dana")))
    assert not any(phrase in text for phrase in ("was missing", "where to begin", "needed to work on"))


def test_thanks_for_praise_are_thanks_for_praise_even_with_a_plan() -> None:
    loop = applied("Acme")
    praise = recorded(loop, 5, DANA, text="Great energy", type=FeedbackType.STRENGTH)
    search = Search([loop, praise, planned(loop, 6, praise)], 7, thank("dana"))
    (letter,) = letters(*search.due(), search.sender)
    assert letter.situation.case == "praise"


@pytest.mark.parametrize("length", [MessageLength.SHORT, MessageLength.PHONE])
@pytest.mark.parametrize("decide", [ask(), thank("dana")])
def test_letter_after_an_offer_that_was_declined_says_so(length: MessageLength, decide: Any) -> None:
    loop = applied("Acme", role="Data analyst")
    events = [loop, interviewed(loop, 3, DANA), outcome(loop, 8, Result.TURNED_DOWN)]
    text = body(Search(events, 10, decide), length)
    assert any(phrase in text for phrase in ("not accept", "decided against", "not take up"))


@pytest.mark.parametrize("length", list(MessageLength))
def test_question_about_an_open_offer_is_about_the_first_months(length: MessageLength) -> None:
    loop = applied("Acme", role="Data analyst")
    events = [loop, interviewed(loop, 3, DANA), outcome(loop, 8, Result.OFFER)]
    assert "first months" in body(Search(events, 10, ask()), length)


def test_client_of_an_agency_is_asked_to_answer_through_it() -> None:
    loop = applied("Acme", role="Data analyst", agency="Marlow")
    text = body(Search([loop, interviewed(loop, 3, DANA)], 4, thank("dana")))
    assert "agency" in text


@pytest.mark.parametrize(
    ("topic", "excerpt"),
    [
        ("Practise negotiating", "… I missed any negotiation with the client."),
        ("Practise planning", "You planned the whole week well…"),
        ("", "You planned the whole week well…"),
    ],
)
def test_long_quotation_keeps_the_sentence_closest_to_the_topic(topic: str, excerpt: str) -> None:
    text = "You planned the whole week well. I missed any negotiation with the client."
    assert excerpt_about(text, topic, 8) == excerpt


def test_quotation_that_fits_is_complete() -> None:
    assert excerpt_about("First this. Then that.", "that", 9) == "First this. Then that."
