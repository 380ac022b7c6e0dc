"""Phrases of English mails around those that decide: conditions, jobs, other things, and mails that report nothing."""

CONDITIONAL = """
    if !(you would (come|be able to come|call in|visit)|you are (still|happy|available|free)|you could|possible|that (suits|works)|we may)
    should (you|we|your|there|the|a|this|i|they)
    in case
    in the event
    unless
    whether
    provided that
    ^ (_)? (_)? (candidates|applicants) (who|that|selected|shortlisted|invited)
    (contact|contacting|invite|inviting|notify|inform|interview|those|all|any|every|only) (_)? (candidates|applicants) (who|that|whose|selected|shortlisted|invited)
    (selected|shortlisted|successful|unsuccessful) (candidates|applicants)
    (candidates|applicants) (who|that) (are|were|have|do|did)
    (may|might) (be)? (invite|contact|ask|be invited|be asked|reach|call|also)
    (once|as soon as|when|until) (we|you|your|the !(week|end|beginning|middle|start|first|second)|our|they|it)
    after (we|you|they|it)
    after (your|the|our) (_)? (_)? (has|have|is|are)
    (were|was) (about|going) to (invite|offer|hire|ask|interview)
    would have (loved|liked|been happy)? (to)? (invited|invite|offered|hired|hire|interviewed|interview)
    were (we|you|your) to
    assuming
    only
    what happens
    (could|can) (lead|result)
    (typically|usually|normally|generally)
    (our|the) (hiring|interview|recruitment|selection) process (is|has|consists|includes|involves|usually|takes|typically)
    (expect|hope) to !(contact|notify|inform|update|let you|get back|decide|have|be in touch|come back|respond|reply|hear|make|write|complete|finish)
    (write|writing|respond|reply) (_)? to (_)? (applicants|candidates|unsuccessful)
    (every|each|any) (application|candidate|applicant)
"""

JOB = """
    your (cv|resume|application for the)
    (applying|applied) (for|to) (the|our) (_)? (_)? (_)? (role|position|post|job)
    (the|this|our|a|that) job !(centre|market)
    job (title|offer|description|application|opening|at|interview)
    (vacancy|vacancies|recruiter|recruiters|recruiting|recruitment|hiring|candidate|candidates|applicant|applicants|candidacy|internship|traineeship|apprenticeship)
    (interview|interviews|interviewing|interviewer)
    (role|roles)
    (position|post) (of|as|at|with|in|for|which|that|you|has|was|is|and|,)
    (the|this|our|a) (_)? (_)? (_)? (position|role)
    (cv|resume|cover letter)
    (talent acquisition|talent team|people team|human resources|people operations|people partner|hr team|hr department|talent partner)
    (engineer|developer|analyst|scientist|designer|architect|consultant|accountant|nurse|teacher|researcher|technician|programmer|administrator|coordinator|specialist|assistant|officer|associate|representative|product manager|project manager|account manager|marketing manager|operations manager|sales manager|team lead|head of|director of|director|engineers|developers|trainee|intern|chef|driver|electrician|librarian|editor|copywriter|lawyer|paralegal|pharmacist|physiotherapist|lecturer|professor|postdoc|barista|receptionist|secretary|buyer|planner|controller|bookkeeper|auditor|tester|sysadmin|devops|sre|scrum master|product owner|steward|recruit)
    (salary|start date|probation period|notice period|employment|employer)
    (take home|coding (test|challenge|assessment))
    next (step|stage|round) .. (interview|process|application|coding|assessment|exercise|challenge|task|test|call|like you|is|would)
    coding (exercise|task|interview)
    (career|careers)
    (opening|openings)
    (onsite|phone screen|screening call)
    ^ (_)? (_)? (_)? (job|jobs|post|vacancy|position|internship|traineeship|operative)
    (employ|employing|employed|certificates|qualifications|staffed)
    (backend|frontend|full stack|reception|trial shift|perm|interviewed|personnel)
"""

OTHER = """
    (lunch|dinner|beer|beers|drinks|pint|brunch|birthday|barbecue|bbq|picnic) !(shift|service|break|is provided)
    (volunteer|volunteers|volunteering|open day|open evening|neighbour*|neighbor*)
    (phd|doctoral|doctorate|msc|bsc|mba|programme|diploma|student|students|college|undergraduates)
    (elected|election|residents|association|trustees|board of|committee)
    (audition|audition*|casting|choir|orchestra|theatre|dance|exhibition|gallery|contest|competition|prize|award)
    (accelerator|incubator|startups|investment|pitch)
    (claim|claims|request|install|installed|licence key)
    (housing|homes|parking|allowance|tax|benefit)
    (adopt|dog|cat|puppy|kitten|pet)
    (salon|haircut|treatment|massage|gym|fitness|court|restaurant)
    (essay|assignment mark|coursework|grade|grades|lecture)
    (credit|loan|mortgage|overdraft|debit|card|lending|account) (_)? application
    (application|applied|apply|applying|request|claim) (for|to) (_)? (_)? (_)? (card|loan|mortgage|credit|overdraft|visa|passport|permit|licence|license|tenancy|flat|apartment|house|rental|lease|grant|funding|scholarship|bursary|membership|admission|place|school|nursery|insurance|policy|benefit|benefits|refund|account|residence|citizenship|allotment|parking|subsidy|quota|bankruptcy|adoption|planning permission|council)
    (credit card|debit card|library card|mortgage|loan|overdraft|visa|passport|residence permit|tenancy|landlord|lettings|rental|viewing|apartment|flat|property|admission|admissions|undergraduate|postgraduate|degree|faculty|programme committee|program committee|school|nursery|kindergarten|pupil|grant|funding|scholarship|fellowship programme|bursary|membership|club|library)
    (paper|manuscript|abstract|submission|submissions|reviewers|workshop|conference|journal|proceedings|proposal|talk proposal|call for papers|cfp|poster)
    (parcel|package|delivery|shipment|courier|order|orders|invoice|receipt|refund|warranty|repair|product return|subscription|voucher|discount|coupon)
    (review team|app review|new build|resubmit|guidelines|landlord|journalist|gazette)
    (pull request|merge request|commit|issue tracker|build failed|crash|crashed|app store|play store|app review|software|binary)
    (dentist|dental|doctor|clinic|surgery|gp|hospital|patient|vaccination|hairdresser|physio appointment|optician|vet|driving test|driving lesson|driving licence|mot)
    (concert|ticket|tickets|festival|theatre|show (starts|tickets|tonight|at)|performance|gig|tournament|exhibition|event tickets)
    (webinar|course|class|lesson|seminar|masterclass|bootcamp|workshop registration|yoga|training course|language exam|exam)
    (insurance|policy number|quote|premium|tariff|broadband|electricity|energy contract|phone contract)
    (survey|questionnaire|newsletter|podcast|episode|magazine|article)
    (flight|hotel|booking reference|reservation|train|boarding|table for)
    (bank|banking|savings)
    (dating|match made|adoption|volunteer*|charity|allotment|choir)
    planning application
    (tender|bid|procurement|supplier|purchase order|quotation)
    (volunteering|reader s card|reading room)
    (goal|training session|match day|squad|seller|buyer|bid)
    (your (son|daughter|child)|waiting list|camp|pupils)
    (coach|juniors|league|treasurer|voted)
    (quote|plumber|roof)
    (film|cast|extras)
    (the paper says|swap)
    (votes|governor|governors)
"""

VETO = """
    (withdrawing|withdrawal of|withdrew|withdrawn) .. (your|my) application
    you (have)? (withdrawn|withdrew)
    i (have|had|got|have got) (an|my|a|another) (_)? (interview|job offer|new job)
    (research|study|article|thesis|documentary|blog|survey|journalis*) .. interview
    interview .. for (our|my|a|an) (_)? (study|article|research|thesis|documentary|blog|book|magazine|newspaper)
    (verify|confirm) your (email|e mail|account|address|candidate account)
    (reset|change|forgot) (your|the) password
    your (_)? (responses|answers|assessment|test|exercise|challenge) (have|has) (now|been|successfully)? .. (received|submitted|completed)
    (account|profile) (has been|was|is) (created|activated|verified)
    (finish|complete|incomplete|continue|resume) your (application|draft)
    (you|your) (have|application) .. (not yet|not been) (submitted|finished|completed|sent)
    (this|new|latest) episode
    listen now
    (podcast|webinar|open day|career fair|careers fair|job fair|open house|meetup|virtual event|masterclass) & !(thought of you|your talk|saw you|met you|we met|meeting you)
    (you received this|you receive this|you are receiving this|receive this letter|you get this) .. (newsletter|subscribed|subscribe|subscription|saved a search|signed up|list)
    (scorecard|interview kit|added you as an interviewer|your feedback on .. candidate|submit your feedback|you are interviewing|interview panel for|interviewing candidate|candidate review)
    (i would like|i am writing|i wish|i want) to apply
    (i am|am) applying (for|to)
    (please find)? .. attached my (cv|resume)
    my application for (the|your)
    (they|he|she) (rejected|turned) me
    i (did not|have not|never) (get|got|been) (the|a|that) (job|role|position|offer|selected)
    i (got|was|just got|have been) (rejected|turned down|ghosted|an offer)
    (mailing list|to unsubscribe send)
    (bank|id|passport) .. within .. hours .. (messenger|whatsapp|telegram)
    (whatsapp|telegram|messenger|signal) .. (hiring manager|interview|mr|contact)
    (no interview needed|no experience needed|earn .. per day|per day|processing fee|bank details to|western union|gift card*)
    (crash report|application error|application crashed|application log|server application|application server|application version|ready for sale|app store connect)
    (refer a friend|referral (bonus|programme|program|scheme|reward))
    (research study|study participants|user interview|user research|customer interview|usability|participants for)
    (tips for|how to|five ways|guide to|advice on) .. (interview*|rejection|cv|resume|job search|cover letter|feedback)
    dear (members|parents|families|neighbours)
"""
