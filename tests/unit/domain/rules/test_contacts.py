"""Contacts with people, in all loops."""

import datetime as dt

from hypothesis import given

from domain.builders import applied, asked, day, followed_up, heard, history_of, interviewed, person_amended, status_on
from domain.strategies import UNTIMED, days, event_lists
from feedback_loop.domain.model.events import AnyEvent, Event
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.contacts import contacts_by_person, contacts_of_person

ACME = applied()


def contact_days(events: list[Event], key: str) -> list[dt.date]:
    return [contact.on for contact in contacts_of_person(history_of(events), day(100), key)]


class TestContactsOfPerson:
    def test_come_from_every_loop_that_names_the_person(self) -> None:
        globex = applied("Globex", 20)
        mail = "Dana Lee <dana@acme.example>"
        events = [ACME, interviewed(ACME, 3, mail), globex, asked(globex, 30, "dana@acme.example"), heard(globex, 25)]
        assert contact_days(events, "dana@acme.example") == [day(3), day(30)]

    def test_come_under_the_name_that_replaced_another(self) -> None:
        events = [
            ACME,
            asked(ACME, 3, "Dana"),
            person_amended("dana @ acme", name="Dana Lee"),
            asked(ACME, 9, "Dana Lee"),
        ]
        assert contact_days(events, "dana @ acme") == [day(3), day(9)]

    def test_leave_out_an_interview_ahead_and_strangers(self) -> None:
        events = [ACME, interviewed(ACME, 200, "Dana")]
        assert contact_days(events, "dana @ acme") == contact_days(events, "nobody") == []

    def test_include_somebody_whose_name_is_read_otherwise_with_the_address(self) -> None:
        """No command records such a name, but other programs may write journals too."""
        story = [ACME, followed_up(ACME, 3, "A <"), heard(ACME, 4, person="A <e@a.example>")]
        assert [step.rule for step in status_on(story, 200).next_steps] == ["keep-in-touch"]


@given(event_lists(), days)
@UNTIMED
def test_contacts_of_each_person_are_those_of_everybody(events: list[AnyEvent], today: dt.date) -> None:
    history = fold(events)
    for key, contacts in contacts_by_person(history, today).items():
        assert contacts_of_person(history, today, key) == contacts
