"""View of the end of a review."""

from feedback_loop.domain.rules.overview import Overview, due_prompts
from feedback_loop.domain.text import count_noun
from feedback_loop.views.blocks import Block, Heading, Page, command, line
from feedback_loop.views.remind import remind_page

_MAX_DAYS_AHEAD = 3650


def review_end_page(recorded: Page, overview: Overview) -> Page:
    """Return what a review recorded, and what is due now or next."""
    changed: list[Block] = [Heading("Recorded"), *recorded] if recorded else [line("Nothing was changed.")]
    due = due_prompts(overview)
    if due:
        return [line(""), *changed, command(f"Still due: {count_noun(len(due), 'prompt')}. ", "feedback-loop review")]
    ahead = sorted(due_prompts(overview, _MAX_DAYS_AHEAD), key=lambda prompt: prompt[1].shown_on)[:1]
    following: list[Block] = [Heading("Due next"), *remind_page(ahead)] if ahead else [line("Nothing else is ahead.")]
    return [line(""), *changed, *following]
