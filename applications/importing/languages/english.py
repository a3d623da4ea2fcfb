NAME = "English"
LETTERS = ("cp1252", "mac_roman")
COLUMNS = {
    "company": (
        "company; company name; employer; employer name; organisation; organization; organisation name; "
        "organization name; firm; business; hiring company; where applied; name of company; name of employer; "
        "org; employer company; company applied to; companies; co"
    ),
    "agency": (
        "agency; recruitment agency; recruiting agency; staffing agency; recruitment company; recruiter; "
        "recruiters; headhunter; via; through; recruiter agency"
    ),
    "title": (
        "title; job title; position; role; job; job position; role title; job role; job name; position title; "
        "position name; role name; title of position; position applied for; job applied for; vacancy; opening; "
        "job description title; designation; post; profession; position role; roles; positions; internship; "
        "program; programme; post applied for; job title role; occupation"
    ),
    "applied_on": (
        "date applied; applied on; application date; applied date; applied at; date of application; "
        "date submitted; submitted on; submission date; sent on; date sent; date of applying; applied when; "
        "application submitted; application sent; day applied; when applied; application submission date; "
        "date applied on; app date; date apply; apply date; application day; date app sent; sent; submitted; "
        "applied"
    ),
    "saved_on": (
        "date saved; saved on; date added; added on; created; created at; created on; date created; found on; "
        "date found; saved; added; bookmarked on; added at; saved at; date logged; logged on"
    ),
    "any_date": (
        "date; day; when; event date; date of event; dates; timestamp; time stamp; activity date; entry date; log date"
    ),
    "state": (
        "status; stage; state; application status; current status; current stage; what happened; progress; "
        "phase; list; pipeline; step; situation; response; application stage; application state; job status; "
        "status of application; where it stands; stage status; current state; event; action; activity; update; "
        "list name; pipeline stage; column; board column; latest status; last status; reply"
    ),
    "ending": (
        "outcome; result; final status; decision; final decision; final outcome; final result; results; verdict; "
        "conclusion; end result; application outcome; interview outcome; application result; resolution"
    ),
    "state_on": (
        "status date; date of status; last update; last updated; updated; updated at; updated on; status on; "
        "stage date; response date; date of response; last contact; last activity; last status change; "
        "date updated; last action date; date of reply; reply date; status changed; status updated; "
        "last modified; date heard back; heard back on; date of last update; status updated on"
    ),
    "ended_on": (
        "ended on; closed on; date closed; decision date; date ended; outcome date; result date; "
        "date of decision; date of outcome; date of result; end date; closed date; archived at; archived on"
    ),
    "deadline_on": (
        "deadline; closing date; application deadline; due date; due; close date; closing; closes on; apply by; "
        "deadline date; date closing; expiry date; expires; expires on; last date to apply; closes; due by"
    ),
    "location": (
        "location; place; city; where; town; job location; office; office location; location s; based in; "
        "city state; country; site location; work location; locations; city country; region; area; "
        "location city; state city"
    ),
    "work_mode": (
        "work mode; remote; workplace type; work arrangement; work type; onsite remote; remote hybrid; "
        "location type; workplace; remote onsite; hybrid remote; remote or onsite; on site remote; work setting; "
        "remote hybrid onsite; onsite hybrid remote; working model; work model; wfh; mode; mode of work; lane; "
        "remote status; remote in person"
    ),
    "pay": (
        "salary; pay; compensation; salary range; wage; rate; £; $; €; pay range; package; ctc; base salary; "
        "base; salary estimate; salary expectations; expected salary; comp; comp range; salary k; annual salary; "
        "hourly rate; pay rate; salary band; offered salary; stipend; day rate; salary per year; salary gbp; "
        "salary usd; salary eur; tc; total comp; pay scale; wage range; max salary range; rate of pay"
    ),
    "pay_min": (
        "min salary; salary min; minimum salary; pay min; pay from; salary from; min pay; salary low; "
        "low salary; min comp; salary minimum"
    ),
    "pay_max": (
        "max salary; salary max; maximum salary; pay max; pay to; salary to; max pay; salary high; high salary; "
        "max comp; salary maximum"
    ),
    "pay_currency": "currency; pay currency; salary currency",
    "link": (
        "link; url; job url; job link; job posting; job posting url; posting; posting url; application link; "
        "source url; website; job ad; advert link; job description link; vacancy link; jd link; link to posting; "
        "link to job; link to application; posting link; listing; job listing; listing link; listing url; "
        "web link; links; application url; link to ad; ad link; job page; job posting link; apply link; "
        "web address; hyperlink; jd url; link to job posting; portal link; advert url; original url; link to jd; "
        "link to job description"
    ),
    "source": (
        "source; job source; found on site; found via; where found; job board; board; platform; portal; channel; "
        "origin; site; how found; found at; found through; source of job; application source; lead source; "
        "where did you find it; where i found it; job site; found where; source name; how did i find it; "
        "how i found it; application platform; source platform; website found; job portal"
    ),
    "sent_via": (
        "sent via; applied via; applied through; method; application method; how applied; how sent; "
        "method of application; submission method; applied using; applied with; how submitted; application mode; "
        "application type; way of applying; how i applied"
    ),
    "cv_version": (
        "cv; resume; cv version; resume version; resume used; cv used; resume name; cv sent; resume sent; "
        "which cv; which resume; version of cv; version of resume; resume file; cv file; resume title; "
        "resume submitted"
    ),
    "tags": "tags; tag; labels; label; categories; category; keywords; favorite; favourite; skills",
    "advert": (
        "job description; description; jd; advert; full description; job description text; posting text; "
        "advert text; text of the advert; html description; job ad text"
    ),
    "notes": (
        "notes; note; comments; comment; remarks; next steps; next step; memo; details; additional notes; "
        "other notes; thoughts; misc; remark; observations; my notes; extra notes; additional info; "
        "additional information; other; info; general notes; notes comments; any notes; comments notes; "
        "other info; feedback"
    ),
}
STATUSES = {
    "saved": (
        "saved; save; wishlist; wish list; bookmarked; bookmark; lead; leads; draft; ready; ready to apply; "
        "to apply; not applied; not applied yet; interested; idea; planned; todo; to do; backlog; applying; "
        "preparing; want to apply; researching; new; not submitted; not submitted yet; not yet applied; "
        "not yet submitted; haven t applied; need to apply; will apply; plan to apply; planning; "
        "planning to apply; evaluated; considering; to be applied; yet to apply; in preparation; research; "
        "prospect; target; targets; unsubmitted; apply soon; applying soon; drafting; pending application; "
        "application pending; not started; unapplied; not sent; not sent yet; to be submitted; "
        "application in progress; started application; incomplete; shortlisted by me; watching; potential"
    ),
    "applied": (
        "applied; applied referral; sift; at sift; being reviewed; application is being reviewed; applied via "
        "referral; applied through referral; application sent; application submitted; submitted; sent; sent "
        "application; pending; "
        "in review; under review; reviewing; waiting; awaiting; awaiting response; waiting for response; "
        "waiting to hear; no news; no news yet; nothing yet; open; active; still open; in progress; received; "
        "application received; applied online; applied on website; applied on company site; applied on linkedin; "
        "under consideration; application under review; waiting to hear back; waiting for reply; awaiting reply; "
        "awaiting decision; waiting on response; waiting for a response; no response yet; no reply yet; "
        "not heard yet; applied waiting; submitted application; application complete; resume submitted; cv sent; "
        "resume sent; email sent; emailed; cold emailed; application acknowledged; acknowledged; "
        "confirmation received; ongoing; pending response; application viewed; viewed; resume viewed; cv viewed; "
        "easy applied; waiting for feedback; in process; awaiting feedback; waiting on them; submitted waiting; "
        "followed up; follow up sent; application submitted waiting"
    ),
    "screening": (
        "screening; screen; phone; phone screen; phone screening; phone call; call; first call; intro call; "
        "recruiter call; hr call; recruiter screen; recruiter screening; hr screen; phone interview; "
        "telephone interview; online assessment; assessment; oa; test; online test; coding test; "
        "coding challenge; take home; responded; heard back; contacted; take home test; take home assignment; "
        "hr interview; recruiter interview; recruiter; initial call; initial screening; initial screen; "
        "initial phone screen; introductory call; introduction call; screening call; screening interview; "
        "hackerrank; codesignal; codility; hirevue; video screening; recorded interview; one way interview; "
        "assignment; skills test; aptitude test; technical assessment; technical test; code challenge; "
        "oa received; oa sent; oa completed; assessment sent; assessment completed; assessment received; "
        "phone screen scheduled; phone screen completed; phone screen done; phone interview scheduled; screened; "
        "in screening; screening stage; prescreen; pre screen; pre screening; homework; hr round; "
        "recruiter contact; hr call; hr interview; hr screen; call with hr; phone call with hr; take home submitted; "
        "take home done; take home sent; screening with hr; phone screen with hr; recruiter reached out; chat with "
        "recruiter; talked to recruiter; spoke to recruiter; "
        "online assessment sent; online assessment completed; oa 1; oa1; oa done; exploratory call; "
        "discovery call"
    ),
    "interviewing": (
        "interview; interviews; interviewing; interviewed; interview scheduled; invited; invitation; "
        "first interview; 1st interview; second interview; 2nd interview; third interview; 3rd interview; "
        "first round; second round; third round; final round; final interview; final; technical; "
        "technical interview; tech interview; onsite; on site; onsite interview; panel; panel interview; "
        "case study; trial day; assessment centre; assessment center; interview done; interview completed; "
        "interview invitation; interview invite; invited to interview; invited for interview; round 1; round 2; "
        "round 3; round one; round two; round three; 1st round; 2nd round; 3rd round; 4th round; 4th interview; "
        "fourth interview; interview 1; interview 2; interview 3; interview 4; interview round 1; "
        "interview round 2; interview stage; in interviews; interview process; interview in progress; "
        "video interview; virtual interview; virtual onsite; zoom interview; in person interview; "
        "face to face interview; face to face; superday; super day; loop; interview loop; hiring manager; "
        "hiring manager interview; hiring manager call; manager interview; tech screen; technical screen; "
        "technical round; technical phone screen; behavioral interview; behavioural interview; behavioral; "
        "behavioural; presentation; case interview; final stage; final rounds; last round; "
        "interview scheduled for; upcoming interview; team interview; final round interview; "
        "interviewed waiting; trial shift; working interview; onsite scheduled; onsite completed; "
        "1st interview scheduled; 2nd interview scheduled; 1st interview completed; 2nd interview completed; "
        "first interview scheduled; second interview scheduled; first interview completed; "
        "second interview completed; first interview done; second interview done; waiting after interview; "
        "waiting for feedback after interview; awaiting feedback after interview; technical interview scheduled; "
        "technical interview completed; in interview; interview requested; interview request; had interview; "
        "had an interview; meet the team"
    ),
    "offer": (
        "offer; offers; offered; offer received; received offer; offer extended; got offer; got an offer; "
        "negotiating; negotiation; offer negotiation; offer made; verbal offer; job offer; offer pending; "
        "offer stage; offer on the table; offer received deciding; deciding on offer; offer letter; written offer; "
        "received an offer; offer under review; considering offer"
    ),
    "accepted": (
        "accepted; offer accepted; accepted offer; i accepted; hired; signed; got the job; got it; "
        "accepted the offer; accept; accepted job; employed; contract signed; started job; accepted position; "
        "joined; i got the job"
    ),
    "rejected": (
        "rejected; rejection; reject; rej; they said no; said no; not selected; not successful; unsuccessful; "
        "no offer; denied; failed; turned down by them; rejected by company; rejected by employer; "
        "rejection email; rejection received; received rejection; rejected without interview; "
        "rejected before interview; rejected by ats; rejected by email; rejected via email; "
        "rejected automatically; auto rejected; auto rejection; automatic rejection; not moving forward; "
        "not proceeding; not progressed; not shortlisted; regret; regrets; regret email; "
        "application unsuccessful; application rejected; application denied; unfortunately; passed over; "
        "they passed; not chosen; not hired; no longer under consideration; not considered; not a fit; "
        "not a match; hard no; rejected no interview; eliminated; didn t get it; did not get it; "
        "declined by employer; declined by them; rejected by recruiter; not accepted; position filled rejected; "
        "not invited; not invited to interview; not a good fit; they rejected me; application not successful; "
        "not taken forward; not progressing; didn t progress; "
        "not offered; internal candidate; went with an internal candidate; they went with an internal candidate; "
        "went with another candidate; they went with another candidate; went with someone else; "
        "they went with someone else; chose someone else; chose another candidate; hired someone else; "
        "hired internally; will not proceed; not being taken forward; "
        "company rejected; rejected me; not successful this time"
    ),
    "no_response": (
        "nothing; no response; no reply; no answer; ghosted; ghost; silence; never heard back; never heard; "
        "no feedback; not heard back; didn t hear back; unanswered; ghosted me; got ghosted; company ghosted; "
        "no reply received; no response received; assumed rejected; presumed rejected; assume rejected; "
        "presumed ghosted; crickets; radio silence; did not hear back; didn t respond; did not respond; "
        "didn t reply; did not reply; heard nothing; no contact; no word; nothing heard; never responded; "
        "never replied; no callback; no response assumed rejected; dead no response; ghosted by company; "
        "no response after 30 days; no news for months"
    ),
    "cancelled": (
        "role cancelled; role canceled; position cancelled; position canceled; job cancelled; job canceled; "
        "cancelled by company; canceled by company; hiring freeze; frozen; role frozen; "
        "position closed by employer; role put on hold; position put on hold; put on hold by company; "
        "role closed by employer; position on hold; role on hold; "
        "job closed by employer; position eliminated; role eliminated; requisition closed; req closed; "
        "position withdrawn; position removed; hiring paused; requisition cancelled; requisition canceled; "
        "position no longer available; role no longer available; vacancy cancelled"
    ),
    "withdrawn": (
        "withdrawn; withdrew; i withdrew; withdraw; application withdrawn; not interested; no longer interested; "
        "lost interest; dropped; cancelled by me; canceled by me; skip; skipped; discarded; not applying; "
        "will not apply; withdrew application; withdrew my application; i dropped out; dropped out; pulled out; "
        "i passed; won t apply; decided not to apply; did not apply; didn t apply; not pursuing; "
        "no longer pursuing; self withdrawn; withdrawn by me; cancelled application; withdrawing; opted out; "
        "i said no"
    ),
    "declined": (
        "offer declined; declined offer; i declined; declined by me; rejected offer; turned down offer; "
        "turned it down; said no thanks; offer rejected; i rejected; declined the offer; offer turned down; "
        "turned down the offer; i turned it down; i turned down the offer; i turned down offer; "
        "i declined the offer; offer declined by me; rejected the offer"
    ),
}
ASIDES = (
    "a an the my on at in by via through from with w for and since after about around approx this last next "
    "again got get gotten have had has been was were is am are scheduled booked arranged set confirmed planned "
    "upcoming attended held done completed complete email mail zoom teams skype google meet online virtual "
    "virtually remote person team linkedin indeed glassdoor xing stepstone website portal "
    "site so far now currently soon"
)
