"""Earlier loops at the same company."""

from feedback_loop.domain.model.companies import company_keys
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.fold import is_retracted, retracted_ids
from feedback_loop.domain.rules.overview import LoopStatus, Overview


def earlier_loops(overview: Overview, application: Applied) -> list[LoopStatus]:
    """Return the loops before an application at its company, also under a former or nearly the same name."""
    retracted = retracted_ids(overview.events)
    events = (event for event in overview.events if not retracted or not is_retracted(event, retracted))
    keys = company_keys(events, overview.history)
    same = (status for status in overview.statuses.values() if not keys[status.id].isdisjoint(keys[application.id]))
    earlier = [status for status in same if _order(status.application) < _order(application)]
    return sorted(earlier, key=lambda status: _order(status.application))


def _order(application: Applied) -> tuple[object, ...]:
    return application.on, application.recorded_at, application.id
