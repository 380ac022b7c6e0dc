"""Times that companies take, and the loops that wait."""

from domain.builders import applied, closed, heard, interviewed, outcome, overview_on, rejected
from feedback_loop.domain.insight.answers import answer_times
from feedback_loop.domain.insight.wording import waits
from feedback_loop.domain.model.events import Event, Result
from feedback_loop.domain.rules.overview import Overview


def counts(overview: Overview) -> dict[str, tuple[float | None, int, int]]:
    """Return the median, the number of known durations and of open ones."""
    times = answer_times(overview.statuses.values())
    return {name: (time.median, len(time.days), len(time.waits)) for name, time in times.items()}


def job_search() -> list[Event]:
    offered, refused, on_paper = applied("Offered"), applied("Refused"), applied("On paper")
    waiting, silent, written = applied("Waiting", 30), applied("Silent", 40), applied("Written", 40)
    quiet, given_up = applied("Quiet", -100), applied("Given up", 40)
    return [
        *(offered, interviewed(offered, 8), interviewed(offered, 12), outcome(offered, 20, Result.OFFER)),
        outcome(offered, 25, Result.ACCEPTED),
        *(refused, interviewed(refused, 10), rejected(refused, 12)),
        *(on_paper, rejected(on_paper, 6)),
        *(waiting, interviewed(waiting, 34), silent, written, heard(written, 43), quiet),
        *(given_up, closed(given_up, 45)),
    ]


def test_each_time_has_its_start_its_end_and_what_is_open() -> None:
    assert counts(overview_on(job_search(), 50)) == {
        "to_first_answer": (6, 5, 1),
        "to_first_interview": (8, 3, 2),
        "interview_to_decision": (5, 2, 1),
        "to_rejection": (6, 1, 2),
    }


def test_an_interview_ahead_is_an_answer_but_not_yet_an_interview() -> None:
    loop = applied()
    events = [loop, interviewed(loop, 9, set=True)]
    assert counts(overview_on(events, 5)) == {
        "to_first_answer": (None, 0, 0),
        "to_first_interview": (None, 0, 1),
        "interview_to_decision": (None, 0, 0),
        "to_rejection": (None, 0, 0),
    }


def test_what_the_user_made_of_an_offer_is_no_decision_of_the_company() -> None:
    loop, other = applied("Acme"), applied("Globex")
    events: list[Event] = [
        *(loop, interviewed(loop, 3), outcome(loop, 5, Result.OFFER), outcome(loop, 30, Result.TURNED_DOWN)),
        *(other, interviewed(other, 3), outcome(other, 13, Result.ACCEPTED)),
    ]
    assert counts(overview_on(events, 50))["interview_to_decision"] == (6, 2, 0)


def test_a_second_process_counts_from_its_own_last_interview() -> None:
    loop = applied()
    events = [loop, interviewed(loop, 3), rejected(loop, 5), interviewed(loop, 20), outcome(loop, 24, Result.OFFER)]
    assert counts(overview_on(events, 30))["interview_to_decision"] == (4, 1, 0)


def test_days_that_are_unknown_are_no_durations() -> None:
    loop = applied()
    events = [loop, interviewed(loop, None), rejected(loop, None)]
    assert {of for _, of, _ in counts(overview_on(events, 30)).values()} == {0}


def test_who_waits_is_compared_with_the_others_after_an_interview_first() -> None:
    sentences = waits(answer_times(overview_on(job_search(), 50).statuses.values()))
    assert sentences == [
        "Waiting: 16 days since the interview; half of yours decided within 5",
        "Silent: 10 days since you applied; half of yours answered within 6",
    ]
