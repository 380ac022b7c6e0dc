"""View of an empty journal."""

from feedback_loop.views.blocks import command, line

PAGE = (
    line("Welcome. After each interview: ask for feedback, act on it, and tell them what came of it."),
    command("Start with an application: ", 'feedback-loop apply "Acme" "Data Analyst"'),
    command("Or look at a worked example: ", "feedback-loop demo"),
    command("Or bring a spreadsheet along: ", "feedback-loop import FILE"),
)
