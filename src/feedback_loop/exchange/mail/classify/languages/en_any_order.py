"""Phrases of English mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            not .. (feel|felt) (_)? (able|in a position) to (make|offer|take|appoint|progress|invite)
            (panel|we|they|board|governors|committee) & not (_)? make you an offer & !(yet)
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
            (gone|went|going|go|plumped|opted) (for|with) (the|an) other (one|person|candidate|lady|guy|chap|applicant|two|fellow)
            found (that|the|this|our|the right|such a) (person|one|candidate|somebody) & !(yet|not|still)
            (just|narrowly|only just) (missed|miss) out & (you|your)
            (found|got|have) (someone|somebody) (in the end|now|else|already|more|with more)
            (sadly|afraid|sorry|unfortunately) & (a no|not taking it forward|not taking you forward|not going to happen|not going any further)
            (chose|chosen|selected|hired|picked|appointed) (another|a different|the other|other|somebody|someone|an internal)
            this (role|one|position) (did|does) not work out
            not (quite)? (the|a|what) (right|good|best)? (fit|match|time)
        """,
        EXPLICIT: """
            no (job|post|role|position) for (anyone|anybody|you|any of you)
            (not|never) (approve|approved|sign off|signed off|fund|funded|release|released) .. (post|role|position|headcount|vacancy|hire)
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
        LIKELY: """
            (got|received|have) your (mail|email|e mail|letter|message|note) & (cv|portfolio|resume|cover letter|certificates|references) & !(unfortunately|not|afraid|interview)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (report|come|present yourself|arrive|sign in) & (your|an|the) (_)? interview & (reception|entrance|gate|#|room|front desk|main office) & !(not|cancel*|thank*|expenses|how did|after)
            (holding|doing|running|conducting) (the|our|first|second)? interviews (on|from|next|in) & (which|what|when|would|could|can|are you|suit|suits|you) & !(not|unfortunately|decision|let you know|still)
            (pleased|delighted|happy|like|wish) to invite you & (selection|next stage|shortlist*|assessment day|stage|panel|headteacher|spend) & !(apply|not|webinar|online test|complete)
            you (have been|are|were) (now|also)? (_)? (shortlisted|short listed|longlisted|preselected) & !(property|prize|award)
            (wish|like|want|wants|plan|planning|intend|keen) to interview you & !(you know|not|study|article|book|podcast|research)
            (required|requested|asked|invited) to attend .. (interview|interviews|selection day|assessment centre|assessment day|interview day)
            (successful|passed|through|progressed) & (shortlisting|shortlist|sift|longlisting|initial screening) & (you|your) & (interview|next|invite*|slot|stage) & !(not|unsuccessful|unfortunately|regret*)
            (panel|employer|client|head of|hiring manager|managers|principal|headteacher|trustees|partners) & (like|love|want|wants|keen|wish*|asked|glad|happy) & to (meet|see|interview) you & !(not|another|unfortunately)
            (you|your) & (selected|shortlisted|chosen|invited|progressed|advanced|moved|through|moving|move) & (next|onsite|on site|final|interview|second|first|following) (_)? (round|stage|interview|interviews|phase) & !(not|unfortunately|another|other candidates|assessment|test|regret|shortlisted candidates)
            (ask|asking|invite|inviting|invited) & you & (interview|meet (the|our)|visit us|visit our) & !(not|unfortunately|assessment|feedback|cancel*|were (going|about) to)
            (would|like|love|want|keen|happy|hope) & (connect|speak|talk|chat|meet|call) (with)? (you)? & (phone|video|zoom|teams|call|virtually|in person|office) & (next steps|background|experience|application|role|position|opportunity|recruitment|interview)
            (interview|screening|call) & (availability|available times|time slots|what times|which times|preferred time|a time that works) & (you|your)
        """,
        LIKELY: """
            (are|be|is|would be) (you)? (free|available|about|around) for a (_)? (_)? (conversation|chat|call|talk|coffee|meeting)
            (give|giving) you a (ring|call|bell|buzz) & (can|could|may|shall|like to|when|tomorrow|monday|tuesday|wednesday|thursday|friday) & !(feedback|not|decision)
            (let us|we should|shall we|can we) (have|get) (a|together for a|on a) (_)? (chat|call|conversation|talk|coffee)
            (like|love|want) to invite you to (spend|come|visit|join us (on|for)) & (#|monday|tuesday|wednesday|thursday|friday|morning|afternoon|day) & !(webinar|open day|launch|party|wedding)
            (invite|ask) you (in|over|along|down|up) & (meet|chat|talk|see|look) & !(not)
            (can|could|would|will|would be able to) you (come|pop|drop|nip|call|swing|get) (in|by|over|down|round|along|up) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|morning|afternoon|week)
            (come|pop|drop|nip|call) (in|over|down|round|along|by)? (and|to) (see|meet|visit) (us|me|the) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|morning|afternoon|week) & !(not|cancel*|thank*)
            (glad|pleased|happy|delighted|lovely|grateful) & (you would come|you could come|you came in|see you at|meet you at|welcome you) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|morning|afternoon|week) & !(was|cancel*|not|thank*)
            (seeing|interviewing|meeting) (a few|some|several)? (people|candidates|applicants) & (you|your) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|morning|afternoon|week) & !(not|until|before we|afraid|still)
            (pencilled|penciled|slotted|put|booked) you (in|down) & (for|at|on) & !(seat|table|room|cancel*)
            (get|have|catch|grab) you on (the|a) (phone|line|call|video call)
            (like|love|want|wants|keen|wants|asked|happy) to (meet|see|interview) you & !(again soon|not|baby|thank*)
            (find out|hear|learn|know) more about (you|your) & (call|phone|chat|meet|coffee|zoom|teams) & !(newsletter|not|product|app|experience with|service)
            (are|will) you (about|around|free) & (come|meet|chat|call|look round) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|morning|afternoon|week)
            (you are|you have made it|made it|you go|you went) through to (the|our) (_)? (next|second|final|last|interview) (round|stage|phase)
            when (can|could|would|are) you (_)? (come|free to come|able to come|available to) & (see|meet|interview|chat|talk|visit|in|us)
            (come|pop|drop|swing) & (down|in|over|by|round|along|to (the|our)) & (chat|look|trial|test|meet|talk|show you|us) & (#|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|afternoon|morning) & !(cancel*|instead|call off|not|thank you for)
            (interview|call|chat|conversation|meet|talk|onsite|visit|coffee|speak) & (does|would|could|can you|are you|how about|what about|available|suit|suits|works|work for|free|slot|calendly|pick|book|grab|find) & (#|monday|tuesday|wednesday|thursday|friday|tomorrow|week|calendly|calendar|link|minutes) & !(cancel*|reschedul*|postpone*|move|moved|instead|not|thank you for (the|our|your)|appointment|yesterday|enjoyed)
            next up .. (conversation|call|interview|chat|meeting)
            (let us|let me|please|could you|can you|kindly|reply) .. (know|provide|share|send|reply|confirm) .. your availability
            (provide|share|send) .. (with)? your availability
        """,
        EXPLICIT: """
            (selected|through|progressed|advanced|chosen) & next (round|stage|step|phase) & (opportunity|role|position|post|vacancy|recruitment) & (you|your) & !(not|unfortunately|regret*|other (candidates|applicants)|another|assessment|test)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (complete|sit|undertake|completing|take) & (assessment|assessments|test|tests|questionnaire|questionnaires|exercise|exercises) & (application|invited|required|days|deadline|minutes|hours|vacancy|role|candidate|progress) & !(thank you for|completed|received|certificate|modules|your stay|your visit|you (did|have) not|unfortunately|passed|reschedul*|health assessment)
            (record|recording) & (video|answers) & (short|brief|questions|questions|minutes) & (you|your) & !(thank you for)
            (assessment|test|exercise|challenge|assignment|case study|questionnaire) & (complete|submit|finish|take|solve|start|due|link) & (next step|next stage|part of (your|the|our)|process|application|hours|days|minutes|deadline|hiring) & !(completed|completing|received|thank|were invited|recently invited|reschedul*)
        """,
        LIKELY: """
            (like|ask|need|invite) you to (do|complete|take|try|have a go at) & (short|small|brief|quick|online|practical|little) & (test|exercise|task|assessment|challenge) & !(thank*|covid|eye|blood)
            (attached|enclosed|here) (is|are|s) (the|a|your) (_)? (task|exercise|assignment|test|case|brief|challenge) & !(thank*|invoice|homework|result*)
            (write|draft|prepare|put together|record|produce) (us|me|up)? (a|an) & (sample|words|word|minute|mock up|mockup|page) & (send|submit|return|email) & !(thank*|interview on|newsletter|not)
            (test piece|sample piece|writing test|editing test|translation test|practical test|skills test|trial task|test task|mini task) & (you|your|attached|here is|end of|by|please) & !(thank*|passed|result*|received)
            (small|short|little|brief|quick|written|practical|tiny|paid) (_)? (task|exercise|assignment|case|test|challenge|piece of work|case study|brief) & (attached|ask you|like you|set you|sent you|return it|send it|look at|have a go|hours|minutes|page|by|before) & !(thank you for|thanks for|received|interview|unfortunately|lesson)
            (translate|transcribe|proofread|edit|draft|write|type|prepare|correct) & (attached|following|enclosed|below) & (text|page|note|brief|passage|document|sample|letter|case|data) & (send|return|back|submit|by) & !(thank*|passport|birth certificate|contract|interview)
            (like|ask|asked|invite|invited|need) & you & (prepare|give|deliver) & (presentation|short talk|sample lesson|micro lesson) & (minute|minutes|topic|slides|page) & !(interview|seminar|thank*|not|conference)
            (exercise|task|data set|dataset|sample|case|brief|worksheet) & (attached|have a go|next up|before we (make|decide)|send me|send us|answer each|write up) & (you|your) & !(thank you for sending|received|interview)
        """,
        EXPLICIT: """
            (invited|asked|required|invite|need) & to complete & (assessment|assessments|test|tests|questionnaire*) & (part of your application|application for|role of|position|vacancy|post of) & !(unfortunately|thank you for completing)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (closing date|application deadline|deadline for applications) & (extended|moved|put back|pushed back) & (shortlist*|your application|later than|we will (contact|write|be in touch)|therefore you|interviews) & !(apply now|grant*|scholarship*)
            (outcome|decision|result|results) (of|on|from)? .. (interviews|interview|applications|shortlisting|process|selection) & (communicated|announced|known|available|confirmed|sent|released) & (week|by|in|before|until|after|end of) & !(not successful|unsuccessful)
            (expect|hope|hoping|aim|aiming|plan|planning|intend|anticipate|expecting) & (contact|notify|inform|update|respond|reply|write to|hear from us|be in touch|come back|get back|decide|decision) & (applicants|candidates|you|shortlist*) & (by|before|within|end of|early|later|week|weeks|month) & !(interview on|start|unless|receive your|documents)
            (shortlisting|short listing|sift|selection process|recruitment process|recruitment timetable|interview dates|appointment process) & (extended|delayed|postponed|later than|put back|pushed back|taking longer|moved back|slipped) & !(your interview|grant*|scholarship*|housing|your appointment)
            (working|going|reading|getting) through & (applications|candidates|cvs|applicants|responses) & (still|touch|longer|soon|weeks|week|patience|many)
            (interviews|interviewing|shortlisting|recruitment) & (still|not yet) (ongoing|going on|under way|underway|finished|complete|completed|concluded|in progress) & !(you (are|have been) invited)
            (applications|applicants|applied|recruiting|recruitment) & (longer than|more time than|slower than) (_)? (usual|expected|planned|anticipated|hoped|normal|we) & !(unfortunately you|not been selected)
            (not|still) (yet)? .. (finalis*|finaliz*|made|reached|concluded|completed|decided) & (decision|process|interviews|mind) & !(your decision|decided not|not to)
            (process|decision|hiring|recruitment|review|update) & (longer than|delay*|taking longer|pushed back|postponed|behind schedule|held up) & !(interview (has|is)|reschedul*)
        """,
        LIKELY: """
            (panel|committee|board|partners|trustees|governors|directors|team) & (reconvene*|meets|meet again|will meet|are meeting|is meeting|agreement|not (yet)? met|sits) & (#|until|next|after|week|before) & !(meet you|interview on|agm|minutes|to meet)
            (running|bit|little|slightly) (_)? (behind|late|delayed|slow) & (selection|recruit*|interviews|applications|hear from us|decision|let you know|process)
            you will (hear|have an answer|know) & (from us|from me|by|next|before|end of) & (next week|week|monday|tuesday|wednesday|thursday|friday|month|fortnight) & !(interview on|order|parcel)
            (are|am|be) still (shortlisting|sifting|deciding|interviewing|reviewing|recruiting|considering|meeting|discussing|working through|waiting|looking through|going through)
            (write|come back|be in touch|get back|let you know|know more|update you) & (once|after|when) & (panel|board|committee|director|trustees|managers|everyone) & !(interview (on|is)|your)
            not & (tell you|say anything|say more|get everyone|get everybody|get everyone together|know more|know anything|have an answer|have news|promise anything|meet again|decide|make a decision) & (before|until|till) & !(your interview|taken|filled|chosen)
            not .. have (one|an answer|a decision|any news|news|anything) (for you)? yet
            no (decision|news|answer|word) (as)? yet
            not forgotten (about)? (you|your)
            (waiting|wait) (for|on) & (sign off|signoff|approval|budget|headcount|director|board|trustees|panel|green light|second reference) & !(your (approval|answer|reply))
            (have|got|are) (_)? (more|other)? (_)? (people|candidates|interviews|applicants) (left)? (still)? to (see|meet|speak|interview|do) & !(not|you are invited)
            (give|bear|wait|til|till|until|another|need) & (week|weeks|days|fortnight|month) & (decide|decision|think|chance|second|answer|let you know|sorry|busy) & !(interview on|your decision|moved|other candidate)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (requirement|vacancy|role|position|opening|jd|job description) & (client|clients|customer) & (urgent|direct client*|our client*|my client*|please find|interested|share|immediate) & !(interview|your application|unfortunately|cancel*|feedback|pleased)
            (working with|partnered with|acting for|recruiting for|helping) & (company|firm|business|client|employer|practice|lender|manufacturer|startup|trust|school) & (need|needs|looking for|require*|seeking|hire|hiring|recruit*) & !(your application|interview with you|unfortunately|applied)
            thought of you & (looking for|need|needs|recruit*|hiring|role|job|position|opening) & !(subscribe|your application|interview)
            (saw|found|got|noticed|spotted) your (cv|resume|profile) & (work|job|role|vacanc*|start*|opening|position|looking for|need) & !(your application|unfortunately|you applied|invite|thank*)
            (profile|experience|background|linkedin|github) & (came across|come across|saw|found|noticed) & (opportunit*|role|position|job|hiring|team|chat|fit)
        """,
        LIKELY: """
            (have|got) (an|a) (_)? (opening|vacancy|position|role|job) (for|as|in) & (up your street|your cup of tea|suit you|interest you|be interested|of interest|right for you|be a fit|fancy|your way) & !(your application|unfortunately)
            (need|want|looking for|after) a (_)? (welder|chef|cook|driver|nurse|teacher|electrician|plumber|carer|joiner|developer|analyst|cleaner|labourer|cashier|barista|receptionist|mechanic) & (are you (free|available|interested|looking)|interested|fancy|up for it) & !(your application|unfortunately)
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
            (not|unable|never) & (comment|comments) & (individual applica*|individual candida*|individual decision*|reasons|decisions|applications|scores) & !(yet|complaint)
            (not|unable|never|can not) & (say|tell|disclose|discuss|share|give|reveal) & (reason|reasons|grounds|why you|why we) & !(yet|hesitate|no reason|not selected|not the right|the reason we|whatever reason)
            feedback & (policy|practice|rule|rules) & (not|no|never|only) & !(your feedback|hesitate)
            feedback & (not|no|unable|never|can not) & (able|provide|give|offer|possible|policy|share|individual|available) & !(yet|until|hesitate|your feedback|further feedback is)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (like|love|want) you to be (our|the) (new|next)? & (teacher|engineer|analyst|manager|nurse|chef|developer|officer|assistant|welder|head|lead|colleague|technician) & !(not|guest|speaker|reference)
            (unanimous|agreed|decided) & (offer*|appoint*|hire) (_)? (you|it to you) & !(not|unfortunately|unable)
            (conditional|unconditional|provisional) (job offer|offer of (appointment|employment)|offer for the (post|role|position|job))
            (agreed|decided|pleased|happy|like|wish|resolved|delighted|want) to (appoint|hire|employ|recruit) you & !(not|unfortunately|afraid)
            you (have been|were|are) (the)? successful & (post|role|position|job|at interview|appointed|salary|candidate|start date) & !(not|invited|invite|next|round|stage|slot|shortlist*|sift|if|unsuccessful|application was)
            (like|love|want|delighted|happy) you to (come and)? (work|start|begin) (for|with|on|as) (us|the|monday|a|our|1|#) & !(not|application|test)
            (sign|signed|return|accept) & (statement of terms|written particulars|terms of employment|terms and conditions of employment|contract of employment) & (attached|enclosed|find|accept|copy)
            (job|jobs|role|position|post) (is|are|s)? (yours|your s)
            recommended you for appointment
            (glad|happy|pleased|thrilled|delighted|love|like) & (take you on|have you start|have you on board|bring you on board|you to start) & !(not|unfortunately|interview)
        """,
        LIKELY: """
            (you are in|you are hired|welcome to the team|welcome aboard) & !(luck|queue|draw)
            (tell|say|inform|pleased|happy|great news|good news) & you (have)? (got it|got the gig|got the place|are in) & !(not|did not|ticket*)
            (like|love|want|happy|pleased|decided|agreed|keen) to take you on & !(not|trip|tour|walk)
            you are hired
            (want|like|love) you to (start|begin|come and work|come to work)
            your start date (would|will) be
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (interview|interviews|phone screen|technical screen|screening|trial shift|trial day|assessment centre|assessment day|selection day) & (cancelled|canceled|cancel|called off|call off|not happening|not be happening|not going ahead|no longer (be)? (take|taking|go|going|happening|able)|not go ahead|is off|are off|scrapped) & !(need to cancel|wish to cancel|cancel or|or cancel|want to cancel|have to cancel on|portal|subscription|without charge|your booking|role has been|position has been|post has been|vacancy has been)
            (interview|interviews|trial shift) & (not|dont|no need to) (come|travel|be coming|turn up) & !(you (did|have) not)
            no interviews & (today|tomorrow|sorry|afraid|ill|off|after all|monday|tuesday|wednesday|thursday|friday) & !(yet)
            (call off|calling off|called off|cancel|cancelling|cancelled|canceled) & (trial|trial shift|interview|phone screen|lesson|taster) & !(not|membership|subscription|order|without charge|need to reschedule or cancel|portal)
        """,
        LIKELY: """
            (interview|chat|call|meeting|conversation) & not (be)? (able to)? (make|do|hold|go ahead with) & (come back|new date|another date|in touch|ill|sick|poorly) & !(instead|could we|can we|how about|does|would you)
            (not|dont) come (in|down|over|along|round) (today|tomorrow|on|this)
        """,
    },
}
