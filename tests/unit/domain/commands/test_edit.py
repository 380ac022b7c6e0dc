"""The command edit: values of fields, precedence of corrections, and the lookup of targets."""

from typing import Any

import pytest

from domain.builders import (
    DANA,
    KIM,
    amended,
    applied,
    asked,
    cancelled,
    day,
    finished,
    history_of,
    interviewed,
    make_event,
    outcome,
    overview_on,
    planned,
    recorded,
    rejected,
    rescheduled,
    retracted,
)
from feedback_loop.domain.commands.edit import amend_event, amend_person, editable_fields
from feedback_loop.domain.commands.lookup import resolve, resolve_person_key
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import TargetError, UsageError
from feedback_loop.domain.model.events import Amended, AnyEvent, CheckedIn, Event, PersonAmended, Result
from feedback_loop.domain.model.fold import effective_events

ACME = applied("Acme", role="Designer")
TODAY = day(30)


def changes(event: AnyEvent, *assignments: str) -> dict[str, Any]:
    return amend_event(event, assignments, DateReader(TODAY), day(0)).changes


class TestAmendEvent:
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
            (ACME, "language=DE", {"language": "de"}),
            (ACME, "posting=two\nlines", {"posting": "two\nlines"}),
            (ACME, "agency=Hays", {"agency": "Hays"}),
            (interviewed(ACME, 1), "questions=Why us?; Why now?", {"questions": ["Why us?", "Why now?"]}),
            (interviewed(ACME, 1), "went-well=the\nend", {"went_well": "the\nend"}),
            (rescheduled(interviewed(ACME, 1), 1, 2), "to=2026-04-20", {"to": "2026-04-20"}),
            (rescheduled(interviewed(ACME, 1), 1, 2), "at=9:30", {"at": "09:30"}),
            (cancelled(interviewed(ACME, 1), 1), "reason=ill", {"reason": "ill"}),
            (make_event(CheckedIn, 1, application=ACME.id), f"person={KIM}", {"person": KIM}),
            (make_event(CheckedIn, 1, application=ACME.id), "via=mail", {"via": "mail"}),
            (finished(planned(ACME, 1), 2), "summary=I did it", {"summary": "I did it"}),
        ],
    )
    def test_parses_each_field_like_its_command(self, event: AnyEvent, assignment: str, change: object) -> None:
        assert changes(event, assignment) == change

    def test_takes_several_fields(self) -> None:
        assert changes(ACME, "company=Globex", "role=Cook") == {"company": "Globex", "role": "Cook"}

    def test_has_its_target_and_date(self) -> None:
        correction = amend_event(ACME, ["role=Cook"], DateReader(TODAY), day(0))
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
    def test_refuses_an_invalid_value(self, event: AnyEvent, assignment: str) -> None:
        with pytest.raises(UsageError):
            changes(event, assignment)

    @pytest.mark.parametrize(
        "assignment", ["colour=red", "role", "=x", "id=abcd", "kind=closed", "batch=b", "recorded_at=x"]
    )
    def test_lists_the_fields_if_the_field_is_unknown(self, assignment: str) -> None:
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
            "language",
            "cv",
            "posting",
            "agency",
        )

    def test_does_not_edit_references(self) -> None:
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

    def test_lists_editable_fields_with_their_recorded_values(self) -> None:
        fields = editable_fields(outcome(ACME, 3, Result.OFFER))
        assert fields == {"on": "2026-03-05", "note": None, "result": "offer", "decision_by": None}


class TestCorrection:
    @staticmethod
    def application(*corrections: Event) -> Any:
        return history_of([ACME, *corrections]).loops[ACME.id].application

    def test_changes_the_event(self) -> None:
        changed = self.application(amended(ACME, company="Globex", role=None, on="2026-02-01"))
        assert (changed.company, changed.role, str(changed.on)) == ("Globex", None, "2026-02-01")

    def test_the_latest_one_of_each_field_wins(self) -> None:
        first = amended(ACME, company="One", role="Cook")
        second = amended(ACME, company="Two")
        for corrections in ([first, second], [second, first]):
            changed = self.application(*corrections)
            assert (changed.company, changed.role) == ("Two", "Cook")

    def test_its_date_does_not_matter(self) -> None:
        early = make_event(Amended, 50, target=ACME.id, changes={"company": "One"})
        late = make_event(Amended, 2, target=ACME.id, changes={"company": "Two"})
        assert self.application(early, late).company == "Two"

    def test_ignores_invalid_values(self) -> None:
        changed = self.application(amended(ACME, company=7, on=None, role="Cook", bogus="x", id="other", kind="closed"))
        assert (changed.company, changed.on, changed.role, changed.id) == ("Acme", ACME.on, "Cook", ACME.id)

    def test_the_previous_one_applies_after_an_undo(self) -> None:
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


class TestAmendPerson:
    @staticmethod
    def changes(*assignments: str) -> dict[str, Any]:
        return amend_person("dana@acme.example", assignments, TODAY, lambda text: f"key of {text}").changes

    def test_takes_name_email_role_company_and_same_as(self) -> None:
        assert self.changes("name=Dana  Levy", "company=Globex") == {"name": "Dana Levy", "company": "Globex"}
        assert self.changes("email=dana@globex.example") == {"email": "dana@globex.example"}
        assert self.changes("email=Dana <dana@globex.example>") == {"email": "dana@globex.example"}
        assert self.changes("role=cto") == {"role": "cto"}
        assert self.changes("same-as=Kim") == {"same_as": "key of Kim"}

    def test_can_clear_the_role_only(self) -> None:
        assert self.changes("role=") == {"role": None}
        for field in ("name", "email", "company", "same-as"):
            with pytest.raises(UsageError, match=f"{field} cannot be empty"):
                self.changes(f"{field}=")

    @pytest.mark.parametrize("assignment", ["phone=1", "email=dana", "name"])
    def test_refuses_unknown_fields_and_invalid_values(self, assignment: str) -> None:
        with pytest.raises(UsageError):
            self.changes(assignment)


class TestResolve:
    GLOBEX = applied("Globex", people=(KIM, "Kim Lee", "Max (cto)"))
    ASK = asked(ACME, 1, DANA)
    OVERVIEW = overview_on([ACME, GLOBEX, ASK], 2)

    def test_returns_the_application_of_a_loop(self) -> None:
        assert resolve(self.OVERVIEW, "acme/designer") == ACME
        assert resolve(self.OVERVIEW, self.GLOBEX.id) == self.GLOBEX

    def test_prefers_a_company_to_an_address_that_contains_its_name(self) -> None:
        assert resolve(self.OVERVIEW, "acme") == ACME
        assert resolve(self.OVERVIEW, "globex") == self.GLOBEX

    def test_returns_a_person(self) -> None:
        assert resolve(self.OVERVIEW, "dana") == "dana@acme.example"
        assert resolve(self.OVERVIEW, "dana@acme.example") == "dana@acme.example"
        assert resolve(self.OVERVIEW, "max") == "max @ globex"

    def test_returns_the_corrected_event_by_id(self) -> None:
        assert resolve(self.OVERVIEW, self.ASK.id.upper()) == self.ASK
        overview = overview_on([ACME, self.ASK, amended(self.ASK, via="mail")], 2)
        assert resolve(overview, self.ASK.id) != self.ASK

    def test_refuses_a_name_of_both_a_loop_and_a_person(self) -> None:
        overview = overview_on([applied("Dana Systems", people=("Dana Lee",))], 2)
        with pytest.raises(TargetError, match="'dana' fits both a company and a person") as raised:
            resolve(overview, "dana")
        assert raised.value.candidates == ("Dana Lee",)

    def test_refuses_a_name_of_several_people(self) -> None:
        with pytest.raises(TargetError, match="fits several people") as raised:
            resolve(self.OVERVIEW, "kim")
        assert raised.value.candidates == (f"{KIM}, Globex", "Kim Lee, Globex")

    def test_prefers_an_exact_name(self) -> None:
        assert resolve(self.OVERVIEW, "kim oh") == "kim@globex.example"

    def test_refuses_an_unknown_name(self) -> None:
        for query in ("zzz", "zzzz", ""):
            with pytest.raises(TargetError, match=f"No loop, person or event matches '{query}'"):
                resolve(self.OVERVIEW, query)

    def test_an_unknown_name_gets_similar_loops_or_the_first_step(self) -> None:
        with pytest.raises(TargetError, match="Did you mean one of these") as raised:
            resolve(self.OVERVIEW, "acmee")
        assert raised.value.targets == ("acme",)
        with pytest.raises(TargetError, match="No applications yet"):
            resolve(overview_on([], 2), "acme")

    def test_finds_only_people_for_same_as(self) -> None:
        assert resolve_person_key(self.OVERVIEW, "dana") == "dana@acme.example"
        with pytest.raises(TargetError, match="Nobody in the journal is called 'zzz'"):
            resolve_person_key(self.OVERVIEW, "zzz")
        with pytest.raises(TargetError, match="several"):
            resolve_person_key(self.OVERVIEW, "kim")
