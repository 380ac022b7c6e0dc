"""Edits: which field takes which value, and which of several corrections counts."""

from typing import Any

import pytest

from domain.builders import (
    DANA,
    KIM,
    amended,
    applied,
    asked,
    day,
    history_of,
    interviewed,
    make_event,
    outcome,
    overview_on,
    planned,
    recorded,
    rejected,
    retracted,
)
from feedback_loop.domain.commands.edit import amend_event, amend_person, editable_fields
from feedback_loop.domain.commands.lookup import resolve, resolve_person_key
from feedback_loop.domain.errors import TargetError, UsageError
from feedback_loop.domain.model.events import Amended, AnyEvent, Event, PersonAmended, Result
from feedback_loop.domain.model.fold import effective_events

ACME = applied("Acme", role="Designer")
TODAY = day(30)


def changes(event: AnyEvent, *assignments: str) -> dict[str, Any]:
    return amend_event(event, assignments, TODAY, day_first=None).changes


class TestEdit:
    @pytest.mark.parametrize(
        ("event", "assignment", "change"),
        [
            (ACME, "company=Globex  Inc", {"company": "Globex Inc"}),
            (ACME, "Role = Data Engineer", {"role": "Data Engineer"}),
            (ACME, "role=", {"role": None}),
            (ACME, "url=https://acme.example/?a=b", {"url": "https://acme.example/?a=b"}),
            (ACME, "on=2026-03-04", {"on": "2026-03-04"}),
            (ACME, "on=friday", {"on": "2026-03-27"}),
            (ACME, "note=two\nlines", {"note": "two\nlines"}),
            (ACME, f"people={DANA}; Kim Oh", {"people": [DANA, "Kim Oh"]}),
            (interviewed(ACME, 1), "rating=5", {"rating": 5}),
            (interviewed(ACME, 1), "at=9:30", {"at": "09:30"}),
            (interviewed(ACME, 1), "decision-by=in 2 weeks", {"decision_by": "2026-04-15"}),
            (interviewed(ACME, 1), "decision_by=friday", {"decision_by": "2026-04-03"}),
            (asked(ACME, 1), f"person={KIM}", {"person": KIM}),
            (recorded(ACME, 1), "themes=System Design, coding", {"themes": ["system-design", "coding"]}),
            (recorded(ACME, 1), "type=mixed", {"type": "mixed"}),
            (recorded(ACME, 1), "reply=declined", {"reply": "declined"}),
            (rejected(ACME, 1), "result=ghosted", {"result": "ghosted"}),
            (planned(ACME, 1), "theme=The Level", {"theme": "the-level"}),
        ],
    )
    def test_reads_each_field_as_its_command_does(self, event: AnyEvent, assignment: str, change: object) -> None:
        assert changes(event, assignment) == change

    def test_takes_several_fields_at_once(self) -> None:
        assert changes(ACME, "company=Globex", "role=Cook") == {"company": "Globex", "role": "Cook"}

    def test_names_its_event_and_its_day(self) -> None:
        correction = amend_event(ACME, ["role=Cook"], TODAY, day_first=None)
        assert (correction.target, correction.on) == (ACME.id, TODAY)

    @pytest.mark.parametrize(
        ("event", "assignment"),
        [
            (ACME, "company="),
            (ACME, "on="),
            (ACME, "on=soon"),
            (ACME, "role=\x1b[31m"),
            (interviewed(ACME, 1), "rating=6"),
            (interviewed(ACME, 1), "rating=0"),
            (interviewed(ACME, 1), "rating=²"),
            (interviewed(ACME, 1), "at=25:00"),
            (interviewed(ACME, 1), "people=<"),
            (recorded(ACME, 1), "type=bad"),
            (recorded(ACME, 1), "reply=yes"),
            (recorded(ACME, 1), "themes=!"),
            (rejected(ACME, 1), "result="),
            (rejected(ACME, 1), "result=maybe"),
        ],
    )
    def test_refuses_a_value_that_does_not_fit(self, event: AnyEvent, assignment: str) -> None:
        with pytest.raises(UsageError):
            changes(event, assignment)

    @pytest.mark.parametrize(
        "assignment", ["colour=red", "role", "=x", "id=abcd", "kind=closed", "batch=b", "recorded_at=x"]
    )
    def test_names_the_fields_where_there_is_no_such_field(self, assignment: str) -> None:
        with pytest.raises(UsageError, match="FIELD=VALUE") as raised:
            changes(ACME, assignment)
        assert raised.value.candidates == (
            "on",
            "note",
            "company",
            "role",
            "source",
            "url",
            "location",
            "people",
            "source-id",
        )

    def test_does_not_touch_what_an_event_refers_to(self) -> None:
        assert not {"application", "feedback"} & set(editable_fields(planned(ACME, 1)))
        with pytest.raises(UsageError):
            changes(asked(ACME, 1), "application=other")

    @pytest.mark.parametrize(
        "event",
        [
            amended(ACME, role="x"),
            make_event(PersonAmended, 1, person="dana@acme.example", changes={"role": "recruiter"}),
            retracted("batch"),
            planned(ACME, 1, recorded(ACME, 1)),
        ],
        ids=lambda event: event.kind,
    )
    def test_never_corrects_what_an_event_is_about(self, event: AnyEvent) -> None:
        about = {*event.reference_fields, *event.fixed_fields}
        assert about
        assert about.isdisjoint(editable_fields(event))
        for name in about:
            with pytest.raises(UsageError, match="Cannot edit"):
                changes(event, f"{name}=Somebody Else")

    def test_shows_what_may_be_edited_as_it_stands_in_the_journal(self) -> None:
        shown = editable_fields(outcome(ACME, 3, Result.OFFER))
        assert shown == {"on": "2026-03-05", "note": None, "result": "offer", "decision_by": None}


class TestAmended:
    @staticmethod
    def application(*corrections: Event) -> Any:
        return history_of([ACME, *corrections]).loops[ACME.id].application

    def test_changes_the_event(self) -> None:
        changed = self.application(amended(ACME, company="Globex", role=None, on="2026-02-01"))
        assert (changed.company, changed.role, str(changed.on)) == ("Globex", None, "2026-02-01")

    def test_keeps_the_latest_correction_of_each_field(self) -> None:
        first = amended(ACME, company="One", role="Cook")
        second = amended(ACME, company="Two")
        for corrections in ([first, second], [second, first]):
            changed = self.application(*corrections)
            assert (changed.company, changed.role) == ("Two", "Cook")

    def test_does_not_go_by_the_day_of_the_correction(self) -> None:
        early = make_event(Amended, 50, target=ACME.id, changes={"company": "One"})
        late = make_event(Amended, 2, target=ACME.id, changes={"company": "Two"})
        assert self.application(early, late).company == "Two"

    def test_leaves_out_what_does_not_fit_and_keeps_the_rest(self) -> None:
        changed = self.application(amended(ACME, company=7, on=None, role="Cook", bogus="x", id="other", kind="closed"))
        assert (changed.company, changed.on, changed.role, changed.id) == ("Acme", ACME.on, "Cook", ACME.id)

    def test_comes_back_to_the_one_before_when_it_is_taken_back(self) -> None:
        first, second = amended(ACME, company="One"), amended(ACME, company="Two")
        assert self.application(first, second, retracted(second.id)).company == "One"
        assert self.application(first, second, retracted(first.id)).company == "Two"

    def test_moves_an_event_in_its_loop(self) -> None:
        ask, meeting = asked(ACME, 5), interviewed(ACME, 6)
        loop = history_of([ACME, ask, meeting, amended(ask, on="2026-03-20")]).loops[ACME.id]
        assert [event.kind for event in loop.events] == ["applied", "interviewed", "asked"]

    def test_changes_nothing_else(self) -> None:
        other = applied("Globex")
        assert other in effective_events([ACME, other, amended(ACME, company="One")])


class TestEditPerson:
    @staticmethod
    def changes(*assignments: str) -> dict[str, Any]:
        return amend_person("dana@acme.example", assignments, TODAY, lambda text: f"key of {text}").changes

    def test_takes_name_address_role_company_and_who_it_is(self) -> None:
        assert self.changes("name=Dana  Levy", "company=Globex") == {"name": "Dana Levy", "company": "Globex"}
        assert self.changes("email=dana@globex.example") == {"email": "dana@globex.example"}
        assert self.changes("email=Dana <dana@globex.example>") == {"email": "dana@globex.example"}
        assert self.changes("role=cto") == {"role": "cto"}
        assert self.changes("same-as=Kim") == {"same_as": "key of Kim"}

    def test_may_take_the_role_away_but_nothing_else(self) -> None:
        assert self.changes("role=") == {"role": None}
        for field in ("name", "email", "company", "same-as"):
            with pytest.raises(UsageError, match=f"{field} cannot be empty"):
                self.changes(f"{field}=")

    @pytest.mark.parametrize("assignment", ["phone=1", "email=dana", "name"])
    def test_refuses_anything_else(self, assignment: str) -> None:
        with pytest.raises(UsageError):
            self.changes(assignment)


class TestMeant:
    """What an edit is about."""

    GLOBEX = applied("Globex", people=(KIM, "Kim Lee", "Max (cto)"))
    ASK = asked(ACME, 1, DANA)
    SEEN = overview_on([ACME, GLOBEX, ASK], 2)

    def test_is_the_application_of_a_loop(self) -> None:
        assert resolve(self.SEEN, "acme/designer") == ACME
        assert resolve(self.SEEN, self.GLOBEX.id) == self.GLOBEX

    def test_is_a_company_although_an_address_holds_its_name(self) -> None:
        assert resolve(self.SEEN, "acme") == ACME
        assert resolve(self.SEEN, "globex") == self.GLOBEX

    def test_is_a_person(self) -> None:
        assert resolve(self.SEEN, "dana") == "dana@acme.example"
        assert resolve(self.SEEN, "dana@acme.example") == "dana@acme.example"
        assert resolve(self.SEEN, "max") == "max @ globex"

    def test_is_any_event_by_its_id_as_it_stands_now(self) -> None:
        assert resolve(self.SEEN, self.ASK.id.upper()) == self.ASK
        seen = overview_on([ACME, self.ASK, amended(self.ASK, via="mail")], 2)
        assert resolve(seen, self.ASK.id) != self.ASK

    def test_is_refused_where_a_loop_and_a_person_have_the_name(self) -> None:
        seen = overview_on([applied("Dana Systems", people=("Dana Lee",))], 2)
        with pytest.raises(TargetError, match="of a company and of a person") as raised:
            resolve(seen, "dana")
        assert raised.value.candidates == ("Dana Lee",)

    def test_is_refused_where_several_people_have_the_name(self) -> None:
        with pytest.raises(TargetError, match="fits several people") as raised:
            resolve(self.SEEN, "kim")
        assert raised.value.candidates == (f"{KIM}, Globex", "Kim Lee, Globex")

    def test_is_the_exact_name_where_several_hold_it(self) -> None:
        assert resolve(self.SEEN, "kim oh") == "kim@globex.example"

    def test_is_refused_where_nothing_has_the_name(self) -> None:
        for query in ("zzz", "zzzz", ""):
            with pytest.raises(TargetError):
                resolve(self.SEEN, query)

    def test_is_a_person_only_for_same_as(self) -> None:
        assert resolve_person_key(self.SEEN, "dana") == "dana@acme.example"
        with pytest.raises(TargetError, match="nobody in the journal"):
            resolve_person_key(self.SEEN, "zzz")
        with pytest.raises(TargetError, match="several"):
            resolve_person_key(self.SEEN, "kim")
