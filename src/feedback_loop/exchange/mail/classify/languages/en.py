"""Phrases of English mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.en_any_order import ANY_ORDER
from feedback_loop.exchange.mail.classify.languages.en_contexts import CONDITIONAL, JOB, OTHER, VETO
from feedback_loop.exchange.mail.classify.languages.en_rejections import REJECTION

_INVITATION = {
    SURE: """
        (invite|inviting|invited) you (to|for) .. (interview|interviews|screening|phone screen|assessment centre|onsite|on site|final round|second round|panel)
        you (have|are)? (_)? (made it|through) to the (next|second|final|last|interview) (round|stage|phase)
        (schedule|agenda|timetable) (for|of) your (_)? (interview|interviews|onsite)
        (invitation|invited|invite) (to|for|:)? .. (interview|phone screen|screening call|onsite|technical interview)
        (offer|offering) you an (interview|appointment for an interview)
        (like|love|want|wish|happy|delighted|pleased) .. (schedule|arrange|set up|book|organise|organize|invite|have|see|meet) .. (interview|phone screen|screening call|onsite|technical interview|interviews)
        (your|the) (_)? (_)? (interview|phone screen|screening call) .. (is|has been|was) (now)? (set|scheduled|confirmed|booked|arranged|fixed) (for|on|as|at|with)?
        (confirm|confirming|confirmation of) (your|the|our) .. (interview|phone screen|screening call)
        (schedule|book|pick|choose|select|arrange) .. (time|slot|date) .. (interview|phone screen|screening call|call with|conversation)
        interview .. (confirmed|confirmation|scheduled)
        (move|moving|progress*|advance|advancing|proceed*|continue|continuing|take|taking) (you|your application|forward|ahead) ... (next|second|final|interview|first|technical) (stage|round|interview|step|phase)
        (would|could|can) you .. (available|free|able|come|make) ... (interview|phone screen|screening call)
        (client|team|manager|director|hiring manager|they) (would like|want*|would love|wishes|are keen|is keen) to (meet|interview|speak|talk|see|chat) (with)? you
        (bring|have|get) you in .. (interview|chat|meet)
        (come|coming) (in)? .. (interview|final round|onsite)
        (shortlisted|selected|chosen) (you)? for .. interview
        (first|second|third|final|technical|next|phone|video|onsite) (round )?interview (will|takes|is|on|with)
        trial (shift|day|lesson|morning|afternoon)
        (phone|video) (call|chat|interview) .. (about|for) (the|this|our) (_)? (job|role|position|post)
    """,
    LIKELY: """
        (up for|fancy|how about|keen on) .. (interview|chat|call|conversation|meeting)
        (set up|arrange|schedule) (a|an|our|your) (_)? (first|second|next|final|introductory|intro) (conversation|chat|call|talk)
        (are|would|could|can) you (be)? (free|available|able|happy) ... (come|talk|meet|speak|chat|call|discuss)
        (catch up|sit down|get together) .. (about|to discuss|over) .. (role|position|application|job)
        (like|love|want|happy|pleased|delighted|keen) to (invite|meet|speak|talk|chat|see|discuss|get to know|hear|have) .. (you|your) .. (role|position|experience|application|team|call|conversation|chat|background|meet|discuss|talk|visit|at)
        (would|does|could) .. (suit|work for) you
        (like|love) to (talk|chat|speak|meet|go|walk) .. with you
        (set up|schedule|arrange|book|hop on|have) a (quick|short|brief|first|intro|introductory|30|15|20|45)? .. (call|chat|conversation|meeting|video call) .. (role|position|application|experience|background|you|team|next|with)
        (are you|would you be) (available|free) .. (call|chat|conversation|talk|meeting|on|at|for)
        (can|could) you (do|make) (it)? (on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|next|this)
        (next step|next stage) .. (call|conversation|interview|chat|meeting|panel|talk)
        (pick|choose|select|book|find) a (time|slot|date) .. (suits|works|convenient|you|calendar|link)
        your booking is confirmed
        interview .. (on|for|at) .. (monday|tuesday|wednesday|thursday|friday)
        the panel is
        (let us|let me) know .. (availability|times|slots) .. (interview|call|chat|conversation|meeting|week)
        (share|send) .. your availability
        (come|pop|drop|swing|stop) (by|in|over|round|into|along) .. (office|us|shop|school|site|team|monday|tuesday|wednesday|thursday|friday|at|and|for|so)
        (shall|should|can|could) we (talk|chat|speak|meet)
        (made|reached|through|got) .. (final|last|next|second) (round|stage)
        (expect|expecting|looking forward to seeing) you (at|on|in)
        (have|got|spare) (you)? (got)? (half an hour|an hour|minutes|a moment|twenty minutes|time) .. (on|this|next|call|phone|monday|tuesday|wednesday|thursday|friday)
        (would|does|could|is) .. (suit|work|ok|good|convenient) .. (call|chat|conversation|meeting)
        (fancy|how about|up for) .. (coffee|tea|lunch)
        (could|can|shall|may) we (say|do|meet|speak|talk) ... (monday|tuesday|wednesday|thursday|friday|tomorrow)
        (would|could|does) (_)? (monday|tuesday|wednesday|thursday|friday|tomorrow) ... (work|suit) ... (interview|call|chat|conversation|meeting)
        how about (monday|tuesday|wednesday|thursday|friday|tomorrow) ... (interview|call|chat|conversation|talk|meeting)
    """,
    HINT: """
        (like|love|happy) to (talk|meet|speak|chat)
        (looking forward|look forward) to (meeting|speaking|talking|seeing)
    """,
}

_MOVED = {
    SURE: """
        (move|moved|moving|reschedule*|postpone*|shift*|push|pushed|bring forward|brought forward|change|changed|rearrange*) !(you|forward|ahead|on) ... (your|our|the|this|my|that) ... (interview|phone screen|screening call|interviews|panel|onsite)
        (your|our|the) ... (interview|phone screen|screening|panel) ... (moved|rescheduled|postponed|pushed|brought forward|rearranged|changed|shifted)
        interview ... (has|have|had|needs|need) (been)? (to be)? (moved|rescheduled|postponed|changed|shifted)
        (rescheduled|updated|postponed|moved|new time|time change) .. interview
        (new|different|another) (time|date|slot|day) for (your|our|the) ... (interview|call|chat|conversation|meeting|panel)
        (reschedule|move|postpone|push) ... (interview|screening call)
    """,
    LIKELY: """
        (could|can|would|chance|possible|shall|how about|what about) ... instead
        (monday|tuesday|wednesday|thursday|friday|tomorrow|today|date|day|slot) (has|have|is|turned out|turns out) (now|become|turned out|to be|suddenly)? (impossible|out of the question|not possible)
        (would|could|can|are|might) you ... instead
        (could|can|shall|may) we (make it|move it|move|reschedule|push|shift|postpone) ... (instead|to|later|rather|until|on|at)
        (could|can|shall|may) we (do|meet|speak|talk|say) ... (instead|to|later|rather|until)
        (reschedule|move|postpone|push|shift) (our|your|the|it|this|tomorrow*|today*) ... (call|chat|meeting|conversation|appointment|talk|to|session)
        (our|your|the) ... (call|chat|conversation|meeting|talk) ... (moved|rescheduled|postponed|pushed|shifted) (to|until|by)
        new (time|date) ... (works|suits|instead|call|meeting|is)
        (instead of|rather than) ... (monday|tuesday|wednesday|thursday|friday)
        something .. (come|came|cropped) up
    """,
    HINT: """
        (can not|will not be able to|can no longer|unable to) (make|do|attend|join) !(this offer)
    """,
}

_CANCELLED = {
    SURE: """
        (cancel|cancelled|canceled|cancelling|canceling|call off|called off|calling off) ... (interview|interviews|phone screen|screening call|onsite|interviewer*)
        (interview|interviews|phone screen|screening call) ... ... (has|have|had) (now|since)? been (cancelled|canceled|called off)
        (cancel|cancelled|canceled|call off|called off) ... (appointment|meeting|call|session) ... (interview|role|position|vacancy)
        (interview|interviews|phone screen|screening call|panel) ... (cancelled|canceled|called off|not take place|not go ahead|will not happen|not be going ahead)
        (call|called|calling) off .. interview
    """,
    LIKELY: """
        (cancel|cancelled|canceled|call off|called off) ... (our|your|the|tomorrow*|today*) ... (call|chat|conversation|meeting|talk|appointment|session*)
        (appointment|session|slot) ... (cancel|cancelled|canceled|called off)
        (our|your|the) ... (call|chat|conversation|meeting|talk|session*) ... (cancelled|canceled|called off|not take place|not go ahead)
    """,
}

_OFFER = {
    SURE: """
        (offer|offering|extend|extending) you (the|a|an|this|our) !(interview|appointment|call|opportunity|chance|place|slot|new|refund|discount) (_)? (_)? (_)? (_)? (position|role|job|post|contract of employment|employment|internship)
        (offer|offering) you (the|a) (position|role|job|post)
        (extend|extending|make|making|present|presenting) (you|to you)? (an|a|our|the) (_)? (offer of employment|job offer|employment offer|offer to join|offer for the)
        (pleased|delighted|happy|thrilled|excited|glad) .. (offer|extend) !(you (an|a|the)? (_)? (interview|appointment|call|meeting|chance|opportunity to)) .. (position|role|job|employment|post|join|internship)
        (offer letter|contract of employment|employment contract|letter of offer|offer of employment|employment agreement) .. (attached|enclosed|attach|sign|find|here|review)
        (attached|enclosed|find|sign|attach|send you|sending you|review) .. (offer letter|contract of employment|employment contract|letter of offer|offer of employment|employment agreement)
        (love|like|want|delighted|happy|thrilled) .. you to join (us|our|the) .. as .. (our|new|a|an|the)?
        you (have)? got the (job|role|position)
        (welcome|welcoming) .. (aboard|on board|to the team) .. (offer|contract|start|as)
        (job offer|offer of employment|your offer) .. (from|at|with|for)
        (they|client|team) .. (would like|want*|are) (to)? (offer*|make|making) you .. (role|job|position|an offer|offer)
        (verbal|formal|written) offer
        (job|role|position|post) (is|s) yours
        (contract|offer) (for|of) (the|a) (position|role|job|post) .. (send|tomorrow|sign|ready|attached)
        (like|love|want) you to join us
    """,
    LIKELY: """
        (pleased|delighted|happy|thrilled|excited) to (make|extend|present|send) .. offer
        it is a yes
        (want|like|love) you to join
        we (would)? (like|love|want) to (hire|have) you (as|on|in|for|on board|aboard|join)
        (your|the) (starting)? salary (will be|is|of|would be)
        (we|they|everybody|everyone|all|team) .. want you !(to)
        when can you start
    """,
}

_ASSESSMENT = {
    SURE: """
        (next step|next stage|next round) ... (assessment|test|exercise|challenge|task|assignment)
        (take home|takehome|home) (task|assignment|exercise|test|challenge|project|case)
        (coding|technical|online|programming|skills|aptitude|psychometric|cognitive|sql|python|situational) (_)? (assessment|challenge|test|exercise|task|assignment|assessments|tests) .. (complete|link|invit*|next|deadline|hours|minutes|days|attached|start|take|by|please|step|send|is|as|for|before|within|below)
        (complete|invit*|take|next step|send|sent|start|ask* you|like you to|attached) .. (coding|technical|online|programming|skills|aptitude|psychometric|cognitive|written|assessment) (_)? (assessment|challenge|test|exercise|task|assignment|tests|assessments)
        (invited|invite|inviting) you to (complete|take|do|a|an|the) .. (assessment|test|challenge|exercise|task|one way interview)
        (complete|record|submit) (a|an|the|your)? (_)? (_)? (_)? video interview
        (case study|work sample|trial task|test task|small task|homework) .. (send|return|complete|by|before|attached|hours|days|submit|deadline|next|please|back)
        (prepare|complete|send|attached|submit|do) .. (case study|work sample|trial task|test task|homework)
        (hackerrank|codility|codesignal|testgorilla|hirevue|coderbyte|devskiller|testdome|shl|pymetrics)
        (record|recorded|one way|pre recorded|on demand) video (interview|answers|responses)
    """,
    LIKELY: """
        (complete|submit|return|finish) .. (assessment|assignment|exercise|challenge|task|test)
        (assessment|assignment|exercise|challenge|test) .. (deadline|due|expires|hours|within|by)
        invitation expires
        (solve|complete|do|write|prepare) .. (exercise|sample text|short text|writing sample|small task|short task)
        (exercise|task) .. (at home|send it back|return it)
    """,
}

_CONFIRMATION = {
    SURE: """
        your (_)? (_)? (application|cv|resume) (has|have)? (reached|made it|landed|come through|arrived)
        (received|got|receive|receipt of|have) your (_)? (_)? (application|cv|resume|candidacy)
        your (_)? (_)? application ... (has been|was|is|have been) (successfully|now|safely)? (submitted|received|sent|registered|recorded|complete|completed|forwarded|passed on|delivered)
        your (_)? (_)? application ... (has arrived|arrived|has safely reached|reached us|has reached|is in|came through|is with us|is now with)
        (confirm|confirming|confirms|confirmation) .. (receipt|received|that we have|we have received|your application|submission) .. (application|cv|resume)?
        you (have)? (successfully|just|recently)? applied (to|for) .. (at|position|role|job|with|on|as)?
        application (received|submitted|sent|passed on|complete|confirmation|acknowledg*)
        (acknowledg*) .. (receipt|application)
        (got|received) your (cv|application|resume|letter|documents)
        (application|cv|resume) .. (landed|arrived|reached us|in our inbox|come in|came in)
        (acknowledge|confirm) .. your (form|papers|application|cv)
    """,
    LIKELY: """
        (thank*) .. (sending|sharing|submitting) (over|us|in)? your (cv|resume|application|details|profile)
        (thank you|thanks|thank) .. (for)? (applying|your application|your recent application|submitting your application|your job application|submitting your cv|submitting your resume|sending us your application|sending your application|sending your cv|your speculative application)
        (review*|look*|read*|consider*|going through|process*) .. your application (and|carefully|shortly|now|in|with|will|to)
        (thank you|thanks) for your interest (in|to)
        (received|got) your (details|profile|documents|materials)
        applying (to|for|with|at)
    """,
}

_OUTREACH = {
    SURE: """
        your name .. (came up|was mentioned|was passed|was given|popped up)
        i am (currently)? (recruiting|hiring) (for)? (a|an|another)
        (shall|may|can|could) i send .. (details|description|spec|more)
        your (_)? (portfolio|work|talk|code|article|profile|background) .. (stood out|caught|jumped|impressed|is impressive)
        (up for|fancy|keen on|open to|down for) .. (chat|call|conversation|coffee) .. (about|on|to) .. (role|position|job|opportunity|opening|team)
        (came across|found|saw|looked at|stumbled upon|noticed|reviewed|reading|spotted) your (profile|background|cv|resume|work|linkedin|github|experience|portfolio)
        (your profile|your background|your experience|your cv) .. (caught|jumped|stood out|impressed|reads like|looks like|seems|is a great|would be a|could be a|match*|fits)
        (reaching out|getting in touch|contacting you|writing to you|approach you|in touch|writing) !(with (regard|reference|respect)) .. (regarding|about|because|on behalf|with|as|since|for) .. (role|position|opportunity|opening|job|client|vacancy|hiring|team|recruit*)
        (role|position|opportunity|opening|vacancy) .. (might|may|could|would) .. (interest*|good fit|great fit|suit|right up|match|appeal|curious)
        (would|are) you .. (be)? (open|interested|curious|tempted|keen) (to|in|for|about) .. (chat|call|conversation|opportunit*|role|position|talk|discuss*|learning|hearing|exploring|new|move|job)
        (interested|curious) (in)? (hearing|learning|exploring) (more|about)
        (i am|we are) (building|hiring|recruiting|looking for|searching for|growing) .. (and|for) .. (tell you|like to|would like|wonder*|thought|you)
        (looking for|hiring|recruiting|recruiting for|searching for) (a|an|our|for)? ... (wondered|wondering|thought of you|thought you|curious|interest you|your name|you might|you may|would you)
        (my client|our client|one of my clients|one of our clients|a client of mine|a client of ours) .. (is looking|are looking|seeks|is seeking|is hiring|are hiring|looking|needs|is searching|has asked|search*|recruit*)
        (look after|handle|work on|recruit|recruiting|hire|hiring) .. (hires|hire|roles|positions|recruitment|talent|searches|for a|for an) .. (client|company|lender|startup|start up|firm|scale up|bank|fast growing|leading)
        (may|can|could) i (send|share|tell) you .. (details|description|spec|about|more|job)
        new message from .. recruiter
        inmail
    """,
    LIKELY: """
        (exciting|great|new|interesting|fantastic|confidential|unique) (job|career)? (opportunity|role|position|opening)
        (open to|interested in) .. (new|opportunit*|roles|chat|conversation)
        (not looking|if you are not|no pressure)
        (has|have|had) sent you .. message
    """,
}

_FEEDBACK = {
    LIKELY: """
        you (know|were|was|are|had) .. (your|light|strong|weak|thin|shaky|great|solid|short|quiet|quick|hesitant|rushed|unclear|well prepared|prepared|nervous)
        (where|what) (you|let you|held you) .. (light|short|lost|fell|struggled|down|back|shone|strong|did|back)
        (took|warmed) to you
        (we|they|i|team|panel) .. (impressed|struck|concerned|worried|unsure|unconvinced)
        (on the plus side|on the downside|room for improvement|work on|next time)
        (what|things) (we|they|i|the team|the panel) (liked|loved|missed|enjoyed|appreciated|noticed|felt)
        (was|were) missing
        (we|they|i|the team|the panel|interviewers|client|yusuf|_) (also)? (really|particularly|especially|particularly)? (liked|loved|missed|felt|enjoyed|appreciated|noticed|thought|found|praised|impressed) .. (you|your|that|how|the way|hands on)
        your (_)? (_)? (_)? (_)? (_)? (_)? (_)? (was|were|is|came across|stood out|showed|lacked|could|needs|need|covered|seemed|felt) (_)? (very|really|quite|a bit|rather|too|not|less|more)? (clean|clear|clearest|strong|good|great|excellent|solid|impressive|weak|thin|vague|shallow|convincing|unclear|long|short|superficial|deep|deeper|impressed|better|stronger|improved|well|limited|confident|nervous|structured|detailed|general|off|the|only|on|lacking|out)
        you (were|did|came|jumped|struggled|lacked|missed|showed|explained|answered|seemed|needed|demonstrated|spoke|went|stayed|handled|could|should|would|had|knew|know|explain|talked|rushed|said|gave|presented) .. (well|strong|good|great|clear*|solution|depth|detail*|general|example*|experience|question*|before|more|less|too|not|when|enough|without|nervous|impressive|only|about|convincing*|impress*|shallow|communicat*|structure*|quick*|technical)
        (would have|would have liked|would like|wanted|hoped|expected) .. (to see|seen|to hear|heard|more|deeper|better|stronger|you to)
        (areas|area|points|room|things) (for|of|to|where) (improvement|improve|development|develop|work on|growth|you)
        (strength*|weakness*|gap*|plus|minus|positives|negatives|pros|cons)
        (lack*|missing|short on|not enough|limited|more) (of)? (hands on)? (experience|depth|knowledge|exposure|examples|detail)
        (other|successful|chosen) (person|candidate) .. (more|had|with|came|simply|stronger|years)
        (they|client|panel|team) .. felt
        you would struggle
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        not (share|give|provide|disclose|release|send|pass on) .. (assessment|interview|interviewers|panel|scoring) (notes|scores|marks|sheets)
        (not|unable|can not|do not|never|no longer) .. (give|provide|offer|share|send|provid*|giv*|offering|sharing|able to) .. (individual|personal|detailed|specific|further|any|more|tailored|personalised|personalized|individualised|individualized)? (_)? feedback
        (unable|not able|not in a position|not possible|policy not|against .. policy) .. feedback
        no (individual|personal|detailed|specific|further) feedback
        feedback .. (not|can not|unable) .. (possible|able|provide|give|share|available|offer|provided|given|something we)
        (policy|legal reasons|rule|lawyers|legal) .. (not|prevent*|forbid*|do not|no) .. (feedback|reasons|comment*|details)
        not (be)? (able|going)? .. (comment|elaborate|go into) .. (reasons|details|decision)
        not (let|allow*|permit*) us .. (say|give|explain|tell) .. (why|reasons|feedback)
        (can not|not able to|do not|unable to) (say|explain|tell you) (why|the reasons|which reasons)
    """,
    LIKELY: """
        (can not|not able to|unable to|do not|may not) (give|share|discuss|disclose|comment|go into|say|tell) .. (reasons|details|more|specifics|decision*)
    """,
}

_MORE_TIME = {
    SURE: """
        not .. (reach|reached|make|made|come to|take|taken|arrive*) .. (decision|conclusion)
        (can not|could not|unable to|not able to) (give|tell|share|offer) you (one|an answer|anything|a decision|more|an update) .. yet
        (hope*|expect|aim) to .. (decide|decision|let you know|get back|do so) .. (week|weeks|fortnight|days|month|soon)
        (need|needs|take|takes|taking|require|requires|ask* for|give us|allow us) .. (more|another|extra|additional|bit longer|little longer|few more|further) .. (time|days|week|weeks|longer|day|month) .. (decide|decision|before|until|answer|review*|process|complete|interview*|candidate*|let you|tell|get back|come back|finish|application*|make)
        (decision|process|answer|update) .. (slipped|delayed|taking longer|take longer|takes longer|later than|postponed|pushed back|not yet|been held up)
        (have not|not|still not) (yet)? (made|reached|come to|got|taken) .. (a|our|final|the|any)? (decision|conclusion) .. (yet)?
        (no|not an|not have an) (answer|decision|news|update) .. (before|until|yet)
        (currently) (in the running|under consideration|being considered|reviewing|interviewing|in process|considering|deciding|finalising|finalizing|waiting for)
        (apolog*|sorry) .. (delay|wait|keeping you waiting|taking) .. (decision|process|still|hear*|feedback|update|longer)
        (get back to you|let you know|be in touch|hear from us|hear from me|come back to you|update you|final decision|decide|decision) .. (by|before|end of|early) .. (week|monday|tuesday|wednesday|thursday|friday|month|january|february|march|april|may|june|july|august|september|october|november|december|the)
        (decision|process) .. (takes|taking|take|taken) .. (longer|more time)
        (no|nothing|without a) (decision|news|answer|result)? (yet|so far) .. (ill|sick|holiday|waiting|afraid|because|decide|panel|still)
    """,
    LIKELY: """
        (two|one|three|another|few|couple of|1|2|3) more (weeks|week|days)
        (another|a further|an extra) (two|three|few|couple|week|fortnight|2|3|ten)
        (longer than) (expected|planned|hoped|anticipated|usual)
        bear with us
        still (in the running|under consideration|being considered|reviewing|interviewing|in process|considering|deciding|finalising|finalizing|waiting for)
        (give|grant|allow) us (until|another|a few|some|more|till)
        (drag|dragging|dragged) on
        another (week|fortnight|month|few days)
        promised .. (answer|decision|reply)
        (person|candidate|people|candidates|interview|interviews) to (see|meet|do)
    """,
}

_SENT_ASK = {
    SURE: """
        what (would|could|might) have made (the|a) difference
        (ask|asking|appreciate|grateful|love|like|welcome|possible|have|get|getting|give|share|offer|provide|value|hear|hearing|useful|helpful|any) .. (feedback|pointers)
        feedback .. (would|help*|appreciate*|possible|grateful|useful|valuable|you could|you can|you may|you might)
        (could|can|would|may|might|willing|able) ... (tell|share|say|let|give|know) .. (me)? .. (what|where|why|how|which) .. (spoke against|made the difference|missing|missed|better|improve|went wrong|lacked|different|put .. ahead|fell short|stronger|decid*|could have)
        (what|where|how) (could|can|should|did|might) i (have)? (done|do|improve|improved|lack|miss|fall|fell|work)
        (what|where) .. (improve|do better|work on)
        (thing|things|point|points|area|areas|anything|something) (that)? i (could|should|can|might) (have)? (done|do|improve|improved|work on|worked on)
        (word|words|thoughts|impression|view) (on|about|of) how .. (went|came across|did)
        (anything|something) i (could|can|should) .. (improve|better|work on)
    """,
}

_SENT_THANKS = {
    SURE: """
        (thank you|thanks) (so much|very much|again|once again|a lot|both|all)? .. (for)? .. (interview|conversation|talk|chat|call|meeting|time|talking|speaking|meeting with|the opportunity|yesterday|today|this morning|this afternoon)
        (enjoyed|great|lovely|nice|good|pleasure) .. (talking|speaking|meeting|conversation|chat|chatting|our|meet|interview) .. (you|conversation|with|yesterday|today|team)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (i am|i will be|am|currently|we are) .. (out of the office|out of office|on leave|on holiday|on vacation|away from|on annual leave|on parental leave|on maternity leave|away until|travelling until)
        (limited|no) access to .. mail
        (automatic reply|auto reply|out of office|autoreply|automated response)
        no longer (work|working|with) .. (company|here|at)
    """,
}

ENGLISH = Language(
    code="en",
    common="the and you your we for to of is with that this our have will are not be it as was been from thank us",
    kinds={
        MailKind.REJECTION: REJECTION,
        MailKind.INVITATION: _INVITATION,
        MailKind.MOVED: _MOVED,
        MailKind.CANCELLED: _CANCELLED,
        MailKind.OFFER: _OFFER,
        MailKind.ASSESSMENT: _ASSESSMENT,
        MailKind.CONFIRMATION: _CONFIRMATION,
        MailKind.OUTREACH: _OUTREACH,
        MailKind.FEEDBACK: _FEEDBACK,
        MailKind.DECLINED_FEEDBACK: _DECLINED_FEEDBACK,
        MailKind.MORE_TIME: _MORE_TIME,
        MailKind.SENT_ASK: _SENT_ASK,
        MailKind.SENT_THANKS: _SENT_THANKS,
        MailKind.OUT_OF_OFFICE: _OUT_OF_OFFICE,
    },
    any_order=ANY_ORDER,
    conditional=CONDITIONAL,
    negative="(not|unable|never)",
    job=JOB,
    other=OTHER,
    veto=VETO,
)
