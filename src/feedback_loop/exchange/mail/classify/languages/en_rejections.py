"""Phrases of English mails that say no."""

from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE

REJECTION = {
    EXPLICIT: """
        (job|role|position|post|vacancy|jobs|positions|posts|vacancies|shifts|internships|placements|traineeships) .. (gone|went|goes|going|fallen|given|awarded|offered) to !(interview|press|print|market|the next) (a|an|another|someone|somebody|one of|our|my|the|her|him)
        (job|role|position|post|vacancy|jobs|positions|posts|vacancies|internships|placements|traineeships|apprenticeships) (is|are|was|were|has|have) .. (gone|taken|filled|given away|allocated|spoken for|snapped up|cut|axed|scrapped|abolished)
        (filled|taken|given away|allocated) (all|every|the last) .. (internship*|placement*|traineeship*|apprenticeship*|job|jobs|post|posts|position*|role*|vacanc*|shift*)
        (given|gave|awarded|handed) (the|this|that) (job|role|position|post|shifts) to
        (appoint|appointed|appointing|hire|hired|recruit|recruited|employ|employed|taken on|took on) (another|someone|somebody|one of|a different|an internal|a colleague|a more|the other|an external)
        (appointment|hiring|recruitment) of (another|a different|an internal|someone|somebody)
        not .. (hire|hiring|employ|employing|appoint|appointing|recruit|recruiting) you
        you (have|were|are|will|had) not (be|been)? (appointed|hired|employed|recruited)
        no (possibility|chance|prospect|opportunity) .. (employ*|hire|hiring|appoint*)
        not .. (position|able) .. (employ|hire|appoint) (you|anyone|anybody)
        (leave|leaving|keep|keeping) (the|this) (post|position|role|job|seat|vacancy) (empty|vacant|unfilled)
        (pulled|pull|cut|axed|scrapped|eliminated|abolished|shelved) .. (position|role|job|post|vacancy|headcount)
        (client|customer) (has|have)? (passed on|rejected|declined|turned down) .. (cv|profile|resume|application|candidacy|you)
        no (suitable|matching|open|current|other|vacant|appropriate)? (vacancy|vacancies|position|positions|job|jobs|post|posts) .. (for you|at present|at the moment|right now|currently|your)
    """,
    SURE: """
        (offer|offered|extending|extended|made) .. offer to (another|a different|someone|somebody|one of)
        (put|placed|putting|placing) (the|this|that|our) (_)? (_)? (position|role|vacancy|post|job|search|recruitment) on (hold|ice)
        (gone|going|went) another way (on|for|with|and|,)?
        (it|this|that) (is|s) a no (from|on|this|for|to)
        (gone|going|went) with (someone|somebody|a person|another person|the other) (else|who|whose|with)
        (board|company|management|head office|leadership|finance|hq) ... (froze|frozen|freezing|halted) .. (hiring|recruitment|recruiting|headcount)
        (our|their|the) (_)? (first|preferred|top) (choice|candidate) (has|have)? (now|since)? (accepted|said yes|signed)
        (another|other|different) (finalist|candidate|applicant) ... (accepted|hired|offer|appointed|selected|chosen)
        you will not be (joining|moving|progressing|proceeding|going|continuing)
        (move|moving|go|going|gone|went|take|taking) .. (another|different|other) (direction|route)
        (decided|chosen|opted|elected) not to (shortlist|invite|interview|offer|appoint|select|hire|employ)
        not (quite)? what we (are|were)? (need|looking for|after|searching for)
        (a|is) no from (us|me|the team)
        (move|moving|moved|proceed*|progress*|go|going|continue|continuing) (forward|ahead|on)? with (applicants|candidates|those|others|people|someone|somebody|a candidate|an applicant)
        not .. (taking|take|going) (things|this|it|matters|your application|you) (any)? (further|forward)
        not (been|be|get|getting) .. (shortlisted|short listed)
        (decided|chosen|opted|elected|selected|going|gone|go|went|proceed*|move|moved|moving|progress*|continu*|offered|hired|appointed) ... (another|other|different|internal|stronger) (candidate*|applicant*|person|people|profile*|applications)
        (decided|chosen|opted|elected|decision|will|would|are|are) .. not (to)? (be)? (move*|moving|go|going|proceed*|continu*|progress*|advanc*|tak*|pursu*) .. (forward|ahead|further|onward*|next|on|with) .. (you|your|yours|application|candidacy|candidature)
        not (to)? (be)? (moving|move|going|go|proceeding|proceed|progressing|progress|continuing|continue|advancing|advance|taking|take|pursuing|pursue) (your|you|yours|with your|with you|this|the) (application|candidacy|candidature)? .. (forward|further|next|any further|application|candidacy)
        not .. (moving|move|going|proceeding|proceed|progressing|continuing) (forward|ahead|further|onward) .. (application|candidacy|candidature|role|position|interview*|process|time|stage|occasion|you)
        (chosen|decided|choosing) not to .. (continue|proceed|advance|pursue|progress|take) .. (your application|your candidacy|you|yours)
        (you|your application|your candidacy|your profile) (have|has|were|was|are|is) (unfortunately|regrettably|sadly|therefore)? not (been)? (be)? (successful|selected|shortlisted|short listed|chosen|considered|accepted|retained|progressed|taken forward) ... (role|position|post|vacancy|job|interview|opportunity|stage|round|application|occasion|time)
        (your application|your candidacy) .. (unsuccessful|rejected|declined|not successful|not selected|not progress*)
        application ... (has been|was|is) (unfortunately|regrettably|sadly)? (unsuccessful|not successful|rejected|declined|not selected)
        (role|position|post|vacancy|job|requisition|opening) ... (has|was|is) (now|already|since|recently|just)? (been)? (filled|closed|cancelled|canceled|withdrawn|put on hold|placed on hold|on hold|frozen|eliminated|paused)
        (pursue|pursuing|consider|considering) (other|another|different) (candidate*|applicant*)
        (someone|somebody) (else|with more|with stronger|who) .. (for this|for the|role|position|job|post|experience)
        (filled|cancelled|canceled|closed|paused|frozen) (the|this|that) (role|position|vacancy|post|requisition|job|opening)
        (chosen|picked|selected|hired|decided on|going with|gone with|went with) (someone|somebody) (else)? .. (role|position|seat|job|post|team|application|experience)
        (chosen|picked|selected|hired|appointed) (someone|somebody) else
        (offer|offered|given|give) (the|this) (role|position|job|post) to (another|someone|somebody|an internal|a different)
        (offered|given) (the|this) (role|position|job|post) .. (another|someone|somebody)
        we are closing .. applications
        (moving|move|going|gone|proceed*|continu*) (forward|ahead|onward|on)? with (other|another|a different|different) (people|person|candidate*|applicant*|profile*)
        (decided|decision) against (your application|your candidacy|hiring|making an offer|moving)
        not (be)? (able|in a position) to (offer|invite) you .. (interview|role|position|job|place on|employment|opportunity)
        can not offer you .. (interview|role|position|job)
        (unable|not able) to (offer|invite|progress|take|move|consider) .. (interview|role|position|job|application|further|forward)
        not .. (invite|inviting|inviting|offer|offering|extend|extending) .. (you|an offer|an interview) .. (interview|role|position|offer|job|stage|time)
        no longer (be)? (consider*|moving|under consideration|in consideration|being considered|proceeding|recruiting|hiring|pursuing) ... (you|your|role|position|application|time|candidate*)
        (will not|are not|not) .. (be)? (consider*) (you|your application|your candidacy|your profile) .. (further|role|position|time|opportunity|this)
        (candidates|applicants|applications|profiles) (whose|who|with) .. (more closely|closer|better|closely|stronger|more) (match*|align*|fit*|suit*|experience|meet|relevant)
        (you|your profile|your experience|your background|your skills) (are|is|do|does|did|was|were) not (quite)? (the right|a|the|a good|the best|a strong)? (fit|match|align*) .. (role|position|team|what|needs|requirements|us|this|looking)
        (not|did not) (make|made) it to the (next|final|interview) (stage|round|phase)
        (not|did not|were not|have not been) .. (progress|progressed|advance|advanced|moved|move) .. (next|final|interview) (stage|round|phase)
        (not|never) .. (get|got|be) (the|this) (job|role|position) .. (afraid|sorry|unfortunately)
        (are|will) not .. (extend|extending|make|making) .. (an|you|job) offer
        (withdraw|withdrawing|rescind|rescinding) .. offer
        (it|this) is a no (from|on|this|for)
        not .. (select|selected|selecting|choose|chosen|shortlist*) .. (you|your application|your profile|your candidacy) .. (role|position|post|interview|job|vacancy|stage|round|process|time)
        (you|your application) .. (will|would) not .. (progress*|proceed*|go*|move*|taken|tak*) (to|forward|further|any|on|with) .. (stage|round|further|forward|process|role|position|time|application)
        (selection|recruitment|hiring|interview|application) process .. (ended|ends|finished|concluded|over|stops) .. (you|here|for you)
        not .. (able|going|possible) .. (take|progress|move) your (application|candidacy) .. (further|forward)
        this is where your (application|process|journey) .. ends
        (application*|candidacy) .. (no longer|not) (under consideration|active|being considered|in consideration)
        not proceed .. your (application|candidacy|interview)
        (your application|you) .. (did|does|has|have) not .. (meet|match|fulfil*) .. (requirements|criteria|role|position)
        (pass|passing) on your (application|candidacy|profile)
        (keep|keeping) (looking|searching) for .. candidate* .. instead
        no (suitable|matching|open|current|other|vacant)? (role|roles) .. (for you|at present|at the moment|right now|currently|your)
        (overqualified|over qualified)
        too (senior|junior|qualified|experienced) for (this|the|what|us|our)
        nothing .. (open|available|vacant|to offer) .. (match*|suit*|fit*|for you|your)
        (set|put|lay|left) your (application|cv|candidature) (aside|to one side)
        (application|cv|resume|yours) .. not (make|made|survive|pass) .. (cut|sift|selection|round|list|shortlist|screening)
        (qualifications|application|you) (do|does|did) not (meet|satisfy|fulfil|have) .. (minimum|requirements|criteria|conditions|specification)
        not .. (taking|take|pursuing|pursue) your (candidature|candidacy|application)
        (could|can|will) not .. (offer|give) you (a|the|any) (job|position|role|post|work|contract|employment)
        not (among|amongst) the .. (candidates|applicants|shortlisted|finalists|appointed)
        (made|making|make|given|gave) .. offer to (someone|somebody|one of|another|a different|the other)
        (job|role|position|post) .. offered .. to (one of|another|someone|somebody|the other)
        offered (it|the job|the post|the role|the position|this) to (one of|another|someone|somebody|the other)
        not .. (getting|get|receive|receiving) an offer
        no offer (from us|from our)
        (fully staffed|no headcount|not looking to (add|hire|recruit))
        (going|go|went|gone|proceed*) with the other (candidate|applicant|person)
        (skills|strengths|talents|experience) .. (elsewhere|somewhere else|another (company|setting|place))
        (another|other|different) (candidate|applicant|person) (just|simply|only)? (edged|did|had|was|came) .. (it|better|ahead|stronger|edge|more)
        not .. (post|role|job|position) (is|was) (the)? (right|for you)
        (rather than|instead of) (hire|hiring|recruit|recruiting)
        (jobs|posts|positions|vacancies) .. (have|are) .. (filled|taken)
    """,
    LIKELY: """
        (not|unable|never) !(yet|need|have to|hesitate|only|worry|monitored|attend|able to attend|make it|hear|reply|miss) ... (next stage|next round|next step|further|forward|shortlist*|selected|successful|match|fit|proceed*|progress*|suitable|considered further|invite*|chosen|put forward|taken forward)
        not this time
        (hiring|recruitment|recruiting|headcount) .. (frozen|freeze|paused|on hold|stopped|suspended)
        (role|position|job|post|vacancy) .. (gone|no longer exists|off the table|withdrawn|disappeared|not available|no longer available|no longer open)
        (felt|concluded|agreed|decided) ... (not|other|another|stronger) .. (match|fit|candidate*|applicant*|suited)
        (chosen|hired|appointed|picked|chose|found|identified) .. (candidate|person|applicant|someone|somebody) .. (with|who|whose)
        not .. (right|good|strong|close) .. (fit|match)
        (position|role|job|post|vacancy) .. (went|gone|given) to (someone|somebody|another|a|an)
        (regret|sorry|sad|afraid|unfortunately|sadly|disappointed|regretfully|regrettably) .. (inform|tell|say|let you know|advise|report) .. (unsuccessful|not selected|not successful|not been|not be|rejected|declined|decided against)
        (unfortunately|regret*|sorry|afraid|sadly|disappoint*) ... not .. (moving|move|going|proceed*|progress*|continu*|advanc*|tak*) .. (forward|ahead|further|on|next)
        (unfortunately|sadly|afraid|sorry|regret*) .. not .. (been)? (successful|selected|shortlisted|chosen)
        not (be|been)? (successful|selected|shortlisted|chosen) .. (occasion|time|instance|opportunity)
        not (be)? (moving|going|proceeding|move|go|proceed|progressing|progress|continuing|continue) (forward|ahead|further)
        (went|gone|going|go) with (one of the others|another|someone else|somebody else|an internal|a different|the other)
        (decided|chosen|choice) .. (in favour|in favor) of (another|someone|other|a different|somebody)
        not the (right)? (fit|match) (for|at) (us|this|the)
        (better|closer|stronger) (fit|match|suited|aligned) .. (than|for this|for the)
        can not (take|consider) (you|it|this) (any)? (further|forward)
        it is a no
        the answer is no
        no longer hiring
        hiring freeze
        (decided|chosen) not to (fill|hire|recruit|continue|proceed|move|go|take|make)
        (someone|somebody|candidate) (else)? .. (accepted|has accepted|took|has taken) .. (role|position|offer|job)
        will not be (progressing|proceeding|pursuing|continuing|going|taking)
        (decided|going) to pass
        (we have|have) (already)? filled
        not (going to)? (work|working) out
        (is|s) a (pass|no) (from|for|on|at)
        (say|saying|said) no .. (time|for now|occasion)
        (disappoint you|a disappointment|disappointing news)
        (bad|sad|unwelcome) news
        not .. (good|better|the|positive) (news|outcome|result|answer)
        (came|come|finished|placed|were) (a)? (close)? (second|runner up)
        (close call|between you and|neck and neck|tight race)
        (others|candidates|applicants|someone else|other person) (was|were|had|have|is|are) .. (further|ahead|stronger|closer|more|better|edge|nearer)
        (went|gone|going|decided|plumped|settled|opted) (for|on|with) (them|her|him|somebody|someone)
        not (be|really|actually)? (need|needing) (you|any)
        no (place|room|space|spot|need) .. (for you|in the|on the|team|at the moment|right now)
        not make the (cut|list|shortlist|grade)
        (found|got) .. (person|someone|somebody|candidate) (we|who|for|that|with|already)
        (return|returning) your (documents|certificates|papers)
        not (among|amongst|one of|on) .. (first|ranked|list|selected|final)
        (leave it (there|at that)|draw a line)
        (have to|must|going to have to) say no
        not .. ready for (us|this|the)
        can not .. (justify|afford) .. (salary|hire|position|role|person)
        (this is where we stop|stops here|ends here)
        (score|marks|points) .. below
        can not (take on|take|hire) .. (people|anyone|anybody|staff)
        (engaged|hired|taken on|appointed) .. in the meantime
        not be you
        (taken on|hired|took on|recruited) (a|an) .. (with|who)
    """,
    HINT: """
        (unfortunately|regret*|sorry|sadly|afraid|regretfully) ... (not|unable|unsuccessful|no)
        (unfortunately|regret*|sorry to|sadly) .. (not|unable|unsuccessful|no)
        better luck
        wish you .. (success|luck|best) .. (search|future|career|endeavo*)
    """,
}
