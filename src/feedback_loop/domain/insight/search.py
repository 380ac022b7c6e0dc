"""Search of loops by what is known of them."""

from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import name_key


def mentions(status: LoopStatus, text: str) -> bool:
    """Return True if company, role, place, source, agency, a person or a former name of a loop contains a text."""
    application, wanted = status.application, name_key(text)
    fields = (application.company, application.role, application.location, application.source, application.agency)
    former = (name for names in status.former_names for name in names)
    return any(wanted in name_key(value) for value in (*fields, *former, *status.loop.people()) if value)


def is_from(status: LoopStatus, source: str) -> bool:
    """Return True if an application was found at a source, or through the agency of that name."""
    application, wanted = status.application, name_key(source)
    return any(wanted in name_key(value) for value in (application.source, application.agency) if value)
