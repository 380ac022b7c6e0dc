"""Phrases of English mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (chosen|chose|picked|selected|hired|appointed|offered|gone with|went with) (somebody|someone) else & !(yet|before|flat|landlord)
            (sadly|afraid|sorry|unfortunately) & (a no|no for now|no this time|a no from)
            (another|other|different|stronger|alternative|internal|external|local|second) (_)? (candidate*|applicant*|contender*|finalist*|profile*|person|colleague) & (chose|chosen|choose|selected|select|decided|decision|opted|preferred|moved|moving|move|proceed*|hired|appointed|offered|filled|ended up|pursue|pursuing|settled|progress*|prioriti*|went with|gone with|go with|going with|taken|accepted) & !(yet|until|still|before|after meeting|meeting|interviews with|reschedul*|refer|you as)
            (focus*|concentrat*|prioriti*) .. (hiring|recruiting|candidates|applicants|profiles|people) & (more|stronger|deeper|different|other|local|with) & !(yet|still)
            (did|could|can|do|will) not (_)? (select|choose|shortlist|advance|retain|progress|accept|consider|pursue|take) (your application|your candidacy|your profile|your cv|your resume|it|you) .. (further|forward|move|consideration|process|role|position|stage|any more)
            (decided|opted|chosen|elected) not to (_)? (proceed|move|go|continue|advance|progress|pursue|take|consider|offer|hire|select|shortlist)
            not (opted|decided|elected|chosen) to (move|go|take|proceed|progress|advance|continue)
            you (were|are|have been|have) (_)? not (been)? (the (most|strongest|right|best)|a (fit|match)|chosen|selected|shortlisted|successful)
            not see (a|an|enough) .. (fit|match|alignment)
            (role|position|post|vacancy|opening|requisition) (will|is) not (be)? (moving|going|proceed*|filled|move|go) (ahead|forward|on)?
            (extend|extended|extending|made|make) (an)? offer (out)? to (a|an|the|one) (_)? (candidate|applicant|person)
            (found|chose|chosen|choose|selected|hired|identified|appointed|offered|proceed*|ahead|forward|went|gone) .. (a|the|one) (_)? (candidate|applicant|person|individual) .. (whose|who|with|better|closer|closest|more) & (role|position|post|vacancy|job|requirements|needs|skills|experience|values|background|match*|align*) & !(yet|until|still|you as|client)
            (going|gone|go|went|moving|move|proceed*) (ahead|forward|on) with (somebody|someone|a person|the other|another)
            not .. (offer|give) you (any)? (further|additional)? (consideration|cooperation|employment|a contract|the job)
            (not|unable) & (move|moved|moving) (forward|ahead) & (candidacy|application|candidature|profile|interview process) & !(yet|until|without|unless)
            (your application|your candidacy|your profile) .. not (moved|progressed|advanced|gone) (forward|further|on|ahead|to)
            (more|other|many|several) (_)? (suitable|qualified|experienced|suited|competitive) (candidates|applicants) & (decided|chosen|shortlist*|selected|unfortunately|regret) & !(yet|still)
            (your (skills|experience|background|profile|qualifications)) (do|does|did) not (_)? (_)? (align|match|fit|meet|suit|correspond) .. (role|position|requirements|needs|looking|team|what)
            not (an|a|the) (exact|right|good|close|strong|best|perfect|ideal)? (match|fit) (for (this|the|our|what)|to (our|the)|with)
            (role|position|post|job|vacancy) & (filled|closed|cancelled|on hold|withdrawn) & (has|have|been|putting|placed|is|decided|now) & !(you (have|are)|before|until|will be filled)
            no longer .. (consider*|consideration|candidate) & (you|your) & (role|position|application|process|job|post|vacancy|opening)
            (decided|chosen|have) to (end|stop|close|conclude) .. (your application|your candidacy|the process) .. (here|at this)?
            (will|are|is) not (be)? (taking|bringing|inviting|advancing|progressing|moving) .. (you|your application|your candidacy) .. (forward|further|next|interview|on)
        """,
        LIKELY: """
            (chose|chosen|selected|hired|picked|appointed) (another|a different|the other|other|somebody|someone|an internal)
            this (role|one|position) (did|does) not work out
            not (quite)? (the|a|what) (right|good|best)? (fit|match|time)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (your (application|cv|resume|candidacy|profile|materials)) .. (is|are|being|currently|now|under) (being)? (currently|now)? (reviewed|considered|under review|processed|evaluated|assessed)
            (will|shall|to) (carefully|now|then|personally)? (review|assess|consider|evaluate|look at|look through|go through|read|screen) your (application|cv|resume|qualifications|profile|materials)
            (received|have|got|gotten) your (credentials|submission|documents|details) & (position|role|opening|job|recruiter*|hiring|post|vacancy|application)
            (your|the) (_)? (_)? (application|submission) (for|to) .. (received|submitted|registered|landed|arrived)
            (in process of|process of|started|begun|busy) (reviewing|assessing|evaluating|considering) your (application|cv|resume)
            recent application (to|for|with) & (thank*|interest)
            (thank you|thanks) for (your)? (submitting|submission|expressing|throwing|putting) .. (application|interest|submission|name) & (position|role|opening|job|post|application)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (you|your) & (selected|shortlisted|chosen|invited|progressed|advanced|moved|through|moving|move) & (next|onsite|on site|final|interview|second|first|following) (_)? (round|stage|interview|interviews|phase) & !(not|unfortunately|another|other candidates|assessment|test|regret|shortlisted candidates)
            (ask|asking|invite|inviting|invited) & you & (interview|meet (the|our)|visit us|visit our) & !(not|unfortunately|assessment|feedback|cancel*|were (going|about) to)
            (would|like|love|want|keen|happy|hope) & (connect|speak|talk|chat|meet|call) (with)? (you)? & (phone|video|zoom|teams|call|virtually|in person|office) & (next steps|background|experience|application|role|position|opportunity|recruitment|interview)
            (interview|screening|call) & (availability|available times|time slots|what times|which times|preferred time|a time that works) & (you|your)
        """,
        LIKELY: """
            (come|pop|drop|swing) & (down|in|over|by|round|along|to (the|our)) & (chat|look|trial|test|meet|talk|show you|us) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|afternoon|morning) & !(cancel*|instead|call off|not|thank you for)
            (interview|call|chat|conversation|meet|talk|onsite|visit|coffee|speak) & (does|would|could|can you|are you|how about|what about|available|suit|suits|works|work for|free|slot|calendly|pick|book|grab|find) & (#|monday|tuesday|wednesday|thursday|friday|tomorrow|week|calendly|calendar|link|minutes) & !(cancel*|reschedul*|postpone*|move|moved|instead|not|thank you for (the|our|your)|appointment|yesterday|enjoyed)
            next up .. (conversation|call|interview|chat|meeting)
            (let us|let me|please|could you|can you|kindly|reply) .. (know|provide|share|send|reply|confirm) .. your availability
            (provide|share|send) .. (with)? your availability
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (record|recording) & (video|answers) & (short|brief|questions|questions|minutes) & (you|your) & !(thank you for)
            (assessment|test|exercise|challenge|assignment|case study|questionnaire) & (complete|submit|finish|take|solve|start|due|link) & (next step|next stage|part of (your|the|our)|process|application|hours|days|minutes|deadline|hiring) & !(completed|completing|received|thank|were invited|recently invited|reschedul*)
        """,
        LIKELY: """
            (exercise|task|data set|dataset|sample|case|brief|worksheet) & (attached|have a go|next up|before we (make|decide)|send me|send us|answer each|write up) & (you|your) & !(thank you for sending|received|interview)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (not|still) (yet)? .. (finalis*|finaliz*|made|reached|concluded|completed|decided) & (decision|process|interviews|mind) & !(your decision|decided not|not to)
            (process|decision|hiring|recruitment|review|update) & (longer than|delay*|taking longer|pushed back|postponed|behind schedule|held up) & !(interview (has|is)|reschedul*)
        """,
        LIKELY: """
            (give|bear|wait|til|till|until|another|need) & (week|weeks|days|fortnight|month) & (decide|decision|think|chance|second|answer|let you know|sorry|busy) & !(interview on|your decision|moved|other candidate)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (profile|experience|background|linkedin|github) & (came across|come across|saw|found|noticed) & (opportunit*|role|position|job|hiring|team|chat|fit)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (feedback|tips|tip|pointers|advice|what|where|why|reason|reasons) & (could|can|would|grateful|appreciate|glad|tell me|know|let me|give me|ask|wondering) & (better|improve|missing|lacked|lacking|next time|difference|tipped|went wrong|feedback|learn|work on|decided|fell short|held me|let me down|stronger)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (thank|thanks|grateful) & (time|welcome|visit|showing|tour|meeting|conversation|chance|opportunity|interview|lesson|trial|seeing me|chat|talk|session) & (you|your) & (today|yesterday|morning|afternoon|me|my|panel|learn*|enjoyed|team) & !(feedback|your application|applying)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            feedback & (not|no|unable|never|can not) & (able|provide|give|offer|possible|policy|share|individual|available) & !(yet|until|hesitate|your feedback|further feedback is)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (job|jobs|role|position|post) (is|are|s)? (yours|your s)
            recommended you for appointment
            (glad|happy|pleased|thrilled|delighted|love|like) & (take you on|have you start|have you on board|bring you on board|you to start) & !(not|unfortunately|interview)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (call off|calling off|called off|cancel|cancelling|cancelled|canceled) & (trial|trial shift|interview|phone screen|lesson|taster) & !(not|membership|subscription|order|without charge|need to reschedule or cancel|portal)
        """,
    },
}
