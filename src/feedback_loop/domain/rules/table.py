"""The rules table: everything that can be due, in order of precedence.

Help, ``config``, the docs and the prompts read this table. A new rule is one row here and one function in
``conditions``.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

import msgspec

from feedback_loop.domain.model.events import (
    Applied,
    Asked,
    Event,
    FollowedUp,
    Interviewed,
    Outcome,
    Planned,
    Recorded,
    SetAside,
    Thanked,
)
from feedback_loop.domain.rules import conditions
from feedback_loop.domain.rules.conditions import RuleMatch
from feedback_loop.domain.rules.facts import LoopFacts

SOURCE_ESSAY = "the recruiter's essay that the tool grew from"
SOURCE_PRACTICE = "common advice of career services: thank within a day, ask once, nudge once"
SOURCE_JUDGEMENT = "our judgement"


class DaySetting(msgspec.Struct, frozen=True):
    """A number of days that a setting may change; ``meaning`` is the day from or to which they count."""

    default: int
    meaning: str
    source: str = SOURCE_JUDGEMENT


class Rule(msgspec.Struct, frozen=True):
    """One row of the table.

    Attributes:
        name: the name in ``remind``, ``snooze --rule`` and JSON; two rows may share one.
        applies: the situation in which it applies, for the docs.
        due: the day of the prompt, for the docs.
        ends: the events that end it, for the docs.
        label: the step in a few words; placeholders as in ``why``.
        command: the arguments to type; placeholders are ``target`` and the options of the match.
        why: the sentence of the prompt; placeholders are the values of the match.
        find: the condition.
        kinds: a loop needs an event of one of these kinds for the condition to find anything; every loop is applied to.
        days: the settings by name.
    """

    name: str
    applies: str
    due: str
    ends: str
    label: str
    command: str
    why: str
    find: Callable[[LoopFacts], Iterator[RuleMatch]]
    kinds: frozenset[type[Event]]
    days: Mapping[str, DaySetting] = msgspec.field(default_factory=dict)


RULES: tuple[Rule, ...] = (
    Rule(
        name="answer",
        applies="an offer is open",
        due="its deadline - {answer_before_deadline} (a later word of theirs may move it), else the offer + {answer}; "
        "an offer whose day isn't known, at once",
        ends="accepted or turned down; an offer whose day isn't known, also {answer_undated_window} after the last day "
        "that is known of the loop",
        label="answer the offer",
        command="outcome {target}",
        why="{wait}.",
        find=conditions.find_open_offer,
        kinds=frozenset({Outcome}),
        days={
            "answer_before_deadline": DaySetting(1, "before the offer's deadline"),
            "answer": DaySetting(3, "after an offer without a deadline"),
            "answer_undated_window": DaySetting(
                180, "after the last known day of a loop, when an offer of unknown day no longer waits"
            ),
        },
    ),
    Rule(
        name="interview",
        applies="an interview is set; on its day it is still ahead until you complete it or say thanks for it, or "
        "until an hour after its time",
        due="the interview - {interview_before}, and every day until it; it is never late",
        ends="held, moved or cancelled; the next day it counts as held",
        label="{round}",
        command="show {target}",
        why="{when}: {round}{with_people}.",
        find=conditions.find_upcoming_interviews,
        kinds=frozenset({Interviewed}),
        days={"interview_before": DaySetting(1, "before an interview")},
    ),
    Rule(
        name="thank-giver",
        applies="feedback or a refusal is recorded, and its giver was not thanked since",
        due="the reply + {thank_giver}",
        ends="thanked, followed up, or the reply + {thank_giver_window}",
        label="thank {who}",
        command="thank {target}{with}",
        why="{who} {what} {day}: thank them, whatever they said.",
        find=conditions.find_unthanked_givers,
        kinds=frozenset({Recorded}),
        days={
            "thank_giver": DaySetting(1, "after a reply", SOURCE_PRACTICE),
            "thank_giver_window": DaySetting(14, "after a reply, when thanks come too late"),
        },
    ),
    Rule(
        name="tell",
        applies="an action that answers a person's point is finished, and that person was not told since; "
        "once an offer is accepted, everybody whose advice led to a finished action and who was not told since",
        due="the later of finished + {tell_after_finished} and the point + {tell_after_recorded}; "
        "accepted + {tell_after_accepted}",
        ends="followed up",
        label="tell {who}",
        command="follow-up {target}{with}",
        why="{news}",
        find=conditions.find_people_to_tell,
        kinds=frozenset({Planned}),
        days={
            "tell_after_finished": DaySetting(7, "after an action is finished", SOURCE_ESSAY),
            "tell_after_recorded": DaySetting(
                28, "after the feedback, so that there is something to tell", SOURCE_ESSAY
            ),
            "tell_after_accepted": DaySetting(7, "after an offer is accepted", SOURCE_ESSAY),
        },
    ),
    Rule(
        name="decide",
        applies="a gap or mixed point (about something else than process or logistics) has neither an action "
        "nor was it set aside",
        due="the point + {decide}",
        ends="an action, or set aside; a dropped action counts as set aside",
        label="decide on feedback",
        command="act {target}",
        why="{points} no plan yet: decide what you will do, or set it aside.",
        find=conditions.find_undecided_points,
        kinds=frozenset({Recorded}),
        days={"decide": DaySetting(3, "after the feedback")},
    ),
    Rule(
        name="action",
        applies="an action is open",
        due="its own day, else planned + {action}; then the last progress + {action_progress}",
        ends="finished or dropped",
        label="finish your action",
        command="act {target} --done{which}",
        why="“{text}” is due: finish it, or note progress with --progress.",
        find=conditions.find_open_actions,
        kinds=frozenset({Planned}),
        days={
            "action": DaySetting(30, "after an action without a day of its own was planned"),
            "action_progress": DaySetting(14, "after the latest progress"),
        },
    ),
    Rule(
        name="revisit",
        applies="points were set aside until a day",
        due="that day",
        ends="an action, or set aside again",
        label="revisit feedback you set aside",
        command="act {target}{which}",
        why="Set aside until now ({reason}): look at it again.",
        find=conditions.find_points_to_revisit,
        kinds=frozenset({SetAside}),
    ),
    Rule(
        name="nudge",
        applies="somebody was asked and has not replied",
        due="the ask + {nudge}, once",
        ends="a reply; at the ask + {no_reply} (the nudge + {no_reply_after_nudge}) it counts as no reply",
        label="nudge {who}",
        command="ask-feedback {target}{with}",
        why="You asked {who} {day} and have no reply: one friendly nudge is fine.",
        find=conditions.find_people_to_nudge,
        kinds=frozenset({Asked}),
        days={
            "nudge": DaySetting(7, "after an ask", SOURCE_PRACTICE),
            "no_reply": DaySetting(28, "after an ask, when it counts as not replied to"),
            "no_reply_after_nudge": DaySetting(14, "after a nudge, when it counts as not replied to"),
        },
    ),
    Rule(
        name="ask",
        applies="rejected or ghosted after an interview, nobody was asked since, and somebody is left to ask: not who "
        "declined, let the time for a reply pass, or has two requests without a reply",
        due="the outcome + {ask_after_rejection}, but not before an earlier ask without a reply + {ask_again}; if the "
        "day of the outcome isn't known, the last day that is known of the loop counts",
        ends="asked, feedback, or the outcome + {ask_after_rejection_window}",
        label="ask {who}",
        command="ask-feedback {target}{with}",
        why="You were {what} {day}: ask {who} for advice, not for the reason.",
        find=conditions.find_rejection_to_ask_about,
        kinds=frozenset({Outcome}),
        days={
            "ask_after_rejection": DaySetting(2, "after the outcome", SOURCE_ESSAY),
            "ask_after_rejection_window": DaySetting(60, "after the outcome, when asking comes too late"),
            "ask_again": DaySetting(14, "after an ask without a reply, before another ask", SOURCE_PRACTICE),
        },
    ),
    Rule(
        name="outcome",
        applies="interviewed and no outcome; not while another interview is ahead",
        due="the decision day + {outcome_after_decision}, else the last interview or word + {outcome}; "
        "from + {outcome_ghosted} it suggests ghosted",
        ends="an outcome, or quiet: nothing heard for {quiet} days",
        label="note the outcome",
        command="outcome {target}{result}",
        why="{word}",
        find=conditions.find_missing_outcome,
        kinds=frozenset({Interviewed}),
        days={
            "outcome": DaySetting(10, "after the last interview or word"),
            "outcome_after_decision": DaySetting(2, "after the day by which they wanted to decide"),
            "outcome_ghosted": DaySetting(28, "after the last interview or word, when it suggests ghosted"),
            "quiet": DaySetting(90, "without a word while it is their move, when a loop closes by itself"),
        },
    ),
    Rule(
        name="check-in",
        applies="interviewed and no outcome; not while another interview is ahead. Before any interview, only once a "
        "day that they named has passed, or if you set `check_in_application`",
        due="the decision day + {check_in_after_decision}, else the last interview or word + {check_in} (before any "
        "interview, + `check_in_application`: {check_in_application}); once more at the first check-in + "
        "{check_in_again}",
        ends="checked in, a word from them, an outcome, or + {check_in_window}; for good after the second check-in",
        label="check in with {who}",
        command="check-in {target}{with}",
        why="{word}: ask {who} where things stand.",
        find=conditions.find_people_to_check_in_with,
        kinds=frozenset({Applied}),
        days={
            "check_in": DaySetting(7, "after the last interview or word", SOURCE_PRACTICE),
            "check_in_after_decision": DaySetting(1, "after the day by which they wanted to decide"),
            "check_in_again": DaySetting(10, "after the first check-in"),
            "check_in_window": DaySetting(28, "after the wait began, when a check-in comes too late"),
            "check_in_application": DaySetting(
                0, "after an application without an interview; 0 is off", "off: most applications get no answer"
            ),
        },
    ),
    Rule(
        name="debrief",
        applies="an interview that was set has passed, and nothing was noted about it; one that you typed in after the "
        "fact asks for nothing",
        due="the interview + {debrief}",
        ends="completed or debriefed, thanked, an outcome, or the interview + {debrief_window}",
        label="debrief the {round}",
        command="debrief {target}",
        why="Your {round} was {day}: note how it went while it is fresh.",
        find=conditions.find_interviews_to_debrief,
        kinds=frozenset({Interviewed}),
        days={
            "debrief": DaySetting(1, "after an interview that was set"),
            "debrief_window": DaySetting(3, "after an interview, when it is no longer fresh"),
        },
    ),
    Rule(
        name="thank",
        applies="an interview was held and some of its people were not thanked",
        due="the interview + {thank}, all in one prompt",
        ends="thanked, an outcome, or the interview + {thank_window}",
        label="thank {who}",
        command="thank {target}",
        why="You interviewed {day}: thank {who}.",
        find=conditions.find_unthanked_interviewers,
        kinds=frozenset({Interviewed}),
        days={
            "thank": DaySetting(1, "after an interview", SOURCE_PRACTICE),
            "thank_window": DaySetting(7, "after an interview, when thanks come too late", SOURCE_PRACTICE),
        },
    ),
    Rule(
        name="keep-in-touch",
        applies="somebody gave you advice, praise or a referral, and you thanked them or told them what came of it; "
        "one prompt a person, and none while they are in an open loop",
        due="the last contact + {keep_in_touch}",
        ends="any contact; for good after {keep_in_touch_unanswered} messages in a row without a reply",
        label="write to {who}",
        command="follow-up {target}{with}",
        why="You were last in touch with {who} {day}: send a line, no reply needed.",
        find=conditions.find_people_to_keep_in_touch_with,
        kinds=frozenset({FollowedUp, Thanked}),
        days={
            "keep_in_touch": DaySetting(120, "after the last contact", SOURCE_ESSAY),
            "keep_in_touch_unanswered": DaySetting(2, "messages in a row without a reply, not days"),
        },
    ),
)

INTERVIEW = "interview"
KEEP_IN_TOUCH = "keep-in-touch"
REVISIT = "revisit"
RULES_FOR_CLOSED_LOOPS = frozenset({KEEP_IN_TOUCH, REVISIT})
"""The rules that can still apply to a closed loop."""

URGENT_RULES = frozenset({"answer", INTERVIEW})
"""The rules with a day that others set: across loops, their prompts come first."""

RULE_NAMES = tuple(dict.fromkeys(map(attrgetter("name"), RULES)))
DAY_SETTINGS: dict[str, DaySetting] = {}
for _rule in RULES:
    DAY_SETTINGS.update(_rule.days)
DEFAULT_DAYS = dict(zip(DAY_SETTINGS, map(attrgetter("default"), DAY_SETTINGS.values()), strict=True))
