"""Statistics of a period: rates, medians, times, groups and ratings."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.insight.answers import (
    AnswerTimes,
    answer_times,
    ever_had_result,
    had_offer,
    is_undecided,
    maturity,
)
from feedback_loop.domain.insight.calibration import PassedRounds, RatingCount, calibration, ratings
from feedback_loop.domain.insight.funnel import Flow, application_flows, feedback_flows
from feedback_loop.domain.insight.groups import GroupBy, GroupRow, rates_by
from feedback_loop.domain.insight.question_themes import QuestionTheme, questions_by_theme
from feedback_loop.domain.insight.rates import Median, Rate, medians, rates
from feedback_loop.domain.model.events import Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage


class Period(msgspec.Struct, frozen=True):
    """Range of application dates, both ends included; None leaves an end open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def contains(self, day: dt.date) -> bool:
        """Return True if the date lies in the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


ALL_TIME = Period()


class StageCount(msgspec.Struct, frozen=True):
    """Number of applications that ever reached a stage, of all that can; ``open`` of the others still may."""

    stage: str
    reached: int
    of: int
    open: int


class Summary(msgspec.Struct, frozen=True):
    """All statistics of the applications in a period, as from the functions that `summarize` calls.

    ``rows`` are the groups of ``grouping``, and empty without it.
    """

    period: Period
    applications: int
    open: int
    months: Mapping[str, int]
    rates: Mapping[str, Rate]
    medians: Mapping[str, Median]
    times: Mapping[str, AnswerTimes]
    conversion: Sequence[StageCount]
    loop_stages: Sequence[StageCount]
    calibration: Mapping[str, PassedRounds]
    ratings: Sequence[RatingCount]
    questions: Sequence[QuestionTheme]
    flows: Sequence[Flow]
    funnel: Sequence[Flow]
    grouping: GroupBy | None
    rows: Sequence[GroupRow]


_MONTHS = 12
_LOOP_STAGES = (Stage.ASKED, Stage.RECORDED, Stage.ACTED, Stage.FOLLOWED_UP)


def summarize(overview: Overview, period: Period = ALL_TIME, grouping: GroupBy | None = None) -> Summary:
    """Return all statistics of the applications in a period; what is mature is decided by the whole journal."""
    narrowed = restrict(overview, period)
    statuses = list(narrowed.statuses.values())
    return Summary(
        period=period,
        applications=len(statuses),
        open=sum(map(is_undecided, statuses)),
        months=applications_by_month(narrowed),
        rates=rates(narrowed),
        medians=medians(narrowed),
        times=answer_times(statuses),
        conversion=conversion(narrowed),
        loop_stages=loop_stages(narrowed),
        calibration=calibration(narrowed),
        ratings=ratings(narrowed),
        questions=questions_by_theme(narrowed),
        flows=application_flows(narrowed),
        funnel=feedback_flows(narrowed),
        grouping=grouping,
        rows=rates_by(narrowed, grouping, maturity(overview)) if grouping else (),
    )


def restrict(overview: Overview, period: Period) -> Overview:
    """Return the overview with only the loops whose application lies in the period."""
    if period == ALL_TIME:
        return overview
    statuses = {id_: status for id_, status in overview.statuses.items() if period.contains(status.loop.applied_on)}
    return overview.restricted_to(statuses)


def conversion(overview: Overview) -> list[StageCount]:
    """Return how far applications came: the number that ever had an interview, an offer, and accepted one.

    Later events do not matter: an application rejected after an onsite was interviewed.
    """
    statuses = list(overview.statuses.values())
    reached = {
        str(Stage.APPLIED): statuses,
        str(Stage.INTERVIEWED): [status for status in statuses if _has_reached(status, Stage.INTERVIEWED)],
        "offer": list(filter(had_offer, statuses)),
        "accepted": [status for status in statuses if ever_had_result(status, Result.ACCEPTED)],
    }
    return [_stage_count(stage, some, statuses) for stage, some in reached.items()]


def loop_stages(overview: Overview) -> list[StageCount]:
    """Return how far feedback came: of the applications with an interview, those that ever reached each later stage."""
    interviewed = [status for status in overview.statuses.values() if _has_reached(status, Stage.INTERVIEWED)]
    return [_loop_stage_count(stage, interviewed) for stage in _LOOP_STAGES]


def _loop_stage_count(stage: Stage, interviewed: Sequence[LoopStatus]) -> StageCount:
    ahead = [status for status in interviewed if not _has_reached(status, stage)]
    still_open = sum(status.is_open for status in ahead)
    return StageCount(str(stage), len(interviewed) - len(ahead), len(interviewed), still_open)


def _has_reached(status: LoopStatus, stage: Stage) -> bool:
    return status.steps[stage] is not None


def _stage_count(stage: str, reached: Sequence[LoopStatus], statuses: Sequence[LoopStatus]) -> StageCount:
    ids = {status.id for status in reached}
    still_open = sum(is_undecided(status) for status in statuses if status.id not in ids)
    return StageCount(stage, len(reached), len(statuses), still_open)


def applications_by_month(overview: Overview) -> dict[str, int]:
    """Return the number of applications in each month (``2026-03``) from the first to the last."""
    days = [status.loop.applied_on for status in overview.statuses.values()]
    if not days:
        return {}
    months = [day.year * _MONTHS + day.month - 1 for day in days]
    counts = dict.fromkeys(range(min(months), max(months) + 1), 0)
    for month in months:
        counts[month] += 1
    return {f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}": count for month, count in counts.items()}
