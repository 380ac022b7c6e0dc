"""Event kinds: encoding, decoding and validation."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.builders import applied, asked, interviewed, planned, recorded, rejected
from domain.strategies import events_of
from feedback_loop.domain.model.events import KINDS, AnyEvent, Applied, decode, encode
from hypothesis_profiles import scale_examples

ACME = applied(people=("Dana Lee",))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(deadline=None, max_examples=scale_examples(40))
def test_every_kind_round_trips_through_json(kind: type[AnyEvent], data: st.DataObject) -> None:
    event = data.draw(events_of(kind))
    document = msgspec.json.decode(msgspec.json.encode(encode(event)))
    assert decode(document) == event
    assert document == encode(event)
    assert document["kind"] == event.kind


class TestKinds:
    def test_are_in_the_order_of_a_job_search(self) -> None:
        order = (
            "applied interviewed rescheduled cancelled checked_in joined dismissed heard outcome asked recorded "
            "thanked planned progressed finished dropped set_aside followed_up noted snoozed closed amended "
            "person_amended theme_renamed retracted forgotten"
        )
        assert [kind.__struct_config__.tag for kind in KINDS] == order.split()

    def test_are_frozen(self) -> None:
        with pytest.raises(AttributeError):
            ACME.company = "Globex"  # type: ignore[misc]


class TestEncode:
    def test_omits_defaults(self) -> None:
        assert encode(applied(id="abcd", batch="efgh", recorded_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC))) == {
            "kind": "applied",
            "id": "abcd",
            "on": "2026-03-02",
            "recorded_at": "2026-03-02T00:00:00Z",
            "batch": "efgh",
            "company": "Acme",
        }

    def test_writes_an_unknown_date_as_null(self) -> None:
        assert encode(rejected(ACME, None))["on"] is None


class TestDecode:
    @pytest.mark.parametrize(
        ("event", "fields"),
        [
            (ACME, {"kind": "hired"}),
            (ACME, {"id": ""}),
            (ACME, {"batch": ""}),
            (ACME, {"on": None}),
            (ACME, {"on": "2026-02-30"}),
            (ACME, {"on": "March"}),
            (ACME, {"company": None}),
            (ACME, {"people": "Dana"}),
            (ACME, {"recorded_at": "2026-03-02T08:00:00"}),
            (asked(ACME, 1), {"application": ""}),
            (asked(ACME, 1), {"on": None}),
            (recorded(ACME, 1), {"type": "bad"}),
            (recorded(ACME, 1), {"reply": None}),
            (interviewed(ACME, 1), {"rating": 6}),
            (interviewed(ACME, 1), {"rating": True}),
            (planned(ACME, 1), {"by": "soon"}),
        ],
    )
    def test_rejects_invalid_fields(self, event: AnyEvent, fields: dict[str, object]) -> None:
        with pytest.raises(msgspec.ValidationError):
            decode({**encode(event), **fields})

    @pytest.mark.parametrize("field", ["kind", "id", "on", "batch", "company"])
    def test_requires_the_fields_of_every_record(self, field: str) -> None:
        document = encode(ACME)
        del document[field]
        with pytest.raises(msgspec.ValidationError):
            decode(document)

    def test_ignores_fields_of_a_newer_version(self) -> None:
        assert decode({**encode(ACME), "salary": 7}) == ACME

    def test_accepts_interviews_and_outcomes_without_a_date(self) -> None:
        for event in (interviewed(ACME, None), rejected(ACME, None)):
            assert decode(encode(event)) == event

    def test_returns_the_kind_of_the_record(self) -> None:
        assert isinstance(decode(encode(ACME)), Applied)
